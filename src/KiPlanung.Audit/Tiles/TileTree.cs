namespace KiPlanung.Audit.Tiles;

/// <summary>A growing tree that tells the hashes of the upper tile levels (1, 2, …) as they arise: a 256th of the leaves. Whole tiles
/// are taken in as one subtree.</summary>
internal sealed class TileTree
{
    private const int TileBytes = TileAddress.Full * MerkleTree.HashLength;

    private readonly CompactRange range;
    private readonly SubtreeRoot subtree = new();

    /// <summary>Sizes at which the root is taken, ascending; those before <see cref="passed"/> are behind.</summary>
    private readonly long[] watched;
    private readonly Dictionary<long, byte[]> roots;
    private int passed;

    /// <param name="watched">Sizes at which <see cref="RootAt"/> will know the root; null for none.</param>
    /// <param name="onUpper">Told of every hash of a tile level from 1 upwards, from left to right per level.</param>
    public TileTree(IEnumerable<long>? watched = null, Action<int, byte[]>? onUpper = null)
        : this([.. (watched ?? []).Where(s => s >= 0).Distinct().Order()], 0, [], [], onUpper) => Pass();

    private TileTree(long[] watched, long size, IReadOnlyList<byte[]> nodes, Dictionary<long, byte[]> roots, Action<int, byte[]>? onUpper)
    {
        (this.watched, this.roots) = (watched, roots);
        passed = watched.Count(s => s <= size && roots.ContainsKey(s));
        range = new CompactRange(size, nodes, (height, hash) =>
        {
            if (height > 0 && height % SubtreeRoot.Height == 0 && height / SubtreeRoot.Height <= TileAddress.TopLevel)
                onUpper?.Invoke(height / SubtreeRoot.Height, hash);
        });
    }

    public long Size => range.Size;

    public byte[] Root() => range.Root();

    /// <summary>The root of the first <paramref name="size"/> leaves; null unless this size is watched and was reached.</summary>
    public byte[]? RootAt(long size) => roots.GetValueOrDefault(size);

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
    public TileTree Copy(Action<int, byte[]>? onUpper) => new(watched, range.Size, range.Nodes, new(roots), onUpper);

    private void AppendTile(ReadOnlySpan<byte> tile)
    {
        if (passed < watched.Length && watched[passed] < Size + TileAddress.Full) TakeRootsWithin(tile);
        range.AppendSubtree(SubtreeRoot.Height, subtree.Of(tile));
        Pass();
    }

    private void AppendLeaf(ReadOnlySpan<byte> leafHash)
    {
        range.Append(leafHash.ToArray());
        Pass();
    }

    /// <summary>The next watched size may be reached.</summary>
    private void Pass()
    {
        if (passed == watched.Length || watched[passed] != Size) return;
        roots[watched[passed]] = range.Root();
        passed++;
    }

    private void TakeRootsWithin(ReadOnlySpan<byte> tile)
    {
        var part = new CompactRange(range.Size, range.Nodes);
        for (var at = 0; passed < watched.Length && watched[passed] < Size + TileAddress.Full; at += MerkleTree.HashLength)
        {
            part.Append(tile.Slice(at, MerkleTree.HashLength).ToArray());
            if (watched[passed] == part.Size) roots[watched[passed++]] = part.Root();
        }
    }
}
