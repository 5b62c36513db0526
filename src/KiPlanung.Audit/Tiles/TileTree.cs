namespace KiPlanung.Audit.Tiles;

/// <summary>A growing tree that remembers the hashes of the upper tile levels (1, 2, …): a 256th of the leaves.</summary>
internal sealed class TileTree
{
    private readonly List<byte[]>[] levels;
    private readonly CompactRange range;
    private readonly long watched;

    /// <param name="watched">Size at which <see cref="WatchedRoot"/> is taken; negative for none.</param>
    public TileTree(long watched = -1)
        : this(watched, [.. Enumerable.Range(0, TileAddress.TopLevel).Select(_ => new List<byte[]>())], 0, [], null)
    {
        if (watched == 0) WatchedRoot = MerkleTree.EmptyRoot();
    }

    private TileTree(long watched, List<byte[]>[] levels, long size, IReadOnlyList<byte[]> nodes, byte[]? watchedRoot)
    {
        this.watched = watched;
        this.levels = levels;
        range = new CompactRange(size, nodes, Remember);
        WatchedRoot = watchedRoot;
    }

    public long Size => range.Size;

    /// <summary>The root at the watched size; null before.</summary>
    public byte[]? WatchedRoot { get; private set; }

    public byte[] Root() => range.Root();

    /// <summary>The hashes of a tile level from 1 upwards.</summary>
    public IReadOnlyList<byte[]> Level(int level) => levels[level - 1];

    public void Append(byte[] leafHash)
    {
        range.Append(leafHash);
        if (range.Size == watched) WatchedRoot = range.Root();
    }

    public TileTree Copy() => new(watched, [.. levels.Select(l => new List<byte[]>(l))], range.Size, range.Nodes, WatchedRoot);

    private void Remember(int height, byte[] hash)
    {
        if (height > 0 && height % 8 == 0 && height / 8 <= TileAddress.TopLevel) levels[(height / 8) - 1].Add(hash);
    }
}
