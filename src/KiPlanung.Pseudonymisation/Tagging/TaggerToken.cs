using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Zeichenfolge“ — a word, a number or a single mark of the reading version. End exclusive.</summary>
internal readonly record struct TaggerToken(int Start, int End)
{
    /// <summary>Longer sequences are cut; bounds memory on hostile text.</summary>
    public const int LongestSequence = 200;

    private const int LongestToken = 64;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr", "prof", "fr", "hr", "hrn", "frl", "fam", "geb", "ca", "bzw", "nr", "tel", "str", "st", "evtl", "ggf", "vgl", "inkl",
        "max", "min", "mio", "mrd", "abs", "art", "dipl", "med", "rer", "nat", "phil", "jur", "psych", "ing", "sog", "gem", "rd",
        "verh", "gesch", "led", "verw", "jg", "bspw", "zzt", "zt", "az", "aufl", "hrsg", "mag", "vors", "stellv", "allg", "bes",
    };

    public int Length => End - Start;

    /// <summary>The tokens of <paramref name="text"/> in order.</summary>
    public static List<TaggerToken> Split(ReadOnlySpan<char> text)
    {
        var tokens = new List<TaggerToken>(text.Length / 5);
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = EndOf(text, at);
            tokens.Add(new TaggerToken(at, end));
            at = end;
        }
        return tokens;
    }

    /// <summary>Index behind the last token of the sequence (about a sentence or a line) that starts at <paramref name="first"/>.</summary>
    public static int EndOfSequence(ReadOnlySpan<char> text, List<TaggerToken> tokens, int first)
    {
        for (var at = first; at + 1 < tokens.Count; at++)
            if (at + 1 - first >= LongestSequence || EndsHere(text, tokens, at))
                return at + 1;
        return tokens.Count;
    }

    private static bool EndsHere(ReadOnlySpan<char> text, List<TaggerToken> tokens, int at)
    {
        var gap = text[tokens[at].End..tokens[at + 1].Start];
        if (gap.Contains('\n')) return true;
        if (gap.Length == 0 || tokens[at].Length != 1) return false;
        var mark = text[tokens[at].Start];
        if (mark is '!' or '?') return true;
        if (mark != '.' || char.IsLower(text[tokens[at + 1].Start])) return false;
        if (at == 0 || tokens[at - 1].End != tokens[at].Start) return true;
        var before = text[tokens[at - 1].Start..tokens[at - 1].End];
        return before.Length > 1 && !char.IsAsciiDigit(before[^1])
            && !(before.Length <= 5 && Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before));
    }

    private static int EndOf(ReadOnlySpan<char> text, int at)
    {
        if (text[at] == NormalText.Barrier || !char.IsLetterOrDigit(text[at])) return at + 1;
        if (char.IsUpper(text[at]) && at + 1 < text.Length && text[at + 1] == '.' && !IsLetterAt(text, at + 2)) return at + 2;
        var end = at + 1;
        var limit = Math.Min(text.Length, at + LongestToken);
        while (end < limit && (IsInside(text[end]) || IsJoint(text, end))) end++;
        return end;
    }

    private static bool IsInside(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036F';

    private static bool IsJoint(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length) return false;
        return text[at] switch
        {
            '-' => char.IsLetterOrDigit(text[at + 1]),
            '\'' => char.IsLetter(text[at + 1]),
            '.' or ',' or ':' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };
    }

    private static bool IsLetterAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsLetter(text[at]);
}
