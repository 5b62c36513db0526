using System.Numerics;

namespace KiPlanung.Audit;

/// <summary>A tree of which the first leaves are known by the roots of their complete subtrees only, and the later ones one by one: what
/// the sequencer has at hand when it appends a batch. Enough to prove any of the later leaves.</summary>
internal sealed class GrownTree(long before, IReadOnlyList<byte[]> nodes, IReadOnlyList<byte[]> appended)
{
    private long Size => before + appended.Count;

    /// <summary>RFC 6962 § 2.1.1, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the appended leaves.</exception>
    public IReadOnlyList<byte[]> InclusionProof(long index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, before);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        var proof = new List<byte[]>();
        var (start, end) = (0L, Size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            var left = index < middle;
            proof.Add(left ? RangeRoot(middle, end) : RangeRoot(start, middle));
            (start, end) = left ? (start, middle) : (middle, end);
        }
        proof.Reverse();
        return proof;
    }

    /// <remarks>A range that ends before the appended leaves is always one of the known subtrees: what contains it reaches
    /// further.</remarks>
    private byte[] RangeRoot(long start, long end)
    {
        if (end <= before) return nodes[BitOperations.PopCount((ulong)start)];
        if (end - start == 1) return appended[(int)(start - before)];
        var middle = start + Split(end - start);
        return MerkleTree.NodeHash(RangeRoot(start, middle), RangeRoot(middle, end));
    }

    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
