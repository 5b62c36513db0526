namespace KiPlanung.Audit.Tiles;

/// <summary>Lays entries and hashes into the files of an export as they come; keeps one bundle and one tile per level.</summary>
internal sealed class TileWriter
{
    private readonly List<byte[]> entries = new(TileAddress.Full);
    private readonly Level[] levels = [.. Enumerable.Range(0, TileAddress.TopLevel + 1).Select(level => new Level(level))];
    private readonly TileTree tree;
    private long bundles;

    public TileWriter() => tree = new TileTree(onUpper: (level, hash) => levels[level].Hashes.Add(hash));

    /// <returns>The files that are full now.</returns>
    public IEnumerable<ExportFile> Add(byte[] entry, byte[] leafHash)
    {
        entries.Add(entry);
        levels[0].Hashes.Add(leafHash);
        if (entries.Count < TileAddress.Full) return [];
        tree.Append(levels[0].Bytes());
        return [Bundle(), .. levels.Where(l => l.Hashes.Count == TileAddress.Full).Select(l => l.File())];
    }

    /// <summary>What is begun is all there will be.</summary>
    public IEnumerable<ExportFile> Finish()
    {
        if (entries.Count > 0) yield return Bundle();
        foreach (var level in levels.Where(l => l.Hashes.Count > 0)) yield return level.File();
    }

    private ExportFile Bundle()
    {
        var file = new ExportFile(new TileAddress(TileAddress.Entries, bundles++, entries.Count).Path, EntryBundle.Write(entries));
        entries.Clear();
        return file;
    }

    /// <summary>The tile that is being filled.</summary>
    private sealed class Level(int number)
    {
        private long done;

        public List<byte[]> Hashes { get; } = new(TileAddress.Full);

        public byte[] Bytes()
        {
            var bytes = new byte[Hashes.Count * MerkleTree.HashLength];
            for (var i = 0; i < Hashes.Count; i++) Hashes[i].CopyTo(bytes, i * MerkleTree.HashLength);
            return bytes;
        }

        public ExportFile File()
        {
            var file = new ExportFile(new TileAddress(number, done++, Hashes.Count).Path, Bytes());
            Hashes.Clear();
            return file;
        }
    }
}
