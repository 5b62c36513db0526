using System.Text;

namespace KiPlanung.Summarisation.Cutting;

/// <summary>Hyphens at the end of a line: one that divides a word goes, „Kinder- und“ keeps hyphen and blank,
/// „Kita-Platz“ its hyphen.</summary>
internal static class WordBreaks
{
    private static readonly string[] Conjunctions = ["und", "oder", "bzw", "sowie"];

    /// <summary>Length of a hyphen with the white space behind it when a line break divides the word there; 0 otherwise.</summary>
    public static int LengthAt(string text, int start, int at, int end)
    {
        if (text[at] is not ('-' or '\u00AD' or '‐') || at == start || !char.IsLetter(text[at - 1])) return 0;
        var next = at + 1;
        var broken = false;
        while (next < end && char.IsWhiteSpace(text[next])) broken |= text[next++] is '\n' or '\r';
        if (!broken || next >= end || !char.IsLetter(text[next])) return 0;
        var wordEnd = next;
        while (wordEnd < end && char.IsLetter(text[wordEnd])) wordEnd++;
        return Conjunctions.Contains(text[next..wordEnd], StringComparer.Ordinal) ? 0 : next - at;
    }

    /// <summary>Whether the hyphen stays when the line break goes: it does before a capital.</summary>
    public static bool KeepsHyphen(string text, int at, int length) => text[at] != '\u00AD' && char.IsUpper(text[at + length]);

    /// <summary>The text on one line, words put together again, white space single.</summary>
    public static string OneLine(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, 0, at, text.Length);
            if (length == 0 || KeepsHyphen(text, at, length)) joined.Append(text[at]);
            at += Math.Max(1, length);
        }
        return string.Join(' ', joined.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
