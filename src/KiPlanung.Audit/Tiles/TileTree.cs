namespace KiPlanung.Audit.Tiles;

/// <summary>A growing tree that tells the hashes of the upper tile levels (1, 2, …) as they arise: a 256th of the leaves. Whole tiles
/// are taken in as one subtree.</summary>
internal sealed class TileTree
{
    private const int TileBytes = TileAddress.Full * MerkleTree.HashLength;

    private readonly CompactRange range;
    private readonly SubtreeRoot subtree = new();
    private readonly long watched;

    /// <param name="watched">Size at which <see cref="WatchedRoot"/> is taken; negative for none.</param>
    /// <param name="onUpper">Told of every hash of a tile level from 1 upwards, from left to right per level.</param>
    public TileTree(long watched = -1, Action<int, byte[]>? onUpper = null)
        : this(watched, 0, [], watched == 0 ? MerkleTree.EmptyRoot() : null, onUpper)
    {
    }

    private TileTree(long watched, long size, IReadOnlyList<byte[]> nodes, byte[]? watchedRoot, Action<int, byte[]>? onUpper)
    {
        this.watched = watched;
        WatchedRoot = watchedRoot;
        range = new CompactRange(size, nodes, (height, hash) =>
        {
            if (height > 0 && height % SubtreeRoot.Height == 0 && height / SubtreeRoot.Height <= TileAddress.TopLevel)
                onUpper?.Invoke(height / SubtreeRoot.Height, hash);
        });
    }

    public long Size => range.Size;

    /// <summary>The root at the watched size; null before.</summary>
    public byte[]? WatchedRoot { get; private set; }

    public byte[] Root() => range.Root();

    /// <param name="leafHashes">32 bytes each.</param>
    public void Append(ReadOnlySpan<byte> leafHashes)
    {
        while (leafHashes.Length > 0)
        {
            var whole = leafHashes.Length >= TileBytes && Size % TileAddress.Full == 0;
            var step = whole ? leafHashes[..TileBytes] : leafHashes[..MerkleTree.HashLength];
            if (whole) AppendTile(step);
            else AppendLeaf(step);
            leafHashes = leafHashes[step.Length..];
        }
    }

    /// <summary>The same tree once more; from here on the two can part.</summary>
    public TileTree Copy(Action<int, byte[]>? onUpper) => new(watched, range.Size, range.Nodes, WatchedRoot, onUpper);

    private void AppendTile(ReadOnlySpan<byte> tile)
    {
        if (watched > Size && watched < Size + TileAddress.Full)
            WatchedRoot = RootWithin(tile[..((int)(watched - Size) * MerkleTree.HashLength)]);
        range.AppendSubtree(SubtreeRoot.Height, subtree.Of(tile));
        if (range.Size == watched) WatchedRoot = range.Root();
    }

    private void AppendLeaf(ReadOnlySpan<byte> leafHash)
    {
        range.Append(leafHash.ToArray());
        if (range.Size == watched) WatchedRoot = range.Root();
    }

    private byte[] RootWithin(ReadOnlySpan<byte> leaves)
    {
        var part = Copy(null);
        part.Append(leaves);
        return part.Root();
    }
}
