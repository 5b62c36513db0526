using System.Buffers.Binary;
using KiPlanung.Audit.Hashing;

namespace KiPlanung.Audit.Tiles;

/// <summary>C2SP tlog-tiles entry bundle: every entry behind its length as 16 bits big endian.</summary>
internal static class EntryBundle
{
    /// <summary>Four times of what a bundle may hold, so that an insertion can still be told from a change.</summary>
    public const int MaximumRead = 4 * TileAddress.Full;

    /// <exception cref="ArgumentException">An entry is longer than 65,535 bytes.</exception>
    public static byte[] Write(IEnumerable<byte[]> entries)
    {
        using var bundle = new MemoryStream();
        Span<byte> length = stackalloc byte[2];
        foreach (var entry in entries)
        {
            if (entry.Length > ushort.MaxValue) throw new ArgumentException("Ein Eintrag hat höchstens 65.535 Bytes.", nameof(entries));
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bundle.Write(length);
            bundle.Write(entry);
        }
        return bundle.ToArray();
    }

    /// <summary>Reads as far as the lengths fit; what is left over counts as one more, broken entry, and so does whatever follows
    /// after <see cref="MaximumRead"/> entries.</summary>
    public static void Split(ReadOnlySpan<byte> bundle, List<MessageAt> entries)
    {
        entries.Clear();
        for (var at = 0; at < bundle.Length;)
        {
            var left = bundle.Length - at;
            var length = left < 2 || entries.Count == MaximumRead ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(bundle[at..]);
            if (length > left - 2)
            {
                entries.Add(new(at, left));
                return;
            }
            entries.Add(new(at + 2, length));
            at += 2 + length;
        }
    }
}
