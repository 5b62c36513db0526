using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Signing;

/// <summary>„Prüfschlüssel“ — the public half of a key of a signed note, written as vkey
/// <c>name+hex(key id)+base64(type ‖ key)</c> (C2SP signed-note). Ed25519 only.</summary>
public sealed class VerificationKey
{
    private const byte Ed25519Type = 0x01;

    private VerificationKey(string name, byte[] publicKey)
    {
        Name = name;
        PublicKey = publicKey;
        Id = IdOf(name, publicKey);
    }

    public string Name { get; }

    /// <summary>32 bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ LF ‖ type ‖ key), big endian.</summary>
    public uint Id { get; }

    /// <exception cref="ArgumentException">The name holds a space or <c>+</c>, or the key is not 32 bytes long.</exception>
    public static VerificationKey Of(string name, byte[] ed25519PublicKey)
    {
        if (!IsName(name)) throw new ArgumentException("Kein Schlüsselname.", nameof(name));
        if (ed25519PublicKey.Length != Ed25519.PublicKeyLength)
            throw new ArgumentException("Kein Ed25519-Schlüssel.", nameof(ed25519PublicKey));
        return new(name, [.. ed25519PublicKey]);
    }

    public static VerificationKey Of(ICheckpointSigner signer) => Of(signer.Name, signer.PublicKey);

    /// <summary>Reads a vkey; white space around it is left out.</summary>
    public static Outcome<VerificationKey> Parse(string vkey)
    {
        if (vkey.Trim().Split('+', 3) is not [var name, var id, var encoded]) return AuditProblems.KeyInvalid("Teile fehlen");
        if (!IsName(name)) return AuditProblems.KeyInvalid("der Name ist unzulässig");
        if (!StrictBase64.TryDecode(encoded, out var typed) || typed.Length < 2)
            return AuditProblems.KeyInvalid("der Schlüssel ist nicht lesbar");
        if (typed[0] != Ed25519Type || typed.Length != 1 + Ed25519.PublicKeyLength)
            return AuditProblems.KeyInvalid("er ist kein Ed25519-Schlüssel");
        var key = new VerificationKey(name, typed[1..]);
        return id == key.IdText ? key : AuditProblems.KeyInvalid("die Kennung passt nicht zum Schlüssel");
    }

    /// <summary>The vkey.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([Ed25519Type, .. PublicKey])}";

    internal static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c == '+');

    private string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static uint IdOf(string name, byte[] publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey]));
}
