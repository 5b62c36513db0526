using System.Numerics;

namespace KiPlanung.Audit;

/// <summary>The roots of all complete subtrees: twice the leaves in memory, and any proof costs O(log² n) instead of O(n).</summary>
internal sealed class SubtreeStore
{
    private readonly List<List<byte[]>> heights = [];
    private readonly CompactRange range;

    public SubtreeStore(IEnumerable<byte[]> leafHashes)
    {
        range = new CompactRange((height, hash) =>
        {
            if (heights.Count == height) heights.Add([]);
            heights[height].Add(hash);
        });
        foreach (var leaf in leafHashes) range.Append(leaf);
    }

    public long Size => range.Size;

    public byte[] Root() => range.Root();

    /// <summary>RFC 6962 § 2.1.1, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyList<byte[]> InclusionProof(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
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

    private byte[] RangeRoot(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count)) return heights[BitOperations.Log2((ulong)count)][(int)(start / count)];
        var middle = start + Split(count);
        return MerkleTree.NodeHash(RangeRoot(start, middle), RangeRoot(middle, end));
    }

    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
