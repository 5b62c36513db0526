using System.Numerics;

namespace KiPlanung.Audit;

/// <summary>The roots of the complete subtrees of a growing tree, largest first: all that is needed to append leaves and to know the
/// root. Memory O(log n).</summary>
public sealed class CompactRange
{
    private readonly List<byte[]> nodes;
    private readonly Action<int, byte[]>? onSubtree;

    /// <param name="onSubtree">Told of every complete subtree: its height (0 = leaf) and its root, from left to right per height.</param>
    public CompactRange(Action<int, byte[]>? onSubtree = null)
        : this(0, [], onSubtree)
    {
    }

    /// <summary>Continues a range.</summary>
    /// <exception cref="ArgumentException">The number of hashes or their length does not belong to this size.</exception>
    public CompactRange(long size, IReadOnlyList<byte[]> nodes, Action<int, byte[]>? onSubtree = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (nodes.Count != BitOperations.PopCount((ulong)size) || nodes.Any(n => n.Length != MerkleTree.HashLength))
            throw new ArgumentException("Die Zwischenknoten gehören nicht zu dieser Größe.", nameof(nodes));
        Size = size;
        this.nodes = [.. nodes];
        this.onSubtree = onSubtree;
    }

    public long Size { get; private set; }

    /// <summary>One hash per set bit of <see cref="Size"/>, largest subtree first.</summary>
    public IReadOnlyList<byte[]> Nodes => nodes;

    /// <exception cref="ArgumentException">Not a SHA-256 hash.</exception>
    public void Append(byte[] leafHash)
    {
        if (leafHash.Length != MerkleTree.HashLength) throw new ArgumentException("Kein SHA-256-Hash.", nameof(leafHash));
        AppendSubtree(0, leafHash);
    }

    /// <summary>Appends 2^height leaves of which only the root is known.</summary>
    /// <exception cref="ArgumentException">A subtree of this height cannot begin here.</exception>
    internal void AppendSubtree(int height, byte[] root)
    {
        if ((Size & ((1L << height) - 1)) != 0) throw new ArgumentException("Hier beginnt kein Teilbaum dieser Höhe.", nameof(height));
        var hash = root;
        var added = 1L << height;
        onSubtree?.Invoke(height, hash);
        for (var rest = Size >> height; (rest & 1) == 1; rest >>= 1)
        {
            hash = MerkleTree.NodeHash(nodes[^1], hash);
            nodes.RemoveAt(nodes.Count - 1);
            onSubtree?.Invoke(++height, hash);
        }
        nodes.Add(hash);
        Size += added;
    }

    public byte[] Root()
    {
        if (nodes.Count == 0) return MerkleTree.EmptyRoot();
        var root = nodes[^1];
        for (var i = nodes.Count - 2; i >= 0; i--) root = MerkleTree.NodeHash(nodes[i], root);
        return root;
    }
}
