using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KiPlanung.Audit.Hashing;

/// <summary>Turns sixteen blocks of sixteen words into sixteen vectors of one word per block: a 16 × 16 transposition by exchanging
/// words, pairs, quarters and halves.</summary>
internal static class WordTranspose
{
    private const int Width = Sha256Kernel.Width;

    /// <summary>FIPS 180-4 reads words with the most significant byte first.</summary>
    private static readonly Vector512<byte> BigEndian = Vector512.Create(
        Vector256.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12),
            Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)),
        Vector256.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12),
            Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)));

    /// <param name="blocks">Sixteen times 64 bytes.</param>
    /// <param name="words">Sixteen vectors.</param>
    public static void Run(ReadOnlySpan<byte> blocks, Span<Vector512<uint>> words)
    {
        Span<Vector512<ulong>> quads = stackalloc Vector512<ulong>[Width];
        for (var i = 0; i < Width; i += 4)
        {
            Vector512<uint> r0 = Row(blocks, i), r1 = Row(blocks, i + 1), r2 = Row(blocks, i + 2), r3 = Row(blocks, i + 3);
            var (low01, high01) = (Avx512F.UnpackLow(r0, r1).AsUInt64(), Avx512F.UnpackHigh(r0, r1).AsUInt64());
            var (low23, high23) = (Avx512F.UnpackLow(r2, r3).AsUInt64(), Avx512F.UnpackHigh(r2, r3).AsUInt64());
            quads[i] = Avx512F.UnpackLow(low01, low23);
            quads[i + 1] = Avx512F.UnpackHigh(low01, low23);
            quads[i + 2] = Avx512F.UnpackLow(high01, high23);
            quads[i + 3] = Avx512F.UnpackHigh(high01, high23);
        }
        for (var k = 0; k < 4; k++)
        {
            // Lane j of quads[b + k] holds word 4j + k of the blocks b to b + 3.
            var even = Avx512F.Shuffle4x128(quads[k], quads[4 + k], 0x88);
            var odd = Avx512F.Shuffle4x128(quads[k], quads[4 + k], 0xDD);
            var evenRight = Avx512F.Shuffle4x128(quads[8 + k], quads[12 + k], 0x88);
            var oddRight = Avx512F.Shuffle4x128(quads[8 + k], quads[12 + k], 0xDD);
            words[k] = Avx512F.Shuffle4x128(even, evenRight, 0x88).AsUInt32();
            words[4 + k] = Avx512F.Shuffle4x128(odd, oddRight, 0x88).AsUInt32();
            words[8 + k] = Avx512F.Shuffle4x128(even, evenRight, 0xDD).AsUInt32();
            words[12 + k] = Avx512F.Shuffle4x128(odd, oddRight, 0xDD).AsUInt32();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Row(ReadOnlySpan<byte> blocks, int row) =>
        Avx512BW.Shuffle(Vector512.Create(blocks.Slice(row * 64, 64)), BigEndian).AsUInt32();
}
