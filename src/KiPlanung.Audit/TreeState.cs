using System.Buffers.Binary;
using System.Numerics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Baumzustand“ — what the sequencer stores between two checkpoints: enough to append and to sign, without the old entries.
/// Immutable; <see cref="Append"/> gives the next state.</summary>
public sealed class TreeState
{
    private readonly byte[][] nodes;

    private TreeState(long size, IReadOnlyList<byte[]> nodes, byte[] root) => (Size, this.nodes, Root) = (size, [.. nodes], root);

    public static TreeState Empty { get; } = new(0, [], MerkleTree.EmptyRoot());

    public long Size { get; }

    /// <summary>RFC 6962 root hash, 32 bytes.</summary>
    public byte[] Root { get; }

    /// <exception cref="ArgumentException">A hash is not 32 bytes long.</exception>
    public TreeState Append(IEnumerable<byte[]> leafHashes)
    {
        var range = new CompactRange(Size, nodes);
        foreach (var hash in leafHashes) range.Append(hash);
        return new(range.Size, range.Nodes, range.Root());
    }

    /// <summary>RFC 6962 § 2.1.1: the hashes that lead from one of <paramref name="leafHashes"/> to the root of the tree that
    /// <see cref="Append"/> makes of them.</summary>
    /// <param name="index">Place in the whole tree, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the leaves to be appended.</exception>
    public IReadOnlyList<byte[]> InclusionProof(long index, IReadOnlyList<byte[]> leafHashes) =>
        new GrownTree(Size, nodes, leafHashes).InclusionProof(index);

    public Checkpoint Sign(string origin, IReadOnlyList<ICheckpointSigner> signers) => Checkpoint.Sign(origin, Size, Root, signers);

    /// <summary>Size as 8 bytes big endian, then the hashes, largest subtree first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (nodes.Length * MerkleTree.HashLength)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < nodes.Length; i++) nodes[i].CopyTo(bytes, 8 + (i * MerkleTree.HashLength));
        return bytes;
    }

    public static Outcome<TreeState> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return AuditProblems.StateInvalid;
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var count = size < 0 ? -1 : BitOperations.PopCount((ulong)size);
        if (bytes.Length - 8 != count * MerkleTree.HashLength) return AuditProblems.StateInvalid;
        var hashes = new byte[count][];
        for (var i = 0; i < count; i++) hashes[i] = bytes.Slice(8 + (i * MerkleTree.HashLength), MerkleTree.HashLength).ToArray();
        return new TreeState(size, hashes, new CompactRange(size, hashes).Root());
    }
}
