using System.Buffers.Text;
using System.Security.Cryptography;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Geheimnis“ — the secret of a one-time link or of a personal token: 256 random bits, shown once. Kept is
/// <c>ContentHash.Of(secret)</c> alone; so many bits need no slow hash.</summary>
public static class AccountSecret
{
    /// <summary>What a personal token begins with, so that scanners recognise a leaked one.</summary>
    public const string TokenPrefix = "kp_";

    /// <summary>43 characters of Base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A new security stamp; a changed one ends older sessions.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The hash under which a token as typed (<c>kp_…</c>) is kept; null when it is none.</summary>
    public static ContentHash? HashOfToken(string token) =>
        token.StartsWith(TokenPrefix, StringComparison.Ordinal) && token.Length is > 35 and < 200
            ? ContentHash.Of(token[TokenPrefix.Length..])
            : null;
}
