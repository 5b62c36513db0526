using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KiPlanung.Audit.Reading;

/// <summary>Lower-case hex digits to bytes, sixteen digits at a time.</summary>
internal static class HexText
{
    private const byte Gone = 0xFF;

    /// <summary>The digits of a Guid in the form „D“ lie in 0–7, 9–12, 14–17, 19–22 and 24–35; each of these picks from sixteen of its
    /// characters those that belong together, and 0 where the index lies outside.</summary>
    private static readonly Vector128<byte> From0 =
        Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, Gone, Gone);

    private static readonly Vector128<byte> From2 =
        Vector128.Create(Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, 14, 15);

    private static readonly Vector128<byte> From19 =
        Vector128.Create((byte)0, 1, 2, 3, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone, Gone);

    private static readonly Vector128<byte> From20 =
        Vector128.Create(Gone, Gone, Gone, Gone, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <param name="text">32 characters; more are left out of account.</param>
    /// <returns>False when one of them is no lower-case hex digit.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out UInt128 value) =>
        TryJoin(Vector128.Create(text[..16]), Vector128.Create(text[16..32]), out value);

    /// <param name="text">36 characters of a Guid in the form „D“.</param>
    public static bool TryReadGuid(ReadOnlySpan<byte> text, out UInt128 value)
    {
        value = default;
        if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
        var first = Vector128.Shuffle(Vector128.Create(text[..16]), From0) | Vector128.Shuffle(Vector128.Create(text[2..18]), From2);
        var second = Vector128.Shuffle(Vector128.Create(text[19..35]), From19)
            | Vector128.Shuffle(Vector128.Create(text[20..36]), From20);
        return TryJoin(first, second, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryJoin(Vector128<byte> first, Vector128<byte> second, out UInt128 value)
    {
        var holds = Nibbles(first, out var left) & Nibbles(second, out var right);
        var bytes = Vector128.Narrow(Pairs(left), Pairs(right)).AsUInt64();
        value = new(BinaryPrimitives.ReverseEndianness(bytes[0]), BinaryPrimitives.ReverseEndianness(bytes[1]));
        return holds;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Nibbles(Vector128<byte> text, out Vector128<byte> nibbles)
    {
        var digit = text - Vector128.Create((byte)'0');
        var letter = text - Vector128.Create((byte)'a');
        var isDigit = Vector128.LessThan(digit, Vector128.Create((byte)10));
        var isLetter = Vector128.LessThan(letter, Vector128.Create((byte)6));
        nibbles = Vector128.ConditionalSelect(isDigit, digit, letter + Vector128.Create((byte)10));
        return (isDigit | isLetter) == Vector128<byte>.AllBitsSet;
    }

    /// <summary>The first digit of a pair, the lower byte of a word, is the higher half of the byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Pairs(Vector128<byte> nibbles)
    {
        var words = nibbles.AsUInt16();
        return ((words << 4) | (words >>> 8)) & Vector128.Create((ushort)0xFF);
    }
}
