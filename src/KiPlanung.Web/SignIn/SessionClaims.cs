using System.Security.Claims;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.SignIn;

/// <summary>What a session says about the account, and how it is read back.</summary>
internal static class SessionClaims
{
    public const string ByPassword = "password";
    public const string ByLink = "link";

    private const string Stamp = "stamp";
    private const string DisplayName = "display-name";
    private const string How = "how";

    public static ClaimsPrincipal PrincipalOf(Account account, string scheme, string how)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.NameIdentifier, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp));
        identity.AddClaim(new Claim(DisplayName, account.DisplayName));
        identity.AddClaim(new Claim(How, how));
        foreach (var role in account.Roles) identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        return new ClaimsPrincipal(identity);
    }

    public static PersonId? Person(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new PersonId(id)
            : null;

    public static IReadOnlyCollection<Role> Roles(this ClaimsPrincipal user) =>
        [.. user.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value))];

    public static string? SecurityStamp(this ClaimsPrincipal user) => user.FindFirstValue(Stamp);

    public static string SignedInBy(this ClaimsPrincipal user) => user.FindFirstValue(How) ?? ByPassword;

    public static string NameShown(this ClaimsPrincipal user) => user.FindFirstValue(DisplayName) ?? "";
}
