using System.Text.RegularExpressions;

namespace KiPlanung.Web.Ui.Evidence;

/// <summary>„Wortsuche“ — where words a person typed stand in a note.</summary>
public static class PhraseSearch
{
    /// <summary>Longest phrase, in UTF-16 code units.</summary>
    public const int MaxLength = 200;

    /// <summary>All places, offsets in UTF-16 code units, end exclusive. Any white space matches any other; capitals count. Whole words go
    /// first: parts of words are found only where the phrase stands nowhere as a whole.</summary>
    public static IReadOnlyList<(int Start, int End)> Find(string text, string phrase)
    {
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        var pattern = string.Join(@"\s+", words.Select(Regex.Escape));
        var found = new List<(int Start, int End)>();
        foreach (var match in Regex.EnumerateMatches(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
            found.Add((match.Index, match.Index + match.Length));
        var whole = found.Where(place => IsWhole(text, place.Start, place.End)).ToList();
        return whole.Count > 0 ? whole : found;
    }

    private static bool IsWhole(string text, int start, int end) =>
        !(start > 0 && IsWord(text[start - 1]) && IsWord(text[start]))
        && !(end < text.Length && IsWord(text[end]) && IsWord(text[end - 1]));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);
}
