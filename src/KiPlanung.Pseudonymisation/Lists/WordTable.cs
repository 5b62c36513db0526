using System.Buffers.Binary;

namespace KiPlanung.Pseudonymisation.Lists;

/// <summary>„Wortliste“ — words or phrases and a number for each, kept as fingerprints: four bytes a row and one to eight for the number
/// instead of a string each.</summary>
/// <remarks>Open addressing in a table of 5/4 of the rows; the place is taken from the upper half of a 64-bit fingerprint, the mark that
/// stands there is its lower half. A word that is in no row is taken for one with a probability below 1 : 10⁸.</remarks>
internal sealed class WordTable
{
    private const uint Magic = 0x3154574Bu; // „KWT1“

    private readonly uint[] _marks;
    private readonly byte[] _values;
    private readonly int _width;

    /// <param name="expected">The most rows there will be.</param>
    /// <param name="bytesPerValue">0 (only whether a word is in it) to 8.</param>
    public WordTable(int expected, int bytesPerValue)
        : this(new uint[expected + (expected / 4) + 16], bytesPerValue, 0) => _values = new byte[_marks.Length * bytesPerValue];

    private WordTable(uint[] marks, int bytesPerValue, int count) =>
        (_marks, _values, _width, Count) = (marks, new byte[marks.Length * bytesPerValue], bytesPerValue, count);

    public int Count { get; private set; }

    /// <summary>Adds a word in any case, or gives it a new value. A value too wide is cut to the largest it can hold.</summary>
    public void Add(ReadOnlySpan<char> word, long value) => Add(Fingerprint(word), value);

    public void Add(ulong fingerprint, long value)
    {
        var slot = Find(fingerprint);
        if (_marks[slot] == 0 && ++Count > _marks.Length * 9L / 10) throw new InvalidOperationException("Die Wortliste ist voll.");
        _marks[slot] = Mark(fingerprint);
        var largest = _width == 8 ? long.MaxValue : (1L << (8 * _width)) - 1;
        for (var (i, rest) = (0, Math.Min(value, largest)); i < _width; i++, rest >>= 8)
            _values[(slot * _width) + i] = (byte)(rest & 0xFF);
    }

    public bool Contains(ReadOnlySpan<char> word) => Contains(Fingerprint(word));

    public bool Contains(ulong fingerprint) => _marks[Find(fingerprint)] != 0;

    /// <summary>Looks a word up in any case.</summary>
    public bool TryGet(ReadOnlySpan<char> word, out int value)
    {
        var known = TryGet(Fingerprint(word), out long wide);
        value = (int)wide;
        return known;
    }

    public bool TryGet(ulong fingerprint, out long value)
    {
        var slot = Find(fingerprint);
        value = 0;
        if (_marks[slot] == 0) return false;
        for (var i = _width - 1; i >= 0; i--) value = (value << 8) | _values[(slot * _width) + i];
        return true;
    }

    /// <summary>FNV-1a over the lower-case UTF-16 code units.</summary>
    public static ulong Fingerprint(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
            return Mixed(hash);
        }
    }

    /// <summary>The same with upper and lower case kept apart and every digit read as 0.</summary>
    public static ulong CasedFingerprint(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word) hash = (hash ^ (char.IsAsciiDigit(c) ? '0' : c)) * 1099511628211UL;
            return Mixed(hash);
        }
    }

    /// <summary>The same with case and digits kept apart; never 0.</summary>
    public static ulong ExactFingerprint(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word) hash = (hash ^ c) * 1099511628211UL;
            return Math.Max(1, Mixed(hash));
        }
    }

    /// <summary>Little endian: mark, width, slots, rows, marks, values.</summary>
    public void Write(Stream to)
    {
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], _width);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], _marks.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], Count);
        to.Write(head);
        foreach (var mark in _marks)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(head, mark);
            to.Write(head[..4]);
        }
        to.Write(_values);
    }

    /// <exception cref="InvalidDataException">Not such a table.</exception>
    public static WordTable Read(Stream from)
    {
        Span<byte> head = stackalloc byte[16];
        from.ReadExactly(head);
        var (width, slots) = (BinaryPrimitives.ReadInt32LittleEndian(head[4..]), BinaryPrimitives.ReadInt32LittleEndian(head[8..]));
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic || width is < 0 or > 8 || slots is < 1 or > 10_000_000)
            throw new InvalidDataException("Die Datei ist keine Wortliste der Pseudonymisierung.");
        var table = new WordTable(new uint[slots], width, BinaryPrimitives.ReadInt32LittleEndian(head[12..]));
        from.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(table._marks.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(table._marks, table._marks);
        from.ReadExactly(table._values);
        return table;
    }

    private static ulong Mixed(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
            return hash ^ (hash >> 32);
        }
    }

    private static uint Mark(ulong fingerprint) => Math.Max(1u, (uint)(fingerprint & uint.MaxValue));

    private int Find(ulong fingerprint)
    {
        var mark = Mark(fingerprint);
        var slot = (int)((fingerprint >> 32) * (uint)_marks.Length >> 32);
        while (_marks[slot] != 0 && _marks[slot] != mark) slot = slot + 1 == _marks.Length ? 0 : slot + 1;
        return slot;
    }
}
