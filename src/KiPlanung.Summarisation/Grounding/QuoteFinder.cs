namespace KiPlanung.Summarisation.Grounding;

/// <summary>Where a quote stands: offsets in the source's text, and how well it matches.</summary>
internal sealed record FoundQuote(int Start, int End, QuoteMatch Match);

/// <summary>Finds quotes in one source, exactly or aligned with at least 0.90.</summary>
/// <remarks>Any part of the source within k edits of the quote shares at least one of k + 1 pieces of it unchanged (S. Wu, U. Manber,
/// Fast text searching allowing errors, CACM 35 (1992)); only around such pieces is anything aligned.</remarks>
internal sealed class QuoteFinder(SourceText source)
{
    /// <summary>Least share of unchanged characters for <see cref="QuoteMatch.Similar"/> (requirement S-07).</summary>
    private const double LeastSimilarity = 0.90;

    /// <summary>Bounds the time for a quote against a source that repeats itself; beyond it the quote counts as not found.</summary>
    private const int MaxAlignments = 1_500;

    private readonly NormalisedText _source = NormalisedText.Of(source);

    /// <summary>Null when the quote is not in the source.</summary>
    public FoundQuote? Find(string normalisedQuote)
    {
        if (Exact(normalisedQuote) is { } start) return Found(start, start + normalisedQuote.Length, QuoteMatch.Exact);
        return Similar(normalisedQuote) is var (from, to) ? Found(from, to, QuoteMatch.Similar) : null;
    }

    /// <summary>The part of the source as compared, for rules on numbers, tokens and words.</summary>
    public string Compared(FoundQuote found) => NormalisedText.Of(source.Text[found.Start..found.End]).Text;

    private FoundQuote Found(int start, int end, QuoteMatch match) => new(_source.StartOf(start), _source.EndOf(end), match);

    private int? Exact(string quote)
    {
        for (var at = IndexOf(quote, 0); at >= 0; at = IndexOf(quote, at + 1))
            if (WordStartsAt(at) && WordEndsAt(at + quote.Length)) return at;
        return null;
    }

    private int IndexOf(string part, int from)
    {
        if (from > _source.Text.Length) return -1;
        var at = _source.Text.AsSpan(from).IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? -1 : from + at;
    }

    private (int Start, int End)? Similar(string quote)
    {
        var edits = (int)(quote.Length * (1 - LeastSimilarity) / LeastSimilarity);
        if (edits == 0) return null;
        (int Start, int End)? best = null;
        var bestSimilarity = LeastSimilarity;
        foreach (var window in Windows(quote, edits))
        {
            var (distance, start, end) = BandedAlignment.Best(quote, Window(window, quote.Length + (2 * edits)), 2 * edits);
            var (first, last) = (Math.Max(0, window + start), window + end);
            if (distance > edits || first >= last) continue;
            var (from, to) = WholeWords(first, last);
            var added = Math.Max(0, first - from) + Math.Max(0, to - last);
            var similarity = 1 - ((double)(distance + added) / Math.Max(quote.Length, to - from));
            if (similarity < bestSimilarity || (best is not null && similarity <= bestSimilarity)) continue;
            (best, bestSimilarity) = ((from, to), similarity);
        }
        return best;
    }

    /// <summary>Padded on the left where it would begin before the text, with a character no normalised text contains.</summary>
    private string Window(int start, int length)
    {
        var part = _source.Text[Math.Max(0, start)..Math.Min(_source.Text.Length, start + length)];
        return start < 0 ? new string('\0', -start) + part : part;
    }

    /// <summary>Starts of the windows around unchanged pieces, each once; negative ones begin before the text.</summary>
    private IEnumerable<int> Windows(string quote, int edits)
    {
        var seen = new HashSet<int>();
        var pieces = edits + 1;
        for (var i = 0; i < pieces; i++)
        {
            var (from, to) = (quote.Length * i / pieces, quote.Length * (i + 1) / pieces);
            var piece = quote[from..to];
            for (var at = IndexOf(piece, 0); at >= 0; at = IndexOf(piece, at + 1))
            {
                var window = at - from - edits;
                if (!seen.Add(window)) continue;
                yield return window;
                if (seen.Count >= MaxAlignments) yield break;
            }
        }
    }

    private (int Start, int End) WholeWords(int start, int end)
    {
        while (end > start && _source.Text[end - 1] == ' ') end--;
        while (start < end && _source.Text[start] == ' ') start++;
        while (!WordStartsAt(start)) start--;
        while (!WordEndsAt(end)) end++;
        return (start, end);
    }

    private bool WordStartsAt(int at) => at == 0 || !IsWord(_source.Text[at]) || !IsWord(_source.Text[at - 1]);

    private bool WordEndsAt(int at) => at == _source.Text.Length || !IsWord(_source.Text[at]) || !IsWord(_source.Text[at - 1]);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);
}
