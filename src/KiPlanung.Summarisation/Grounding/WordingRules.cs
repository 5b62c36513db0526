using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>Wording a person must look at (requirements S-05, S-08); these rules warn, they never remove.</summary>
internal static partial class WordingRules
{
    private static readonly (Func<Regex> Words, bool FineWhenQuoted, string Warning)[] Forbidden =
    [
        (Diagnosis, true, "Diagnose: Die Formulierung steht so nicht in der Belegstelle."),
        (RiskScore, false, "Risikoeinstufung: Ein Entwurf darf Personen nicht nach Risiko einstufen."),
        (Eligibility, false, "Anspruch: Ob jemand einen Anspruch hat, entscheidet nicht dieser Entwurf."),
        (Ranking, false, "Rangfolge: Ein Entwurf darf Personen nicht in eine Reihenfolge bringen."),
        (Emotion, true, "Deutung: Gefühle oder Eindrücke stehen so nicht in der Belegstelle."),
        (Proposal, true, "Vorschlag: Die vorgeschlagene Maßnahme steht so nicht in der Belegstelle."),
    ];

    /// <param name="sentence">The claim.</param>
    /// <param name="cited">The parts of the source it cites, as compared.</param>
    public static IEnumerable<string> Warnings(string sentence, string cited)
    {
        if (Negated(sentence) != Negated(cited))
            yield return "Verneinung: Nur in einem von Aussage und Belegstelle steht „nicht“ oder „kein“.";
        foreach (var (words, fineWhenQuoted, warning) in Forbidden)
            if (words().Match(sentence) is { Success: true } match
                && !(fineWhenQuoted && cited.Contains(match.Value, StringComparison.OrdinalIgnoreCase))) yield return warning;
        if (Instruction().IsMatch(cited))
            yield return "Anweisungsartiger Text: Die Belegstelle richtet sich an das Programm, nicht an Menschen.";
    }

    private static bool Negated(string text) => Negation().IsMatch(text);

    /// <summary>How often a text negates; two texts that differ here do not say the same.</summary>
    public static int Negations(string text) => Negation().Count(text);

    [GeneratedRegex(
        @"(?<!\p{L})(?i:nicht(?! nur\b)|nichts|kein(?:e[mnrs]?|erlei)?|nie|niemals|niemand\p{Ll}*|weder|ohne)(?!\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"(?i:diagnos\p{L}*|leidet (?:an|unter)|\p{L}*störung\b|depressi\p{L}*|\p{L}*traumatisiert|psychisch krank" +
        @"|erkrankt an)", RegexOptions.CultureInvariant)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(
        @"(?i:risiko(?:wert|score|stufe|klasse|punkt|bewertung|einschätzung|profil)\p{L}*|(?:hohe[smnr]?|erhöhte[smnr]?" +
        @"|geringe[smnr]?) risiko|gefährdungs(?:grad|stufe|einschätzung)\p{L}*|rückfallwahrscheinlichkeit)", RegexOptions.CultureInvariant)]
    private static partial Regex RiskScore();

    [GeneratedRegex(
        @"(?i:(?:keinen |einen )?anspruch auf|anspruchsberechtigt|leistungsberechtigt|nicht berechtigt" +
        @"|steht \p{L}+ \p{L}* ?zu\b|leistungsunwürdig|förderfähig)", RegexOptions.CultureInvariant)]
    private static partial Regex Eligibility();

    [GeneratedRegex(
        @"(?i:rangfolge|rangliste|\branking|bedürftigst\p{L}*|dringlichste[rn]? fall|schwierigste[rn]? fall|(?:höchste" +
        @"|niedrigste) priorität|priorität \d)", RegexOptions.CultureInvariant)]
    private static partial Regex Ranking();

    [GeneratedRegex(
        @"(?i:wirkt(?:e)? (?:sehr |etwas )?\p{L}+|scheint \p{L}+|macht(?:e)? den eindruck|offensichtlich \p{L}+" +
        @"|ist verzweifelt|ist überfordert|unkooperativ|uneinsichtig)", RegexOptions.CultureInvariant)]
    private static partial Regex Emotion();

    [GeneratedRegex(@"(?i:sollten?\b|empfohlen|empfiehlt sich|ist ratsam|wird geraten|müssten?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Proposal();

    [GeneratedRegex(
        @"(?i:ignorier\p{L}* (?:alle|die|sämtliche|bisherige)\p{L}* \p{L}+|ignore (?:all|previous|the) \p{L}+" +
        @"|vergiss (?:alle|deine|die) \p{L}+|du bist (?:jetzt|nun|ab jetzt) |system ?prompt|gib (?:das |den entwurf " +
        @"|alles )?frei\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Instruction();
}
