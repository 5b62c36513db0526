using KiPlanung.Audit.Hashing;

namespace KiPlanung.Audit.Tiles;

/// <summary>The root of a whole tile of 256 hashes, level by level, many nodes side by side.</summary>
internal sealed class SubtreeRoot
{
    /// <summary>Eight levels of nodes lie between the hashes of a tile and its root.</summary>
    public const int Height = 8;

    private static readonly MessageAt[] Pairs =
        [.. Enumerable.Range(0, TileAddress.Full / 2).Select(i => new MessageAt(2 * MerkleTree.HashLength * i, 2 * MerkleTree.HashLength))];

    private readonly byte[] even = new byte[TileAddress.Full / 2 * MerkleTree.HashLength];
    private readonly byte[] odd = new byte[TileAddress.Full / 4 * MerkleTree.HashLength];

    /// <param name="tile">256 hashes of 32 bytes.</param>
    public byte[] Of(ReadOnlySpan<byte> tile)
    {
        Join(tile, even, TileAddress.Full / 2);
        var (from, into) = (even, odd);
        for (var count = TileAddress.Full / 4; count > 0; count /= 2)
        {
            Join(from, into, count);
            (from, into) = (into, from);
        }
        return from[..MerkleTree.HashLength];
    }

    private static void Join(ReadOnlySpan<byte> children, Span<byte> parents, int count) =>
        ParallelSha256.Hash(1, children, Pairs.AsSpan(0, count), parents[..(count * MerkleTree.HashLength)]);
}
