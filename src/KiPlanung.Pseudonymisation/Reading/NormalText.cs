using System.Globalization;
using System.Text;

namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Lesefassung“ — the text as recognisers read it: composed letters, plain spaces, plain hyphens and quotes, no soft
/// hyphens. Every place in it knows its place in the original (UTF-16 code units).</summary>
internal sealed class NormalText
{
    /// <summary>Stands where the source already holds a token; no recogniser reads across it.</summary>
    public const char Barrier = '\uE000';

    private readonly int[] _starts;
    private readonly int[] _ends;
    private Landmarks? _landmarks;

    private NormalText(string original, string text, int[] starts, int[] ends, SentenceMemory memory)
    {
        (Original, Text, _starts, _ends, Memory) = (original, text, starts, ends, memory);
        Words = Word.Split(text);
    }

    public string Original { get; }

    public string Text { get; }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>Shared by all readings of a run.</summary>
    public SentenceMemory Memory { get; }

    /// <summary>Where patterns can begin.</summary>
    public Landmarks Landmarks => _landmarks ??= Landmarks.Of(Text);

    /// <param name="protectedSpans">Spans of the original that are tokens already, in order.</param>
    /// <param name="memory">Of an earlier reading of the same run.</param>
    public static NormalText Read(
        string original, IReadOnlyList<(int Start, int End)> protectedSpans, SentenceMemory? memory = null)
    {
        var (text, starts, ends) = (new char[original.Length], new int[original.Length], new int[original.Length]);
        var (i, nextSpan, read) = (0, 0, 0);
        while (i < original.Length)
        {
            while (nextSpan < protectedSpans.Count && protectedSpans[nextSpan].End <= i) nextSpan++;
            // one mark for each span, however long: a reading must not depend on how a token is written
            var isProtected = nextSpan < protectedSpans.Count && protectedSpans[nextSpan].Start <= i;
            var length = isProtected ? protectedSpans[nextSpan].End - i : LengthWithMarks(original, i);
            var c = isProtected ? Barrier : Plain(length == 1 ? original[i] : Composed(original.AsSpan(i, length)));
            if (c != '\0')
            {
                (text[read], starts[read], ends[read]) = (c, i, i + length);
                read++;
            }
            i += length;
        }
        Scanned.Mend(text.AsSpan(0, read));
        if (read < original.Length) (starts, ends) = (starts[..read], ends[..read]);
        return new NormalText(original, new string(text, 0, read), starts, ends, memory ?? new SentenceMemory());
    }

    /// <summary>The same with lines in capitals written as usual (MÜLLER → Müller), place by place; null when there is no such
    /// line.</summary>
    public NormalText? Titled()
    {
        var text = Text.ToCharArray();
        var changed = false;
        for (var start = 0; start < text.Length;)
        {
            var end = Array.IndexOf(text, '\n', start);
            if (end < 0) end = text.Length;
            changed |= Capitals.Soften(text.AsSpan(start, end - start));
            start = end + 1;
        }
        return changed ? new NormalText(Original, new string(text), _starts, _ends, Memory) : null;
    }

    /// <summary>The span of the original behind a non-empty span of <see cref="Text"/>.</summary>
    public (int Start, int End) ToOriginal(int start, int end) => (_starts[start], _ends[end - 1]);

    /// <summary>The span of <see cref="Text"/> that covers a span of the original; empty when nothing of it is read.</summary>
    public (int Start, int End) FromOriginal(int start, int end)
    {
        var first = LowerBound(_ends, start + 1);
        var last = LowerBound(_starts, end);
        return (first, Math.Max(first, last));
    }

    public ReadOnlySpan<char> Slice(Word word) => Text.AsSpan(word.Start, word.Length);

    private static int LowerBound(int[] sorted, int value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at < 0 ? ~at : at;
    }

    private static int LengthWithMarks(string text, int at)
    {
        var end = at + 1;
        if (end == text.Length || text[end] < '\u0300' || !char.IsLetter(text[at])) return 1;
        while (end < text.Length && end - at < 4 && text[end] is >= '\u0300' and <= '\u036F') end++;
        return end - at;
    }

    private static char Composed(ReadOnlySpan<char> letterWithMarks)
    {
        var composed = new string(letterWithMarks).Normalize(NormalizationForm.FormC);
        return composed.Length == 1 ? composed[0] : letterWithMarks[0];
    }

    private static char Plain(char c) => c switch
    {
        < '\u00A0' => c,
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' => '\0',
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE58' or '\uFE63' => '-',
        '\u2018' or '\u2019' or '\u201A' or '\u02BC' or '\u00B4' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        Barrier => '\uFFFD',
        '\u2028' or '\u2029' => '\n',
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator => ' ',
        _ => c,
    };
}
