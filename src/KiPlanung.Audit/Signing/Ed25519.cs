using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace KiPlanung.Audit.Signing;

/// <summary>Ed25519 signatures (RFC 8032 § 5.1), managed, for every platform. The runtime has no Ed25519 of its own.</summary>
/// <remarks>Point arithmetic runs in constant time; the arithmetic modulo the group order uses <see cref="BigInteger"/> and does not.
/// An installation that signs on a machine shared with strangers uses a signer backed by the system's cryptographic library.</remarks>
public static class Ed25519
{
    public const int SeedLength = 32;
    public const int PublicKeyLength = 32;
    public const int SignatureLength = 64;

    /// <summary>L = 2²⁵² + 27742317777372353535851937790883648493.</summary>
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    /// <summary>The public key that belongs to a private one.</summary>
    /// <exception cref="ArgumentException">The seed is not 32 bytes long.</exception>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed) => EdwardsPoint.Base.Times(Expand(seed).AsSpan(0, 32)).Encode();

    /// <summary>64 bytes; deterministic.</summary>
    /// <exception cref="ArgumentException">The seed is not 32 bytes long.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var expanded = Expand(seed);
        var scalar = expanded[..32];
        var publicKey = EdwardsPoint.Base.Times(scalar).Encode();
        var r = HashToScalar(expanded.AsSpan(32), [], message);
        var commitment = EdwardsPoint.Base.Times(ToBytes(r)).Encode();
        var k = HashToScalar(commitment, publicKey, message);
        var s = (r + (k * FromBytes(scalar))) % Order;
        CryptographicOperations.ZeroMemory(expanded);
        CryptographicOperations.ZeroMemory(scalar);
        return [.. commitment, .. ToBytes(s)];
    }

    /// <summary>Strict: S smaller than the group order, canonical encodings, no key of small order, equation without cofactor.</summary>
    /// <returns>False also for keys and signatures of wrong length.</returns>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyLength || signature.Length != SignatureLength) return false;
        if (FromBytes(signature[32..]) >= Order) return false;
        if (!EdwardsPoint.TryDecode(publicKey, out var key) || key.HasSmallOrder) return false;
        var k = HashToScalar(signature[..32], publicKey, message);
        var commitment = EdwardsPoint.SumOfProducts(signature[32..], EdwardsPoint.Base, ToBytes(k), key.Negated);
        return signature[..32].SequenceEqual(commitment.Encode());
    }

    private static byte[] Expand(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength) throw new ArgumentException("Ein Ed25519-Startwert hat 32 Bytes.", nameof(seed));
        var hash = SHA512.HashData(seed);
        hash[0] &= 0xF8;
        hash[31] = (byte)((hash[31] & 0x7F) | 0x40);
        return hash;
    }

    private static BigInteger HashToScalar(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> message)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        sha.AppendData(first);
        sha.AppendData(second);
        sha.AppendData(message);
        return FromBytes(sha.GetHashAndReset()) % Order;
    }

    private static BigInteger FromBytes(ReadOnlySpan<byte> littleEndian) => new(littleEndian, isUnsigned: true);

    private static byte[] ToBytes(BigInteger scalar)
    {
        var bytes = new byte[32];
        scalar.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }
}

/// <summary>Signs checkpoints with a seed held in memory.</summary>
public sealed class Ed25519Signer : ICheckpointSigner
{
    private readonly byte[] seed;

    /// <param name="name">Key name: the origin of the log, without space and <c>+</c>.</param>
    /// <param name="seed">Private key, 32 random bytes; copied.</param>
    /// <exception cref="ArgumentException">Name or seed is not usable.</exception>
    public Ed25519Signer(string name, byte[] seed)
    {
        if (!VerificationKey.IsName(name)) throw new ArgumentException("Kein Schlüsselname.", nameof(name));
        PublicKey = Ed25519.PublicKey(seed);
        this.seed = [.. seed];
        Name = name;
    }

    public string Name { get; }
    public byte[] PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> message) => Ed25519.Sign(seed, message);
}
