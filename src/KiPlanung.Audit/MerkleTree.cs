using System.Numerics;
using System.Security.Cryptography;

namespace KiPlanung.Audit;

/// <summary>„Hashbaum“ — Merkle tree hashing and proofs of RFC 6962 § 2.1, verification after RFC 9162 §§ 2.1.3.2 and 2.1.4.2.</summary>
public static class MerkleTree
{
    /// <summary>Bytes of a SHA-256 hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Root of the tree without leaves: SHA-256 of nothing.</summary>
    public static byte[] EmptyRoot() => SHA256.HashData([]);

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> entry)
    {
        const int onStack = 1024;
        Span<byte> prefixed = entry.Length < onStack ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        prefixed[0] = 0;
        entry.CopyTo(prefixed[1..]);
        return SHA256.HashData(prefixed);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> prefixed = stackalloc byte[1 + (2 * HashLength)];
        prefixed[0] = 1;
        left.CopyTo(prefixed[1..]);
        right.CopyTo(prefixed[(1 + left.Length)..]);
        return SHA256.HashData(prefixed[..(1 + left.Length + right.Length)]);
    }

    public static byte[] Root(IReadOnlyList<byte[]> leafHashes)
    {
        var range = new CompactRange();
        foreach (var hash in leafHashes) range.Append(hash);
        return range.Root();
    }

    /// <summary>RFC 6962 § 2.1.1: the hashes that lead from a leaf to the root, from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leafHashes, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
        var proof = new List<byte[]>();
        var (start, end) = (0, leafHashes.Count);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            var left = index < middle;
            proof.Add(left ? RangeRoot(leafHashes, middle, end) : RangeRoot(leafHashes, start, middle));
            (start, end) = left ? (start, middle) : (middle, end);
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>RFC 6962 § 2.1.2: the hashes that show that the first <paramref name="oldSize"/> leaves are unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old size is not in 1..number of leaves.</exception>
    public static IReadOnlyList<byte[]> ConsistencyProof(IReadOnlyList<byte[]> leafHashes, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leafHashes.Count);
        var proof = new List<byte[]>();
        var (start, end) = (0, leafHashes.Count);
        while (oldSize != end)
        {
            var middle = start + Split(end - start);
            var left = oldSize <= middle;
            proof.Add(left ? RangeRoot(leafHashes, middle, end) : RangeRoot(leafHashes, start, middle));
            (start, end) = left ? (start, middle) : (middle, end);
        }
        if (start != 0) proof.Add(RangeRoot(leafHashes, start, end));
        proof.Reverse();
        return proof;
    }

    /// <summary>RFC 9162 § 2.1.3.2.</summary>
    public static bool VerifyInclusion(
        ulong index, ulong size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index >= size || leafHash.Length != HashLength || root.Length != HashLength) return false;
        var (node, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in proof)
        {
            if (last == 0 || sibling.Length != HashLength) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                var skipped = node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> skipped, last >> skipped);
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>RFC 9162 § 2.1.4.2. A tree of size 0 is no predecessor that could be proven: always false.</summary>
    public static bool VerifyConsistency(
        ulong oldSize, ulong newSize, ReadOnlySpan<byte> oldRoot, ReadOnlySpan<byte> newRoot, IReadOnlyList<byte[]> proof)
    {
        if (oldSize == 0 || oldSize > newSize) return false;
        if (oldSize == newSize) return proof.Count == 0 && oldRoot.SequenceEqual(newRoot);
        if (oldRoot.Length != HashLength || newRoot.Length != HashLength || proof.Any(h => h.Length != HashLength)) return false;
        var path = BitOperations.IsPow2(oldSize) ? [oldRoot.ToArray(), .. proof] : proof.ToList();
        if (path.Count == 0) return false;
        var trailingOnes = BitOperations.TrailingZeroCount(~(oldSize - 1));
        var (node, last) = ((oldSize - 1) >> trailingOnes, (newSize - 1) >> trailingOnes);
        var (before, after) = (path[0], path[0]);
        foreach (var hash in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (before, after) = (NodeHash(hash, before), NodeHash(hash, after));
                var skipped = node == 0 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> skipped, last >> skipped);
            }
            else
            {
                after = NodeHash(after, hash);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && oldRoot.SequenceEqual(before) && newRoot.SequenceEqual(after);
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>.</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));

    private static byte[] RangeRoot(IReadOnlyList<byte[]> leafHashes, int start, int end)
    {
        var range = new CompactRange();
        for (var i = start; i < end; i++) range.Append(leafHashes[i]);
        return range.Root();
    }
}
