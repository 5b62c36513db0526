using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Identity;

namespace KiPlanung.Web.SignIn;

/// <summary>„Passwörter“ — the rule, the hash (PBKDF2, the framework's current parameters) and the comparison.</summary>
internal sealed class Passwords
{
    public const int MinLength = 12;
    public const int MaxLength = 200;

    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> _hasher = new();
    private readonly string _decoy;

    public Passwords() => _decoy = _hasher.HashPassword(Nobody, AccountSecret.New());

    /// <summary>Length alone is asked for (NIST SP 800-63B § 3.1.1.2); no composition rules, no expiry.</summary>
    public Outcome<string> Hash(string? password) =>
        password is { Length: >= MinLength and <= MaxLength }
            ? _hasher.HashPassword(Nobody, password)
            : new Problem("password.too-short", $"Das Passwort braucht {MinLength} bis {MaxLength} Zeichen.", ProblemKind.Invalid);

    /// <summary>Takes as long for an account without password, and for no account at all, as for any other.</summary>
    public bool Verify(Account? account, string? password)
    {
        var known = account is { PasswordHash: not null, Disabled: false, IsService: false };
        var hash = known ? account!.PasswordHash! : _decoy;
        var given = password is { Length: <= MaxLength } ? password : "";
        return _hasher.VerifyHashedPassword(Nobody, hash, given) != PasswordVerificationResult.Failed && known;
    }
}
