using System.Globalization;

namespace KiPlanung.Summarisation.Cutting;

/// <summary>Cuts a text into passages.</summary>
internal static class PassageCutter
{
    /// <summary>A paragraph longer than this many UTF-16 code units is cut into its sentences.</summary>
    private const int LongParagraph = 600;

    /// <summary>A single sentence longer than this is cut at white space, so that no passage is unbounded.</summary>
    private const int LongSentence = 2_000;

    public static IReadOnlyList<Passage> Cut(string text)
    {
        var passages = new List<Passage>();
        foreach (var (start, end) in Blocks(text).SelectMany(block => Pieces(text, block.Start, block.End)))
            passages.Add(new Passage(string.Create(CultureInfo.InvariantCulture, $"A{passages.Count + 1}"), start, end));
        return passages;
    }

    private static IEnumerable<(int Start, int End)> Blocks(string text)
    {
        (int Start, int End)? open = null;
        foreach (var (start, end) in Lines(text))
        {
            if (start == end)
            {
                if (open is { } closed) yield return closed;
                open = null;
                continue;
            }
            var line = text[start..end];
            var heading = LineStarts.IsHeading(line);
            if (open is { } before && !heading && !LineStarts.IsListItem(line) && LineStarts.LabelLength(line) == 0)
            {
                open = (before.Start, end);
                continue;
            }
            if (open is { } previous) yield return previous;
            open = heading ? null : (start, end);
            if (heading) yield return (start, end);
        }
        if (open is { } last) yield return last;
    }

    /// <summary>Trimmed lines; an empty one has equal ends.</summary>
    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny("\n\r\u2028\u2029");
            var end = length < 0 ? text.Length : start + length;
            yield return Trimmed(text, start, end);
            start = end + 1;
            if (end < text.Length && text[end] == '\r' && start < text.Length && text[start] == '\n') start++;
        }
    }

    private static IEnumerable<(int Start, int End)> Pieces(string text, int start, int end)
    {
        if (end - start <= LongParagraph) return [(start, end)];
        return Sentences.Of(text, start, end).SelectMany(sentence => Capped(text, sentence.Start, sentence.End));
    }

    private static IEnumerable<(int Start, int End)> Capped(string text, int start, int end)
    {
        while (end - start > LongSentence)
        {
            var cut = start + LongSentence;
            while (cut > start && !char.IsWhiteSpace(text[cut])) cut--;
            if (cut == start) cut = char.IsLowSurrogate(text[start + LongSentence]) ? start + LongSentence - 1 : start + LongSentence;
            var piece = Trimmed(text, start, cut);
            if (piece.Start < piece.End) yield return piece;
            start = Trimmed(text, cut, end).Start;
        }
        if (start < end) yield return (start, end);
    }

    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }
}
