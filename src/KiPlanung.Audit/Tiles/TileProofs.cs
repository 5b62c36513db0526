using System.Numerics;
using System.Runtime.InteropServices;
using KiPlanung.Audit.Hashing;

namespace KiPlanung.Audit.Tiles;

/// <summary>Roots and proofs from the tiles of an export: a few tiles a proof, none of the entries.</summary>
/// <param name="size">Entries by the checkpoint.</param>
internal sealed class TileProofs(ILogDirectory export, long size)
{
    private readonly Dictionary<TileAddress, byte[][]> kept = [];
    private byte[] bundle = [];
    private long bundleNumber = -1;
    private readonly List<MessageAt> places = new(TileAddress.Full);

    /// <exception cref="InvalidDataException">A tile is missing or too short.</exception>
    public byte[] Root() => size == 0 ? MerkleTree.EmptyRoot() : RangeRoot(0, size);

    /// <summary>RFC 6962 § 2.1.1, from the leaf upwards.</summary>
    /// <exception cref="InvalidDataException">A tile is missing or too short.</exception>
    public IReadOnlyList<byte[]> InclusionProof(long index)
    {
        var proof = new List<byte[]>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            var left = index < middle;
            proof.Add(left ? RangeRoot(middle, end) : RangeRoot(start, middle));
            (start, end) = left ? (start, middle) : (middle, end);
        }
        proof.Reverse();
        return proof;
    }

    /// <exception cref="InvalidDataException">The bundle is missing or does not hold the entry.</exception>
    public byte[] Entry(long index)
    {
        var number = index / TileAddress.Full;
        if (number != bundleNumber)
        {
            var address = TileAddress.Expected(TileAddress.Entries, number, size);
            bundle = export.Read(address.Path) ?? throw Broken(address);
            EntryBundle.Split(bundle, places);
            if (places.Count != address.Width) throw Broken(address);
            bundleNumber = number;
        }
        var place = CollectionsMarshal.AsSpan(places)[(int)(index % TileAddress.Full)];
        return bundle[place.Offset..(place.Offset + place.Length)];
    }

    private byte[] RangeRoot(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count)) return SubtreeRoot(start, BitOperations.Log2((ulong)count));
        var middle = start + Split(count);
        return MerkleTree.NodeHash(RangeRoot(start, middle), RangeRoot(middle, end));
    }

    private byte[] SubtreeRoot(long start, int height)
    {
        var level = height / Tiles.SubtreeRoot.Height;
        var within = height % Tiles.SubtreeRoot.Height;
        var first = start >> (level * Tiles.SubtreeRoot.Height);
        var rows = Tile(level, first / TileAddress.Full);
        var from = ((int)(first % TileAddress.Full) >> within) * MerkleTree.HashLength;
        return within < rows.Length && rows[within].Length >= from + MerkleTree.HashLength
            ? rows[within][from..(from + MerkleTree.HashLength)]
            : throw Broken(TileAddress.Expected(level, first / TileAddress.Full, size));
    }

    /// <summary>The hashes of a tile and, above them, those of all whole pairs, row by row. Neighbours in the log share their tiles; the
    /// last few are kept, 16 KB each.</summary>
    private byte[][] Tile(int level, long number)
    {
        const int most = 32;
        var address = TileAddress.Expected(level, number, size);
        if (kept.TryGetValue(address, out var there)) return there;
        if (kept.Count == most) kept.Clear();
        var rows = new List<byte[]> { export.Read(address.Path) ?? throw Broken(address) };
        while (rows[^1].Length >= 2 * MerkleTree.HashLength) rows.Add(Above(rows[^1]));
        return kept[address] = [.. rows];
    }

    private static byte[] Above(byte[] row)
    {
        var above = new byte[row.Length / (2 * MerkleTree.HashLength) * MerkleTree.HashLength];
        for (var at = 0; at < above.Length; at += MerkleTree.HashLength)
        {
            var pair = row.AsSpan(2 * at, 2 * MerkleTree.HashLength);
            MerkleTree.NodeHash(pair[..MerkleTree.HashLength], pair[MerkleTree.HashLength..]).CopyTo(above, at);
        }
        return above;
    }

    private static InvalidDataException Broken(TileAddress address) =>
        new($"Die Datei {address.Path} der Ausfuhr fehlt oder ist unvollständig.");

    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
