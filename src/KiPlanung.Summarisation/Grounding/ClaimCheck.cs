using KiPlanung.Summarisation.Cutting;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>Exactly one of the two is set.</summary>
internal sealed record CheckedClaim(Claim? Claim, RemovedClaim? Removed);

/// <summary>All rules on one claim, against one source.</summary>
internal sealed class ClaimCheck(SourceText source)
{
    /// <summary>Fewer normalised characters than this prove nothing, unless they are a whole passage.</summary>
    private const int LeastQuote = 12;

    private readonly QuoteFinder _finder = new(source);
    private readonly HashSet<string> _tokens = [.. SourceTokens.In(source.Text)];
    private readonly HashSet<string> _passages = [.. source.Passages.Select(p => NormalisedText.Of(source.TextOf(p)).Text)];

    public CheckedClaim Check(ProposedClaim proposed)
    {
        var sentence = NormaliseWhiteSpace(proposed.Sentence);
        var evidence = new List<Evidence>();
        var reason = SentenceFault(sentence) ?? (proposed.Quotes.Count == 0 ? "Es ist kein Beleg angegeben." : null);
        foreach (var quote in proposed.Quotes)
        {
            if (reason is not null) break;
            reason = Locate(quote, evidence);
        }
        reason ??= Contradiction(sentence, evidence);
        if (reason is not null) return new(null, new RemovedClaim(proposed.Section, sentence, proposed.Quotes, reason));
        var cited = Cited(evidence);
        return new(new Claim(proposed.Section, sentence, evidence, [.. Warnings(sentence, cited, evidence)])
        {
            SensitiveTopics = SensitiveTopics.In(sentence + "\n" + cited),
        }, null);
    }

    private static string? SentenceFault(string sentence) =>
        sentence.Length == 0 ? "Die Aussage ist leer."
        : sentence.Length > SummaryAnswer.MaxSentence ? "Die Aussage ist zu lang für einen Satz."
        : null;

    private string? Locate(string quote, List<Evidence> evidence)
    {
        if (quote.Length > SummaryAnswer.MaxQuote) return $"Der Beleg „{Clip(quote)}“ ist länger als 300 Zeichen.";
        var normalised = NormalisedText.Of(quote).Text.Trim(' ', '"', '\'');
        if (normalised.Length < LeastQuote && !_passages.Contains(normalised) && !_passages.Contains(NormalisedText.Of(quote).Text))
            return $"Der Beleg „{Clip(quote)}“ ist zu kurz.";
        if (normalised.Length == 0 || _finder.Find(normalised) is not { } found) return $"Der Beleg „{Clip(quote)}“ steht nicht im Text.";
        if (found.Match is QuoteMatch.Similar && Differs(normalised, _finder.Compared(found)) is { } what)
            return $"Der Beleg „{Clip(quote)}“ weicht bei {what} vom Text ab.";
        evidence.Add(new Evidence(NormaliseWhiteSpace(quote), PassageAt(found.Start), found.Start, found.End, found.Match));
        return null;
    }

    /// <summary>A wrong digit, name or „nicht“ is one or two characters, well inside the tolerance, and turns the meaning.</summary>
    private static string? Differs(string quote, string compared) =>
        !Numbers.Stated(quote).Select(n => n.Canonical).Order(StringComparer.Ordinal)
            .SequenceEqual(Numbers.Stated(compared).Select(n => n.Canonical).Order(StringComparer.Ordinal)) ? "einer Zahl"
        : !SourceTokens.In(quote).SequenceEqual(SourceTokens.In(compared)) ? "einer Person oder Angabe"
        : WordingRules.Negations(quote) != WordingRules.Negations(compared) ? "einer Verneinung"
        : null;

    private string? Contradiction(string sentence, List<Evidence> evidence)
    {
        var cited = Cited(evidence);
        var given = Numbers.Given(cited);
        foreach (var (canonical, written) in Numbers.Stated(sentence))
            if (!given.Contains(canonical)) return $"Zahl {written} steht nicht in der Belegstelle.";
        if (SourceTokens.In(sentence).FirstOrDefault(t => !_tokens.Contains(t)) is { } token)
            return $"Die Angabe [{token}] kommt im Text nicht vor.";
        var topics = SensitiveTopics.In(sentence + "\n" + cited);
        if (topics.Count > 0 && evidence.Any(e => e.Match is not QuoteMatch.Exact))
            return $"Heikles Thema ({topics[0]}): Der Beleg muss wortgetreu sein.";
        var borneOut = SensitiveTopics.In(cited);
        return SensitiveTopics.In(sentence).FirstOrDefault(t => !borneOut.Contains(t)) is { } invented
            ? $"Heikles Thema ({invented}): Davon steht nichts in der Belegstelle."
            : null;
    }

    private static IEnumerable<string> Warnings(string sentence, string cited, List<Evidence> evidence)
    {
        if (evidence.Any(e => e.Match is QuoteMatch.Similar))
            yield return "Ähnlich: Der Beleg weicht im Wortlaut vom Text ab.";
        var citedTokens = SourceTokens.In(cited).ToHashSet(StringComparer.Ordinal);
        foreach (var token in SourceTokens.In(sentence).Where(t => !citedTokens.Contains(t)).Distinct(StringComparer.Ordinal))
            yield return $"Zuordnung: [{token}] kommt in der Belegstelle nicht vor.";
        if (Sentences.Of(sentence, 0, sentence.Length).Skip(1).Any())
            yield return "Mehrere Sätze: Eine Aussage sollte ein einziger Satz sein.";
        foreach (var warning in WordingRules.Warnings(sentence, cited)) yield return warning;
    }

    private string Cited(List<Evidence> evidence) =>
        string.Join('\n', evidence.Select(e => NormalisedText.Of(source.Text[e.Start..e.End]).Text));

    private string PassageAt(int offset) => source.Passages.Last(p => p.Start <= offset).Id;

    private static string NormaliseWhiteSpace(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Clip(string quote) => quote.Length <= 60 ? quote : quote[..60] + "…";
}
