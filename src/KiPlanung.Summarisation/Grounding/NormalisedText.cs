using System.Globalization;
using System.Text;
using KiPlanung.Summarisation.Cutting;

namespace KiPlanung.Summarisation.Grounding;

/// <summary>A text with white space, quotation marks, dashes, invisible characters and end-of-line hyphenation made equal, and the way
/// back to the offsets of the original. Case stays.</summary>
/// <remarks>Characters that <see cref="Prompting.SourceRendering"/> replaces visibly are made equal too, so a neutralised
/// passage can still be quoted.</remarks>
internal sealed class NormalisedText
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _origins = [];
    private int _end;

    public string Text { get; private set; } = "";

    public static NormalisedText Of(string text) => Of(text, [(0, text.Length)]);

    /// <summary>Each range on its own, so that a word is never joined across two passages; one blank between them.</summary>
    public static NormalisedText Of(SourceText source) => Of(source.Text, source.Passages.Select(p => (p.Start, p.End)));

    private static NormalisedText Of(string text, IEnumerable<(int Start, int End)> ranges)
    {
        var result = new NormalisedText();
        foreach (var (start, end) in ranges)
        {
            result.Blank(start);
            result.Append(text, start, end);
        }
        if (result._text.Length > 0 && result._text[^1] == ' ') result._text.Length--;
        result.Text = result._text.ToString();
        return result;
    }

    /// <summary>Offset in the original of a character of <see cref="Text"/>.</summary>
    public int StartOf(int index) => _origins[index];

    /// <summary>End offset in the original, exclusive, of the part of <see cref="Text"/> that ends before <paramref
    /// name="index"/>.</summary>
    public int EndOf(int index)
    {
        var next = index;
        while (next < Text.Length && _origins[next] == _origins[index - 1]) next++;
        return next < Text.Length ? _origins[next] : _end;
    }

    private void Append(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var broken = WordBreaks.LengthAt(text, start, at, end);
            if (broken > 0 && WordBreaks.KeepsHyphen(text, at, broken)) Add('-', at);
            var length = broken > 0 ? broken : ClusterLength(text, at, end);
            if (broken == 0) Cluster(text, at, length);
            at += length;
        }
        _end = end;
    }

    private void Cluster(string text, int at, int length)
    {
        if (length > 1 && !char.IsSurrogatePair(text, at))
        {
            foreach (var c in text.Substring(at, length).Normalize(NormalizationForm.FormC)) Add(c, at);
            return;
        }
        var first = text[at];
        if (IsInvisible(first)) return;
        if (char.IsWhiteSpace(first)) Blank(at);
        else if (first == '…') Repeat('.', 3, at);
        else if (first is >= '\uFB00' and <= '\uFB06')
            foreach (var c in first.ToString().Normalize(NormalizationForm.FormKC)) Add(c, at);
        else
            for (var i = 0; i < length; i++) Add(Equalised(text[at + i]), at);
    }

    private void Add(char c, int origin)
    {
        _text.Append(c);
        _origins.Add(origin);
    }

    private void Repeat(char c, int times, int origin)
    {
        for (var i = 0; i < times; i++) Add(c, origin);
    }

    private void Blank(int origin)
    {
        if (_text.Length > 0 && _text[^1] != ' ') Add(' ', origin);
    }

    /// <summary>A base character with its combining marks, a surrogate pair, or one character.</summary>
    private static int ClusterLength(string text, int at, int end)
    {
        if (at + 1 < end && char.IsSurrogatePair(text[at], text[at + 1])) return 2;
        if (!char.IsLetter(text[at])) return 1;
        var next = at + 1;
        while (next < end && CharUnicodeInfo.GetUnicodeCategory(text[next]) is UnicodeCategory.NonSpacingMark) next++;
        return next - at;
    }

    private static bool IsInvisible(char c) =>
        c is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF'
        || (char.IsControl(c) && !char.IsWhiteSpace(c));

    private static char Equalised(char c) => c switch
    {
        '„' or '“' or '”' or '‟' or '«' or '»' => '"',
        '‚' or '‘' or '’' or '‛' or '`' or '´' or 'ˋ' => '\'',
        '‹' => '<',
        '›' => '>',
        '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
        '［' => '[',
        '］' => ']',
        '＃' => '#',
        '∶' => ':',
        '｛' => '{',
        '｝' => '}',
        _ => c,
    };
}
