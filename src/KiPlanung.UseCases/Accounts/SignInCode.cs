using System.Security.Cryptography;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Anmeldecode“ — the secret in a one-time sign-in link; only its hash is stored.</summary>
public static class SignInCode
{
    /// <summary>32 random bytes, spelled for a URL.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static ContentHash HashOf(string code) => ContentHash.Of(code);
}
