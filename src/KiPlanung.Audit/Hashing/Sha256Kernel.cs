using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KiPlanung.Audit.Hashing;

/// <summary>The eight working words of SHA-256 for one vector of messages; FIPS 180-4 § 6.2.2.</summary>
internal struct Sha256Kernel
{
    /// <summary>Whether this processor has the instructions (AVX-512).</summary>
    public static bool IsSupported => Avx512F.IsSupported && Avx512BW.IsSupported;

    /// <summary>Messages side by side.</summary>
    public const int Width = 16;

    /// <summary>Truth tables of the three-valued functions of FIPS 180-4 § 4.1.2.</summary>
    private const byte Choose = 0xCA, Majority = 0xE8, Parity = 0x96;

    private Vector512<uint> first, second, third, fourth, fifth, sixth, seventh, eighth;

    /// <summary>FIPS 180-4 § 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.</summary>
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>FIPS 180-4 § 5.3.3: the same of the square roots of the first eight primes.</summary>
    public static Sha256Kernel Start() => new()
    {
        first = Vector512.Create(0x6a09e667u),
        second = Vector512.Create(0xbb67ae85u),
        third = Vector512.Create(0x3c6ef372u),
        fourth = Vector512.Create(0xa54ff53au),
        fifth = Vector512.Create(0x510e527fu),
        sixth = Vector512.Create(0x9b05688cu),
        seventh = Vector512.Create(0x1f83d9abu),
        eighth = Vector512.Create(0x5be0cd19u),
    };

    /// <summary>Takes in one block of every message.</summary>
    /// <param name="blocks">One block of 64 bytes per message.</param>
    /// <remarks>Everything stays in registers: no array, and instead of moving eight words one place on, they are named so.</remarks>
    public void Compress(ReadOnlySpan<byte> blocks)
    {
        Span<Vector512<uint>> words = stackalloc Vector512<uint>[Width];
        WordTranspose.Run(blocks, words);
        Vector512<uint> a = first, b = second, c = third, d = fourth, e = fifth, f = sixth, g = seventh, h = eighth, x;
        Vector512<uint> w0 = words[0], w1 = words[1], w2 = words[2], w3 = words[3], w4 = words[4], w5 = words[5];
        Vector512<uint> w6 = words[6], w7 = words[7], w8 = words[8], w9 = words[9], w10 = words[10];
        Vector512<uint> w11 = words[11], w12 = words[12], w13 = words[13], w14 = words[14], w15 = words[15];
        for (var constants = Constants; ; constants = constants[16..])
        {
            d = d + (x = Upper(e, f, g, h, w0, constants[0])); h = x + Lower(a, b, c);
            c = c + (x = Upper(d, e, f, g, w1, constants[1])); g = x + Lower(h, a, b);
            b = b + (x = Upper(c, d, e, f, w2, constants[2])); f = x + Lower(g, h, a);
            a = a + (x = Upper(b, c, d, e, w3, constants[3])); e = x + Lower(f, g, h);
            h = h + (x = Upper(a, b, c, d, w4, constants[4])); d = x + Lower(e, f, g);
            g = g + (x = Upper(h, a, b, c, w5, constants[5])); c = x + Lower(d, e, f);
            f = f + (x = Upper(g, h, a, b, w6, constants[6])); b = x + Lower(c, d, e);
            e = e + (x = Upper(f, g, h, a, w7, constants[7])); a = x + Lower(b, c, d);
            d = d + (x = Upper(e, f, g, h, w8, constants[8])); h = x + Lower(a, b, c);
            c = c + (x = Upper(d, e, f, g, w9, constants[9])); g = x + Lower(h, a, b);
            b = b + (x = Upper(c, d, e, f, w10, constants[10])); f = x + Lower(g, h, a);
            a = a + (x = Upper(b, c, d, e, w11, constants[11])); e = x + Lower(f, g, h);
            h = h + (x = Upper(a, b, c, d, w12, constants[12])); d = x + Lower(e, f, g);
            g = g + (x = Upper(h, a, b, c, w13, constants[13])); c = x + Lower(d, e, f);
            f = f + (x = Upper(g, h, a, b, w14, constants[14])); b = x + Lower(c, d, e);
            e = e + (x = Upper(f, g, h, a, w15, constants[15])); a = x + Lower(b, c, d);
            if (constants.Length == 16) break;
            w0 = Next(w0, w1, w9, w14); w1 = Next(w1, w2, w10, w15);
            w2 = Next(w2, w3, w11, w0); w3 = Next(w3, w4, w12, w1);
            w4 = Next(w4, w5, w13, w2); w5 = Next(w5, w6, w14, w3);
            w6 = Next(w6, w7, w15, w4); w7 = Next(w7, w8, w0, w5);
            w8 = Next(w8, w9, w1, w6); w9 = Next(w9, w10, w2, w7);
            w10 = Next(w10, w11, w3, w8); w11 = Next(w11, w12, w4, w9);
            w12 = Next(w12, w13, w5, w10); w13 = Next(w13, w14, w6, w11);
            w14 = Next(w14, w15, w7, w12); w15 = Next(w15, w0, w8, w13);
        }
        (first, second, third, fourth) = (first + a, second + b, third + c, fourth + d);
        (fifth, sixth, seventh, eighth) = (fifth + e, sixth + f, seventh + g, eighth + h);
    }

    /// <summary>Eight rows of one word per message.</summary>
    public readonly void Store(Span<uint> words)
    {
        first.CopyTo(words);
        second.CopyTo(words[Width..]);
        third.CopyTo(words[(2 * Width)..]);
        fourth.CopyTo(words[(3 * Width)..]);
        fifth.CopyTo(words[(4 * Width)..]);
        sixth.CopyTo(words[(5 * Width)..]);
        seventh.CopyTo(words[(6 * Width)..]);
        eighth.CopyTo(words[(7 * Width)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Upper(
        Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, Vector512<uint> h, Vector512<uint> word, uint constant) =>
        h + word + Vector512.Create(constant) + Avx512F.TernaryLogic(e, f, g, Choose)
        + Avx512F.TernaryLogic(Avx512F.RotateRight(e, 6), Avx512F.RotateRight(e, 11), Avx512F.RotateRight(e, 25), Parity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Lower(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c) =>
        Avx512F.TernaryLogic(a, b, c, Majority)
        + Avx512F.TernaryLogic(Avx512F.RotateRight(a, 2), Avx512F.RotateRight(a, 13), Avx512F.RotateRight(a, 22), Parity);

    /// <summary>A word of the message schedule from the words 16, 15, 7 and 2 places before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Next(
        Vector512<uint> before16, Vector512<uint> before15, Vector512<uint> before7, Vector512<uint> before2) =>
        before16 + before7
        + Avx512F.TernaryLogic(Avx512F.RotateRight(before15, 7), Avx512F.RotateRight(before15, 18), before15 >>> 3, Parity)
        + Avx512F.TernaryLogic(Avx512F.RotateRight(before2, 17), Avx512F.RotateRight(before2, 19), before2 >>> 10, Parity);
}
