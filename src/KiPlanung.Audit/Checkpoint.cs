using System.Globalization;
using KiPlanung.Audit.Signing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>Signs checkpoints; the private key stays with the implementation.</summary>
public interface ICheckpointSigner
{
    /// <summary>Key name, equals the origin of the log.</summary>
    string Name { get; }

    /// <summary>Ed25519 public key, 32 bytes.</summary>
    byte[] PublicKey { get; }

    /// <summary>Ed25519 signature, 64 bytes.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}

/// <summary>„Prüfpunkt“ — C2SP tlog-checkpoint as a signed note: origin, tree size, root hash.</summary>
public sealed class Checkpoint
{
    private Checkpoint(string origin, long size, byte[] root, string note) => (Origin, Size, Root, Note) = (origin, size, root, note);

    public string Origin { get; }

    /// <summary>Number of entries.</summary>
    public long Size { get; }

    /// <summary>RFC 6962 root hash, 32 bytes.</summary>
    public byte[] Root { get; }

    /// <summary>The signed note, exactly as published.</summary>
    public string Note { get; }

    /// <param name="signers">The first is the log itself (name = origin); further ones add their lines.</param>
    /// <exception cref="ArgumentException">Origin, size, root or the first signer do not fit.</exception>
    public static Checkpoint Sign(string origin, long size, ReadOnlySpan<byte> root, IReadOnlyList<ICheckpointSigner> signers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (root.Length != MerkleTree.HashLength) throw new ArgumentException("Kein SHA-256-Hash.", nameof(root));
        if (signers.Count == 0 || signers[0].Name != origin)
            throw new ArgumentException("Das Protokoll unterschreibt zuerst.", nameof(signers));
        var text = string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{Convert.ToBase64String(root)}\n");
        return new(origin, size, root.ToArray(), SignedNote.Sign(text, signers));
    }

    /// <summary>Reads a checkpoint and checks its signature; the origin must be the name of the key.</summary>
    /// <param name="verificationKey">vkey: <c>name+hex(key id)+base64(type ‖ key)</c>.</param>
    public static Outcome<Checkpoint> Open(string note, string verificationKey) =>
        VerificationKey.Parse(verificationKey).Then(key => Open(note, key));

    /// <inheritdoc cref="Open(string, string)"/>
    public static Outcome<Checkpoint> Open(string note, VerificationKey verificationKey) => Open(note, [verificationKey]);

    /// <summary>The same with any of the keys a log has or had; all bear its name.</summary>
    public static Outcome<Checkpoint> Open(string note, IReadOnlyList<VerificationKey> known) =>
        SignedNote.Open(note, known).Then<Checkpoint>(opened =>
        {
            var lines = opened.Text.Split('\n');
            if (lines is not [var origin, var sizeText, var rootText, .. var rest] || rest[..^1].Any(l => l.Length == 0))
                return AuditProblems.CheckpointInvalid("Zeilen fehlen");
            if (known.Any(k => k.Name != origin)) return AuditProblems.CheckpointInvalid("er gehört zu einem anderen Protokoll");
            if (!long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                || size.ToString(CultureInfo.InvariantCulture) != sizeText)
                return AuditProblems.CheckpointInvalid("die Zahl der Einträge ist nicht lesbar");
            if (!StrictBase64.TryDecode(rootText, out var root) || root.Length != MerkleTree.HashLength)
                return AuditProblems.CheckpointInvalid("die Wurzelprüfsumme ist nicht lesbar");
            return new Checkpoint(origin, size, root, note);
        });
}
