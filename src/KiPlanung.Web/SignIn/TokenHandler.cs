using System.Text.Encodings.Web;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.SignIn;

/// <summary>„Zugangsschlüssel“ — <c>Authorization: Bearer kp_…</c> at <c>/api</c>.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IPlanningStore store,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (AccountSecret.HashOfToken(header[Bearer.Length..].Trim()) is not { } hash) return AuthenticateResult.Fail("malformed");

        await using var view = await store.ReadAsync(Context.RequestAborted);
        var token = await view.Accounts.FindTokenAsync(hash, Context.RequestAborted);
        if (token is null or { Revoked: true } || token.ExpiresAt <= clock.GetUtcNow()) return AuthenticateResult.Fail("not valid");
        var account = await view.Accounts.FindAsync(token.Owner, Context.RequestAborted);
        if (account is null or { Disabled: true }) return AuthenticateResult.Fail("not valid");
        var principal = SessionClaims.PrincipalOf(account, Schemes.Token, "token");
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Schemes.Token));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
