using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>A bundle whose entries do not hash to the stored leaf hashes.</summary>
internal sealed record BundleMismatch(long Number, IReadOnlyList<byte[]> Computed, IReadOnlyList<byte[]> Stored, bool StoredWhole)
{
    public long FirstIndex => Number * TileAddress.Full;
}

/// <summary>Reads the log once from front to back, one bundle and one tile at a time, and builds two trees: one from the entries, one
/// from the stored leaf hashes. They are one object until they part.</summary>
internal sealed class LogWalk(LogFiles files, long size, long trustedSize, EntryContent content)
{
    private const int MaximumKept = 64;

    private TileTree? stored;

    /// <summary>The tree of the entries.</summary>
    public TileTree Recomputed { get; } = new(trustedSize);

    /// <summary>The tree of the stored leaf hashes.</summary>
    public TileTree Stored => stored ?? Recomputed;

    /// <summary>False when a bundle is missing, so that later entries have no certain place.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>First bundle without a file; null when there is none.</summary>
    public long? FirstGap { get; private set; }

    public long EntriesRead { get; private set; }

    /// <summary>The first bundles that do not agree with their tile.</summary>
    public List<BundleMismatch> Mismatches { get; } = [];

    public void Run(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var next = 0L;
        var numbers = files.Numbers(TileAddress.Entries, size).Union(files.Numbers(0, size)).Order().ToList();
        foreach (var number in numbers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (number > next) Gap(next);
            Step(number);
            next = number + 1;
            progress?.Report(Math.Min(0.99, next * (double)TileAddress.Full / Math.Max(size, 1)));
        }
        if (next < TileAddress.TilesAt(TileAddress.Entries, size)) Gap(next);
    }

    private void Step(long number)
    {
        var bundle = files.Read(TileAddress.Entries, number, size);
        if (bundle is null) Gap(number);
        var computed = new List<byte[]>();
        foreach (var entry in bundle is null ? [] : EntryBundle.Split(bundle))
        {
            computed.Add(MerkleTree.LeafHash(entry.Span));
            content.Check(entry.Span, (number * TileAddress.Full) + computed.Count - 1);
        }
        EntriesRead += computed.Count;
        var tile = files.Read(0, number, size);
        var leaves = Hashes(tile);
        var whole = leaves.Count == TileAddress.Expected(0, number, size).Width && tile!.Length == leaves.Count * MerkleTree.HashLength;
        if (!whole || !computed.SequenceEqual(leaves, HashComparer.Instance))
        {
            stored ??= Recomputed.Copy();
            if (Mismatches.Count < MaximumKept) Mismatches.Add(new(number, computed, leaves, whole));
        }
        foreach (var leaf in leaves) stored?.Append(leaf);
        foreach (var leaf in computed) Recomputed.Append(leaf);
    }

    private void Gap(long number)
    {
        Complete = false;
        FirstGap ??= number;
    }

    private static List<byte[]> Hashes(byte[]? tile) =>
        tile is null ? [] : [.. tile.Chunk(MerkleTree.HashLength).Where(h => h.Length == MerkleTree.HashLength)];
}

/// <summary>Equality of hashes by content.</summary>
internal sealed class HashComparer : IEqualityComparer<byte[]>
{
    public static HashComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => obj.Length < 4 ? obj.Length : BitConverter.ToInt32(obj, 0);
}
