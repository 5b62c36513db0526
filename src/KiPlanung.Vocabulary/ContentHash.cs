using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace KiPlanung.Vocabulary;

/// <summary>„Prüfsumme“ — SHA-256 of exact bytes, written as 64 lower-case hex digits.</summary>
public sealed record ContentHash
{
    private ContentHash(string hex) => Hex = hex;

    public string Hex { get; }

    /// <summary>The first twelve digits, for people to compare.</summary>
    public string Short => Hex[..12];

    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>Of the UTF-8 bytes of a text.</summary>
    public static ContentHash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static bool TryParse(string? hex, [NotNullWhen(true)] out ContentHash? hash)
    {
        hash = hex is { Length: 64 } && hex.All(char.IsAsciiHexDigitLower) ? new ContentHash(hex) : null;
        return hash is not null;
    }

    /// <exception cref="FormatException">Not 64 lower-case hex digits.</exception>
    public static ContentHash Parse(string hex) =>
        TryParse(hex, out var hash) ? hash : throw new FormatException("Keine SHA-256-Prüfsumme.");

    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public override string ToString() => Hex;
}
