using System.Security.Cryptography;
using System.Text;

namespace KiPlanung.Storage.Keys;

/// <summary>Nonce, ciphertext and tag of AES-256-GCM.</summary>
internal sealed class SealedBytes(byte[] nonce, byte[] ciphertext, byte[] tag)
{
    public byte[] Nonce { get; } = nonce;
    public byte[] Ciphertext { get; } = ciphertext;
    public byte[] Tag { get; } = tag;
}

/// <summary>Envelope encryption (NIST SP 800-38D): one data key per note, wrapped by the master key. What a ciphertext belongs to is
/// authenticated with it, so a row copied to another note or column does not open.</summary>
internal sealed class EnvelopeCipher(MasterKeys masterKeys)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public string MasterKeyId => masterKeys.Current.Id;

    public static byte[] NewDataKey() => RandomNumberGenerator.GetBytes(32);

    /// <summary>With the key the database says is in use; null when this process cannot get it.</summary>
    public SealedBytes? Wrap(byte[] dataKey, string masterKeyId, Guid owner) =>
        masterKeys.Find(masterKeyId) is { } key ? Wrap(dataKey, key, owner) : null;

    public static SealedBytes Wrap(byte[] dataKey, MasterKey masterKey, Guid owner) =>
        Seal(masterKey.Bytes, dataKey, owner, WrapColumn(masterKey));

    /// <exception cref="InvalidOperationException">Wrapped by another master key, or changed.</exception>
    public byte[] Unwrap(SealedBytes wrapped, string masterKeyId, Guid owner) => masterKeys.Find(masterKeyId) is { } key
        ? Unwrap(wrapped, key, owner)
        : throw new InvalidOperationException(
            $"Der Text {owner:D} wurde mit einem anderen Hauptschlüssel verschlüsselt (Kennung {masterKeyId}, vorhanden {MasterKeyId}). "
            + "Bitte den passenden Hauptschlüssel aus der Sicherung einspielen.");

    public static byte[] Unwrap(SealedBytes wrapped, MasterKey masterKey, Guid owner) =>
        Open(masterKey.Bytes, wrapped, owner, WrapColumn(masterKey));

    public static SealedBytes Encrypt(byte[] dataKey, byte[] plain, Guid owner, string column) => Seal(dataKey, plain, owner, column);

    /// <exception cref="InvalidOperationException">Changed, or sealed for another owner or column.</exception>
    public static byte[] Decrypt(byte[] dataKey, SealedBytes box, Guid owner, string column) => Open(dataKey, box, owner, column);

    private static string WrapColumn(MasterKey masterKey) => "note_key:" + masterKey.Id;

    private static SealedBytes Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, Guid owner, string column)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var (ciphertext, tag) = (new byte[plain.Length], new byte[TagLength]);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, ciphertext, tag, Belongs(owner, column));
        return new(nonce, ciphertext, tag);
    }

    private static byte[] Open(ReadOnlySpan<byte> key, SealedBytes box, Guid owner, string column)
    {
        var plain = new byte[box.Ciphertext.Length];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(box.Nonce, box.Ciphertext, box.Tag, plain, Belongs(owner, column));
            return plain;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"Der verschlüsselte Text {owner:D} ({column}) lässt sich nicht öffnen: Er wurde verändert oder gehört nicht "
                + "hierher.", fault);
        }
    }

    private static byte[] Belongs(Guid owner, string column) => Encoding.UTF8.GetBytes($"{owner:D}:{column}");
}
