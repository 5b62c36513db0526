using System.Diagnostics.CodeAnalysis;

namespace KiPlanung.Audit.Signing;

/// <summary>A point of edwards25519 in extended coordinates (RFC 8032 § 5.1.4; Hisil, Wong, Carter, Dawson 2008).</summary>
internal sealed class EdwardsPoint
{
    private static readonly FieldElement D = -FieldElement.Of(121665) * FieldElement.Of(121666).Inverse();
    private static readonly FieldElement TwoD = D + D;

    private readonly FieldElement x, y, z, t;

    private EdwardsPoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t) =>
        (this.x, this.y, this.z, this.t) = (x, y, z, t);

    public static EdwardsPoint Identity { get; } = new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point: y = 4/5, x even.</summary>
    public static EdwardsPoint Base { get; } = TryDecode((FieldElement.Of(4) * FieldElement.Of(5).Inverse()).ToBytes(), out var point)
        ? point
        : throw new InvalidOperationException("edwards25519 hat einen Basispunkt");

    public EdwardsPoint Negated => new(-x, y, z, -t);

    /// <summary>Whether the point lies in the subgroup of order 8, where a signature proves nothing.</summary>
    public bool HasSmallOrder
    {
        get
        {
            var eightfold = Doubled().Doubled().Doubled();
            return eightfold.x.IsZero && (eightfold.y - eightfold.z).IsZero;
        }
    }

    /// <summary>RFC 8032 § 5.1.3; refuses y ≥ p and the sign bit on x = 0.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out EdwardsPoint? point)
    {
        point = null;
        if (bytes.Length != 32) return false;
        var negative = bytes[31] >> 7 == 1;
        var py = FieldElement.FromBytes(bytes);
        var canonical = py.ToBytes();
        if (negative) canonical[31] |= 0x80;
        if (!bytes.SequenceEqual(canonical)) return false;
        var square = py * py;
        var (u, v) = (square - FieldElement.One, (D * square) + FieldElement.One);
        var v3 = v * v * v;
        var px = u * v3 * (u * v3 * v3 * v).RootPower();
        var check = v * px * px;
        if (!(check - u).IsZero)
        {
            if (!(check + u).IsZero) return false;
            px *= FieldElement.RootOfMinusOne;
        }
        if (px.IsZero && negative) return false;
        if (px.IsNegative != negative) px = -px;
        point = new(px, py, FieldElement.One, px * py);
        return true;
    }

    public byte[] Encode()
    {
        var inverse = z.Inverse();
        var bytes = (y * inverse).ToBytes();
        if ((x * inverse).IsNegative) bytes[31] |= 0x80;
        return bytes;
    }

    /// <summary>Complete addition: right for every pair of points, so no case distinction betrays a secret.</summary>
    public EdwardsPoint Plus(EdwardsPoint other)
    {
        var a = (y - x) * (other.y - other.x);
        var b = (y + x) * (other.y + other.x);
        var c = t * TwoD * other.t;
        var zz = z * other.z;
        var d = zz + zz;
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(e * f, g * h, f * g, e * h);
    }

    public EdwardsPoint Doubled()
    {
        var (a, b, zz, sum) = (x * x, y * y, z * z, x + y);
        var e = (sum * sum) - a - b;
        var g = b - a;
        var (f, h) = (g - (zz + zz), -(a + b));
        return new(e * f, g * h, f * g, e * h);
    }

    /// <summary>[scalar]·this; the same sequence of operations for every scalar (32 bytes, little endian).</summary>
    public EdwardsPoint Times(ReadOnlySpan<byte> scalar)
    {
        var result = Identity;
        for (var bit = 255; bit >= 0; bit--)
        {
            result = result.Doubled();
            result = Select(result, result.Plus(this), Bit(scalar, bit));
        }
        return result;
    }

    /// <summary>[a]·p + [b]·q for public values (Straus 1964); time depends on the scalars.</summary>
    public static EdwardsPoint SumOfProducts(ReadOnlySpan<byte> a, EdwardsPoint p, ReadOnlySpan<byte> b, EdwardsPoint q)
    {
        var both = p.Plus(q);
        var result = Identity;
        for (var bit = 255; bit >= 0; bit--)
        {
            result = result.Doubled();
            result = (Bit(a, bit), Bit(b, bit)) switch
            {
                (1, 1) => result.Plus(both),
                (1, 0) => result.Plus(p),
                (0, 1) => result.Plus(q),
                _ => result,
            };
        }
        return result;
    }

    private static uint Bit(ReadOnlySpan<byte> scalar, int bit) => (uint)((scalar[bit >> 3] >> (bit & 7)) & 1);

    private static EdwardsPoint Select(EdwardsPoint zero, EdwardsPoint one, uint choice) => new(
        FieldElement.Select(zero.x, one.x, choice),
        FieldElement.Select(zero.y, one.y, choice),
        FieldElement.Select(zero.z, one.z, choice),
        FieldElement.Select(zero.t, one.t, choice));
}
