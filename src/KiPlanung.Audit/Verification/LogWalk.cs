using KiPlanung.Audit.Hashing;
using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>A bundle whose entries do not hash to the stored leaf hashes.</summary>
internal sealed record BundleMismatch(long Number, IReadOnlyList<byte[]> Computed, IReadOnlyList<byte[]> Stored, bool StoredWhole)
{
    public long FirstIndex => Number * TileAddress.Full;
}

/// <summary>A tree and what it says about the tiles above its leaves.</summary>
internal sealed record WalkedTree(TileTree Tree, UpperTiles Upper)
{
    public WalkedTree Copy()
    {
        var upper = Upper.Copy();
        return new(Tree.Copy(upper.Add), upper);
    }
}

/// <summary>Reads the log once from front to back, one bundle and one tile at a time, and builds two trees: one from the entries, one
/// from the stored leaf hashes. They are one object until they part.</summary>
internal sealed class LogWalk
{
    private const int MaximumKept = 64;

    private readonly LogFiles files;
    private readonly EntryContent content;
    private readonly Evidence evidence;
    private readonly BundleReader bundles;
    private readonly WalkedTree recomputed;
    private WalkedTree? stored;
    private byte[] computed = [];
    private byte[] tile = [];

    /// <param name="watched">Sizes at which the root is taken.</param>
    /// <param name="evidence">Looks for leaf hashes it was promised.</param>
    public LogWalk(LogFiles files, IEnumerable<long> watched, EntryContent content, Evidence evidence)
    {
        (this.files, this.content, this.evidence, bundles) = (files, content, evidence, new BundleReader(files));
        var upper = new UpperTiles(files);
        recomputed = new(new TileTree(watched, upper.Add), upper);
    }

    /// <summary>The tree of the entries.</summary>
    public TileTree Recomputed => recomputed.Tree;

    /// <summary>The tree of the stored leaf hashes.</summary>
    public TileTree Stored => (stored ?? recomputed).Tree;

    public UpperTiles UpperOfRecomputed => recomputed.Upper;

    public UpperTiles UpperOfStored => (stored ?? recomputed).Upper;

    /// <summary>False when a bundle is missing, so that later entries have no certain place.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>First bundle without a file; null when there is none.</summary>
    public long? FirstGap { get; private set; }

    public long EntriesRead { get; private set; }

    /// <summary>The first bundles that do not agree with their tile.</summary>
    public List<BundleMismatch> Mismatches { get; } = [];

    public void Run(Action<long>? atBundle, CancellationToken cancellationToken)
    {
        var next = 0L;
        foreach (var number in BothLevels())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (number > next) Gap(next);
            Step(number);
            next = number + 1;
            atBundle?.Invoke(next);
        }
        if (next < TileAddress.TilesAt(TileAddress.Entries, files.Size)) Gap(next);
        recomputed.Upper.Finish();
        stored?.Upper.Finish();
    }

    /// <summary>Numbers that have a bundle or a leaf tile, ascending.</summary>
    private IEnumerable<long> BothLevels()
    {
        using var tiles = files.Numbers(0).GetEnumerator();
        var more = tiles.MoveNext();
        foreach (var bundle in files.Numbers(TileAddress.Entries))
        {
            for (; more && tiles.Current < bundle; more = tiles.MoveNext()) yield return tiles.Current;
            if (more && tiles.Current == bundle) more = tiles.MoveNext();
            yield return bundle;
        }
        for (; more; more = tiles.MoveNext()) yield return tiles.Current;
    }

    private void Step(long number)
    {
        if (!bundles.TryRead(number)) Gap(number);
        var messages = bundles.Entries;
        var length = messages.Length * MerkleTree.HashLength;
        if (computed.Length < length) computed = new byte[length];
        var hashes = computed.AsSpan(0, length);
        ParallelSha256.Hash(0, bundles.Bytes, messages, hashes);
        content.Check(bundles, number * TileAddress.Full);
        evidence.Look(hashes);
        EntriesRead += messages.Length;
        var tileLength = files.Read(0, number, ref tile) ?? 0;
        var leaves = tile.AsSpan(0, tileLength - (tileLength % MerkleTree.HashLength));
        var whole = tileLength == TileAddress.Expected(0, number, files.Size).Width * MerkleTree.HashLength;
        if (!whole || !hashes.SequenceEqual(leaves))
        {
            stored ??= recomputed.Copy();
            if (Mismatches.Count < MaximumKept) Mismatches.Add(new(number, Listed(hashes), Listed(leaves), whole));
        }
        stored?.Tree.Append(leaves);
        Recomputed.Append(hashes);
    }

    private void Gap(long number)
    {
        Complete = false;
        FirstGap ??= number;
    }

    private static List<byte[]> Listed(ReadOnlySpan<byte> hashes)
    {
        var list = new List<byte[]>();
        for (var count = Math.Min(hashes.Length / MerkleTree.HashLength, EntryBundle.MaximumRead + 1); list.Count < count;)
            list.Add(hashes.Slice(list.Count * MerkleTree.HashLength, MerkleTree.HashLength).ToArray());
        return list;
    }
}

/// <summary>Equality of hashes by content.</summary>
internal sealed class HashComparer : IEqualityComparer<byte[]>
{
    public static HashComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => obj.Length < 4 ? obj.Length : BitConverter.ToInt32(obj, 0);
}
