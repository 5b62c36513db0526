using System.Security.Cryptography;

namespace KiPlanung.Storage.Keys;

/// <summary>„Hauptschlüssel“ — 256 bits outside the database; wraps the data key of every note.</summary>
internal sealed class MasterKey
{
    public const int Length = 32;

    private readonly byte[] _bytes;

    public MasterKey(byte[] bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("Der Hauptschlüssel hat 32 Bytes.", nameof(bytes));
        _bytes = bytes;
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(bytes, "kiplanung master key id"u8)[..8]);
    }

    /// <summary>Tells keys apart without giving them away.</summary>
    public string Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <exception cref="InvalidOperationException">Not 64 hex digits.</exception>
    public static MasterKey Parse(string hex, string origin)
    {
        try
        {
            return new(Convert.FromHexString(hex.Trim()));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"Der Hauptschlüssel aus {origin} ist unbrauchbar: erwartet werden 64 Hexadezimalziffern (32 Bytes).", fault);
        }
    }

    /// <summary>For a key file.</summary>
    public string ToHex() => Convert.ToHexStringLower(_bytes);

    public override string ToString() => "[vertraulich]";
}
