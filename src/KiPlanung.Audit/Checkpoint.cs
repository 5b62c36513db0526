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
    public string Origin => throw new NotImplementedException();
    public long Size => throw new NotImplementedException();
    public byte[] Root => throw new NotImplementedException();

    /// <summary>The signed note, exactly as published.</summary>
    public string Note => throw new NotImplementedException();

    public static Checkpoint Sign(string origin, long size, ReadOnlySpan<byte> root, IReadOnlyList<ICheckpointSigner> signers) => throw new NotImplementedException();

    /// <param name="verificationKey">vkey: <c>name+hex(key id)+base64(type ‖ key)</c>.</param>
    public static Outcome<Checkpoint> Open(string note, string verificationKey) => throw new NotImplementedException();
}
