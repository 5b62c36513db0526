namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Zusammensetzung“ — whether an unknown word is put together from known ones („Randzeitenbetreuung“).</summary>
internal static class Compound
{
    private const int ShortestPart = 3;
    private const int LongestWord = 48;

    private static readonly string[] Joints = ["", "s", "es", "n", "en", "er", "e"];

    private static readonly string[] Endings =
        ["", "s", "n", "en", "e", "es", "er", "in", "innen", "ung", "ungen", "heit", "keit", "chen", "lein", "isch", "ische", "ischen"];

    public static bool IsMadeOfWords(ReadOnlySpan<char> word) => word.Length <= LongestWord && WordFacts.IsMadeOfWords(word);

    internal static bool LookUp(ReadOnlySpan<char> word)
    {
        if (word.Contains('-'))
        {
            foreach (var part in word.Split('-'))
                if (word[part].Length > 1 && !IsKnown(word[part]) && !IsMadeOfWords(word[part]))
                    return false;
            return true;
        }
        return HasKnownStem(word) || Splits(word, 3);
    }

    private static bool IsKnown(ReadOnlySpan<char> word) => Gazetteers.Instance.Words.Contains(word);

    private static bool HasKnownStem(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal) && IsKnown(word[..^ending.Length]))
                return true;
        return false;
    }

    private static bool Splits(ReadOnlySpan<char> word, int parts)
    {
        if (parts == 1 || word.Length < 2 * ShortestPart) return false;
        for (var cut = word.Length - ShortestPart; cut >= ShortestPart; cut--)
        {
            if (!IsPart(word[..cut])) continue;
            var rest = word[cut..];
            foreach (var joint in Joints)
                if (rest.StartsWith(joint, StringComparison.Ordinal) && IsTail(rest[joint.Length..], parts))
                    return true;
        }
        return false;
    }

    private static bool IsTail(ReadOnlySpan<char> tail, int parts) =>
        tail.Length >= ShortestPart && (IsPart(tail) || (tail.Length >= 4 && HasKnownStem(tail)) || Splits(tail, parts - 1));

    // three-letter strings are known words far too often to prove a compound
    private static bool IsPart(ReadOnlySpan<char> part) =>
        part.Length >= ShortestPart && Gazetteers.Instance.Words.TryGet(part, out var kind) && (part.Length > 4
            || (WordKind)kind == WordKind.Noun || (part.Length == 4 && (WordKind)kind == WordKind.Small));
}
