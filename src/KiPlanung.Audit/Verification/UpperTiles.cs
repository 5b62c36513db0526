using KiPlanung.Audit.Tiles;

namespace KiPlanung.Audit.Verification;

/// <summary>Compares the stored tiles above the leaves with those of a growing tree, each as soon as it is complete; keeps no more than
/// one tile per level.</summary>
internal sealed class UpperTiles(LogFiles files)
{
    private const int MaximumKept = 100;

    private readonly List<byte>[] pending = [.. Enumerable.Range(0, TileAddress.TopLevel).Select(_ => new List<byte>())];
    private readonly long[] next = new long[TileAddress.TopLevel];
    private readonly (long Place, bool Found)[] first = new (long Place, bool Found)[TileAddress.TopLevel];
    private byte[] buffer = [];

    /// <summary>The first tiles that are not as they must be.</summary>
    public List<TileAddress> Changed { get; private init; } = [];

    /// <summary>The first place where a stored hash differs, at the lowest level that shows one; null when none does.</summary>
    public (int Level, long Place)? FirstDifference()
    {
        for (var i = 0; i < first.Length; i++)
            if (first[i].Found) return (i + 1, first[i].Place);
        return null;
    }

    public void Add(int level, byte[] hash)
    {
        pending[level - 1].AddRange(hash);
        if (pending[level - 1].Count == TileAddress.Full * MerkleTree.HashLength) Compare(level);
    }

    /// <summary>The tree is at its end: the tiles begun are all there will be.</summary>
    public void Finish()
    {
        for (var level = 1; level <= TileAddress.TopLevel; level++)
            if (pending[level - 1].Count > 0) Compare(level);
    }

    public UpperTiles Copy()
    {
        var copy = new UpperTiles(files) { Changed = [.. Changed] };
        for (var i = 0; i < TileAddress.TopLevel; i++)
        {
            copy.pending[i].AddRange(pending[i]);
            (copy.next[i], copy.first[i]) = (next[i], first[i]);
        }
        return copy;
    }

    private void Compare(int level)
    {
        var right = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending[level - 1]);
        var number = next[level - 1]++;
        if (number < TileAddress.TilesAt(level, files.Size) && files.Read(level, number, ref buffer) is { } length
            && !buffer.AsSpan(0, length).SequenceEqual(right))
        {
            if (Changed.Count < MaximumKept) Changed.Add(TileAddress.Expected(level, number, files.Size));
            var same = buffer.AsSpan(0, length).CommonPrefixLength(right) / MerkleTree.HashLength;
            if (!first[level - 1].Found && (same + 1) * MerkleTree.HashLength <= Math.Min(length, right.Length))
                first[level - 1] = ((number * TileAddress.Full) + same, true);
        }
        pending[level - 1].Clear();
    }
}
