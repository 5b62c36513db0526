using System.Text.RegularExpressions;

namespace KiPlanung.Summarisation.Extraction;

/// <summary>Words that tell which section a sentence belongs to, and that it matters. Order decides between equals.</summary>
internal static partial class Cues
{
    private static readonly (string Section, Func<Regex> Words, double Weight)[] Interview =
    [
        ("bedarfe", Need, 1.0), ("nicht-angesprochen", NotDiscussed, 1.2), ("widersprueche", Contrast, 0.7),
        ("zitate", Quoted, 0.5), ("rahmen", Frame, 0.5), ("kernaussagen", Barrier, 0.6),
    ];

    private static readonly (string Section, Func<Regex> Words, double Weight)[] PracticeReport =
    [
        ("empfehlungen-des-traegers", Recommendation, 1.2), ("zeitraum-traeger-angebot", ReportFrame, 1.0),
        ("herausforderungen", Barrier, 0.9), ("herausforderungen", Need, 0.8), ("entwicklungen", Change, 0.8), ("zahlen", Figures, 0.75),
    ];

    private static readonly (string Section, Func<Regex> Words, double Weight)[] CounsellingNote =
    [
        ("vereinbarte-schritte", Agreement, 1.3), ("offene-fragen", Open, 1.1), ("bedarfe", Need, 1.0), ("anlass", Occasion, 1.0),
        ("bestehende-hilfen", Help, 0.8), ("lebenslagen", Barrier, 0.6), ("lebenslagen", Circumstances, 0.5),
    ];

    /// <summary>The section with the most weight, and how much its words matter; a heading of the source outweighs words.</summary>
    public static (string Section, double Score) Classify(string sentence, NoteKind kind, string? heading)
    {
        var hits = Of(kind).Where(c => c.Words().IsMatch(sentence)).ToArray();
        var strongest = hits.Select(c => c.Weight).DefaultIfEmpty(0).Max();
        var score = strongest + (0.3 * (hits.Sum(c => c.Weight) - strongest)) + (Figures().IsMatch(sentence) ? 0.2 : 0);
        var section = heading ?? (hits.Length == 0 ? Default(kind) : hits.MaxBy(c => c.Weight).Section);
        return (section, Math.Min(score, 2.5) + (heading is null ? 0 : 0.2));
    }

    private static (string Section, Func<Regex> Words, double Weight)[] Of(NoteKind kind) => kind switch
    {
        NoteKind.Interview => Interview,
        NoteKind.PracticeReport => PracticeReport,
        NoteKind.CounsellingNote => CounsellingNote,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Default(NoteKind kind) => kind switch
    {
        NoteKind.Interview => "kernaussagen",
        NoteKind.PracticeReport => "entwicklungen",
        _ => "lebenslagen",
    };

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"\bbrauch|\bbenötig|\bfehl(?:t|en|te|ten)\b|wünsch|\bbedarf|\bkeine? (?:freie[nrs]? )?(?:\p{L}*platz|plätze" +
        @"|angebot|möglichkeit)|wäre (?:gut|schön|hilfreich)|\bnötig\b|möchte\b", Rules)]
    private static partial Regex Need();

    [GeneratedRegex(@"nicht (?:an)?gesprochen|kein thema|nicht zur sprache|dazu (?:möchte|will) \p{L}+ nichts", Rules)]
    private static partial Regex NotDiscussed();

    [GeneratedRegex(
        @"\baber\b|\bandererseits|\beinerseits|\bdagegen\b|\bjedoch\b|\bwiderspr|\btrotzdem\b|auf der anderen seite" +
        @"|\bobwohl\b", Rules)]
    private static partial Regex Contrast();

    [GeneratedRegex(@"[„""«»“][^„""«»“”]{15,}[“”""«»]", Rules)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"\binterview\b|\bgespräch(?:spartner\p{L}*)? (?:am|vom|fand|dauerte|mit)|\bseit \p{L}*\s?\d|\bjahre alt\b" +
        @"|\bich (?:bin|arbeite|wohne|lebe|leite)\b|\bwohn(?:t|en) (?:seit|in)", Rules)]
    private static partial Regex Frame();

    [GeneratedRegex(
        @"\bproblem|schwierig|\bleider\b|\bhürde|\bmangel|wartezeit|warteliste|wartet|\bbus(?:se|verbindung)?\b" +
        @"|\bfähr(?:t|en)\b.*\bnicht|belast|überlast|\bschuld(?:en)?\b|kündig|räumung|rückst[aä]nd|\bzu (?:teuer|weit" +
        @"|wenig|lang|hoch)|\bnicht mehr|herausforder|engpass|ausfall|krank", Rules)]
    private static partial Regex Barrier();

    [GeneratedRegex(
        @"empf(?:e|ie)hl|empfohlen|\bwir (?:schlagen|regen|fordern|raten)|\bsollte[n]?\b|aus sicht des trägers" +
        @"|\bangeregt\b|\bnotwendig (?:wäre|ist)", Rules)]
    private static partial Regex Recommendation();

    [GeneratedRegex(
        @"berichtszeitraum|berichtsjahr|\bträger(?:in)? (?:ist|des|der)|\bvom \d{1,2}\.\s?\S+ .*bis|\bim jahr(?:e)? \d{4}" +
        @"|\bdas angebot (?:umfasst|richtet|besteht)|sitz in", Rules)]
    private static partial Regex ReportFrame();

    [GeneratedRegex(
        @"\bgestiegen|\bstieg\b|\bstiegen\b|\bsteig(?:t|en)|\bgesunken|\bsank\b|\bsink(?:t|en)|zugenommen|nimmt zu" +
        @"|abgenommen|zunahme|rückgang|anstieg|\bneu(?:e[nrs]?)? \p{L}+ (?:eröffnet|eingerichtet|gestartet)|\bverdoppelt" +
        @"|\bvorjahr|\bim vergleich|seit \d{4}|erstmals|entwickel", Rules)]
    private static partial Regex Change();

    [GeneratedRegex(
        @"(?<![\p{L}\d_])\d+(?:[.,]\d+)*(?:\s?(?:%|€|Euro|Prozent|Personen|Familien|Kinder|Fälle|Plätze|Beratungen" +
        @"|Haushalte|Stunden|Tage|Wochen|Monate|Jahre|Uhr))?", Rules)]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"vereinbar|\bbis (?:zum|spätestens|ende|anfang|mitte|montag|dienstag|mittwoch|donnerstag|freitag)\b" +
        @"|nächste[rnm]? (?:termin|schritt|gespräch)|\bwird .*(?:gestellt|beantragt|anrufen|begleitet|eingereicht" +
        @"|vorgelegt)|folgetermin|\btermin (?:am|ist|wurde)", Rules)]
    private static partial Regex Agreement();

    [GeneratedRegex(
        @"\?$|\bunklar|\boffen\b|\bnoch nicht (?:geklärt|bekannt|entschieden)|ungeklärt|\bzu klären|muss (?:noch )?geklärt", Rules)]
    private static partial Regex Open();

    [GeneratedRegex(
        @"\banlass|\bkommt (?:wegen|in die|zur|auf)|\bmeldet(?:e)? sich|\bsuch(?:t|te) (?:die )?(?:beratung|rat|hilfe)" +
        @"|\bwegen\b|\bgrund des|\bberatung am|\bgespräch am|\berstgespräch", Rules)]
    private static partial Regex Occasion();

    [GeneratedRegex(
        @"\berhält|\bbezieht|\bbezug von|\bbekommt|jobcenter|bürgergeld|kindergeld|wohngeld|kinderzuschlag|\bunterstützt" +
        @"|familienhilfe|pflegegrad|begleitet|schuldnerberatung|jugendamt|tafel", Rules)]
    private static partial Regex Help();

    [GeneratedRegex(@"\bwohn|\bmiete|alleinerziehend|\bkind(?:er)?\b|\barbeit|\bschicht|arbeitslos|getrennt|\beinkommen|\bfamilie", Rules)]
    private static partial Regex Circumstances();
}
