using System.Buffers.Binary;

namespace KiPlanung.Audit.Signing;

/// <summary>An integer modulo p = 2²⁵⁵ − 19 in five limbs of 51 bits (RFC 8032 § 5.1; D. J. Bernstein et al., „High-speed high-security
/// signatures“, 2012). No branch and no index depends on the value.</summary>
internal readonly struct FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
{
    private const int LimbBits = 51;
    private const ulong Mask = (1UL << LimbBits) - 1;

    // 4p, limb by limb: keeps every limb of a difference positive.
    private const ulong FourP0 = 4 * (Mask - 18);
    private const ulong FourP = 4 * Mask;

    private readonly ulong l0 = l0, l1 = l1, l2 = l2, l3 = l3, l4 = l4;

    public static FieldElement Zero => default;

    public static FieldElement One => Of(1);

    public static FieldElement Of(uint small) => new(small, 0, 0, 0, 0);

    /// <summary>32 bytes, little endian; the top bit is left out.</summary>
    public static FieldElement FromBytes(ReadOnlySpan<byte> bytes)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        return new(
            w0 & Mask,
            ((w0 >> 51) | (w1 << 13)) & Mask,
            ((w1 >> 38) | (w2 << 26)) & Mask,
            ((w2 >> 25) | (w3 << 39)) & Mask,
            (w3 >> 12) & Mask);
    }

    /// <summary>The one canonical form: smaller than p, little endian, top bit 0.</summary>
    public byte[] ToBytes()
    {
        var weak = Carry(l0, l1, l2, l3, l4);
        var q = (weak.l0 + 19) >> LimbBits;
        q = (weak.l1 + q) >> LimbBits;
        q = (weak.l2 + q) >> LimbBits;
        q = (weak.l3 + q) >> LimbBits;
        q = (weak.l4 + q) >> LimbBits;
        var a0 = weak.l0 + (19 * q);
        var a1 = weak.l1 + (a0 >> LimbBits);
        var a2 = weak.l2 + (a1 >> LimbBits);
        var a3 = weak.l3 + (a2 >> LimbBits);
        var a4 = weak.l4 + (a3 >> LimbBits);
        (a0, a1, a2, a3, a4) = (a0 & Mask, a1 & Mask, a2 & Mask, a3 & Mask, a4 & Mask);
        var bytes = new byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, a0 | (a1 << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), (a1 >> 13) | (a2 << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), (a2 >> 26) | (a3 << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(24), (a3 >> 39) | (a4 << 12));
        return bytes;
    }

    public bool IsZero => ToBytes().AsSpan().IndexOfAnyExcept((byte)0) < 0;

    /// <summary>RFC 8032: the low bit of the canonical form.</summary>
    public bool IsNegative => (ToBytes()[0] & 1) == 1;

    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        Carry(a.l0 + b.l0, a.l1 + b.l1, a.l2 + b.l2, a.l3 + b.l3, a.l4 + b.l4);

    public static FieldElement operator -(in FieldElement a, in FieldElement b) =>
        Carry(a.l0 + FourP0 - b.l0, a.l1 + FourP - b.l1, a.l2 + FourP - b.l2, a.l3 + FourP - b.l3, a.l4 + FourP - b.l4);

    public static FieldElement operator -(in FieldElement a) => Zero - a;

    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        // Limbs stay below 2^52, so no sum of five products reaches 2^128 and no checked arithmetic is needed.
        unchecked
        {
            var (b1, b2, b3, b4) = (b.l1 * 19, b.l2 * 19, b.l3 * 19, b.l4 * 19);
            var r0 = Math.BigMul(a.l0, b.l0) + Math.BigMul(a.l1, b4) + Math.BigMul(a.l2, b3)
                + Math.BigMul(a.l3, b2) + Math.BigMul(a.l4, b1);
            var r1 = Math.BigMul(a.l0, b.l1) + Math.BigMul(a.l1, b.l0) + Math.BigMul(a.l2, b4)
                + Math.BigMul(a.l3, b3) + Math.BigMul(a.l4, b2);
            var r2 = Math.BigMul(a.l0, b.l2) + Math.BigMul(a.l1, b.l1) + Math.BigMul(a.l2, b.l0)
                + Math.BigMul(a.l3, b4) + Math.BigMul(a.l4, b3);
            var r3 = Math.BigMul(a.l0, b.l3) + Math.BigMul(a.l1, b.l2) + Math.BigMul(a.l2, b.l1)
                + Math.BigMul(a.l3, b.l0) + Math.BigMul(a.l4, b4);
            var r4 = Math.BigMul(a.l0, b.l4) + Math.BigMul(a.l1, b.l3) + Math.BigMul(a.l2, b.l2)
                + Math.BigMul(a.l3, b.l1) + Math.BigMul(a.l4, b.l0);
            r1 += (ulong)(r0 >> LimbBits);
            r2 += (ulong)(r1 >> LimbBits);
            r3 += (ulong)(r2 >> LimbBits);
            r4 += (ulong)(r3 >> LimbBits);
            var c0 = ((ulong)r0 & Mask) + (19 * (ulong)(r4 >> LimbBits));
            return new(c0 & Mask, ((ulong)r1 & Mask) + (c0 >> LimbBits), (ulong)r2 & Mask, (ulong)r3 & Mask, (ulong)r4 & Mask);
        }
    }

    /// <summary>a^(p − 2), the inverse; 0 for 0.</summary>
    public FieldElement Inverse() => Power(255, 0xEB);

    /// <summary>a^((p − 5)/8), the core of the square root (RFC 8032 § 5.1.3).</summary>
    public FieldElement RootPower() => Power(252, 0xFD);

    /// <summary>2^((p − 1)/4), a square root of −1.</summary>
    public static FieldElement RootOfMinusOne { get; } = Of(2).Power(253, 0xFB);

    /// <summary>The second when <paramref name="choice"/> is 1, the first when it is 0, without a branch.</summary>
    public static FieldElement Select(in FieldElement zero, in FieldElement one, uint choice)
    {
        var mask = unchecked(0UL - choice);
        return new(
            zero.l0 ^ (mask & (zero.l0 ^ one.l0)),
            zero.l1 ^ (mask & (zero.l1 ^ one.l1)),
            zero.l2 ^ (mask & (zero.l2 ^ one.l2)),
            zero.l3 ^ (mask & (zero.l3 ^ one.l3)),
            zero.l4 ^ (mask & (zero.l4 ^ one.l4)));
    }

    /// <summary>The exponents needed here are <paramref name="bits"/> long, all ones above their lowest byte.</summary>
    private FieldElement Power(int bits, byte lowest)
    {
        var result = One;
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            result *= result;
            if (bit >= 8 || ((lowest >> bit) & 1) == 1) result *= this;
        }
        return result;
    }

    private static FieldElement Carry(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4) => new(
        (a0 & Mask) + (19 * (a4 >> LimbBits)),
        (a1 & Mask) + (a0 >> LimbBits),
        (a2 & Mask) + (a1 >> LimbBits),
        (a3 & Mask) + (a2 >> LimbBits),
        (a4 & Mask) + (a3 >> LimbBits));
}
