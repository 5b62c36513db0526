using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Wortauskunft“ — what the lists say about one word, looked up once and kept by fingerprint for the next time it comes; the last
/// few thousand words of each thread. The answer does not depend on what was asked before.</summary>
internal struct WordFacts
{
    private const int Kept = 4096;

    [ThreadStatic]
    private static WordFacts[]? _kept;

    private ulong _key;
    private sbyte _madeOfWords;
    private sbyte _occupation;

    public int FirstNameCount { get; private set; }

    public WordKind Kind { get; private set; }

    public bool IsSurname { get; private set; }

    public bool IsListedSurname { get; private set; }

    public bool IsAlsoWord { get; private set; }

    /// <param name="word">At most <see cref="Names.LongestName"/> long.</param>
    public static WordFacts Of(ReadOnlySpan<char> word)
    {
        var key = WordTable.ExactFingerprint(word);
        var slot = (int)(key & (Kept - 1));
        var kept = _kept ??= new WordFacts[Kept];
        if (kept[slot]._key == key) return kept[slot];
        var facts = new WordFacts
        {
            _key = key, _madeOfWords = -1, _occupation = -1, Kind = Names.LookUpKind(word),
            FirstNameCount = Names.LookUpFirstNameCount(word),
            IsListedSurname = Gazetteers.Instance.Surnames.Contains(word), IsAlsoWord = Names.LookUpAlsoWord(word),
        };
        facts.IsSurname = facts.IsListedSurname || Names.LookUpSurname(word, facts.Kind);
        kept[slot] = facts;
        return facts;
    }

    public static bool IsMadeOfWords(ReadOnlySpan<char> word)
    {
        var facts = Of(word);
        if (facts._madeOfWords >= 0) return facts._madeOfWords == 1;
        facts._madeOfWords = (sbyte)(Compound.LookUp(word) ? 1 : 0);
        Keep(facts);
        return facts._madeOfWords == 1;
    }

    public static bool IsOccupation(ReadOnlySpan<char> word)
    {
        var facts = Of(word);
        if (facts._occupation >= 0) return facts._occupation == 1;
        facts._occupation = (sbyte)(Occupations.LookUp(word) ? 1 : 0);
        Keep(facts);
        return facts._occupation == 1;
    }

    private static void Keep(in WordFacts facts)
    {
        var kept = _kept ??= new WordFacts[Kept];
        kept[(int)(facts._key & (Kept - 1))] = facts;
    }
}
