namespace KiPlanung.Audit.Verification;

/// <summary>Which tiles of a level are there: one bit each, so 2,048 entries cost a byte for their bundles and one for their leaf
/// tiles.</summary>
internal sealed class TileNumbers
{
    private const int PageBits = 18;

    /// <summary>512 pages of 32 KB: 134 million tiles, 34 billion entries.</summary>
    private const int MaximumPages = 512;

    private readonly SortedDictionary<long, ulong[]> pages = [];

    /// <returns>False when the set takes no more.</returns>
    public bool TryAdd(long number)
    {
        if (!pages.TryGetValue(number >> PageBits, out var page))
        {
            if (pages.Count == MaximumPages) return false;
            pages.Add(number >> PageBits, page = new ulong[1 << (PageBits - 6)]);
        }
        var bit = (int)(number & ((1 << PageBits) - 1));
        page[bit >> 6] |= 1UL << (bit & 63);
        return true;
    }

    public bool Contains(long number)
    {
        if (!pages.TryGetValue(number >> PageBits, out var page)) return false;
        var bit = (int)(number & ((1 << PageBits) - 1));
        return (page[bit >> 6] & (1UL << (bit & 63))) != 0;
    }

    public IEnumerable<long> Ascending()
    {
        foreach (var (high, page) in pages)
        {
            for (var word = 0; word < page.Length; word++)
            {
                for (var rest = page[word]; rest != 0; rest &= rest - 1)
                    yield return (high << PageBits) + (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
