using KiPlanung.Pseudonymisation.Lists;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Wortgruppen und Wortstatistik“ — the cluster of a word in four granularities and how it behaves in running text.</summary>
/// <remarks>Both tables are derived from CodE Alltag (CC BY-SA 4.0) and stand in files of their own; see the model card.</remarks>
internal sealed class TaggerWords(WordTable clusters, WordTable statistics)
{
    /// <summary>Bits of the four cluster numbers, coarse to fine: 64, 256, 1,000 and 2,500 clusters.</summary>
    private static readonly int[] ClusterBits = [6, 8, 10, 12];

    /// <summary>Value: the four cluster numbers side by side, of a word as written, digits as 0.</summary>
    public WordTable Clusters => clusters;

    /// <summary>Value: see <see cref="Packed"/>, of a word in any case.</summary>
    public WordTable Statistics => statistics;

    /// <summary>36 bits.</summary>
    public static long PackClusters(ReadOnlySpan<int> numbers)
    {
        var packed = 0L;
        for (var i = 3; i >= 0; i--) packed = (packed << ClusterBits[i]) | (uint)numbers[i];
        return packed;
    }

    /// <summary>1 + the cluster number of a granularity from 0 (coarse) to 3 (fine).</summary>
    public static int Cluster(long packed, int granularity)
    {
        for (var i = 0; i < granularity; i++) packed >>= ClusterBits[i];
        return 1 + (int)(packed & ((1L << ClusterBits[granularity]) - 1));
    }

    /// <summary>Five times three bits: share written small, share after a determiner, after a title or greeting, after a first name, how
    /// frequent; each as a step from 0 to 7.</summary>
    /// <param name="small">How often the word stands in small letters.</param>
    /// <param name="capital">How often it stands capitalised; the three shares are of these.</param>
    public static int Packed(long small, long capital, long afterDeterminer, long afterTitle, long afterFirstName)
    {
        var all = small + capital;
        return Step(small, all) | Step(afterDeterminer, capital) << 3 | Step(afterTitle, capital) << 6 | Step(afterFirstName, capital) << 9
            | Frequency(all) << 12;
    }

    private static int Step(long part, long whole)
    {
        if (whole == 0) return 0;
        var thousandth = part * 1000 / whole;
        return thousandth switch { 0 => 0, < 10 => 1, < 40 => 2, < 100 => 3, < 200 => 4, < 400 => 5, < 800 => 6, _ => 7 };
    }

    private static int Frequency(long count) =>
        count switch { < 10 => 0, < 30 => 1, < 100 => 2, < 300 => 3, < 1_000 => 4, < 10_000 => 5, < 100_000 => 6, _ => 7 };
}
