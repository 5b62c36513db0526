using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Memory;

namespace KiPlanung.Web.SignIn;

/// <summary>„Sitzungen“ — a session lives only while its account is active and carries the same security stamp.</summary>
internal sealed class Sessions(IPlanningStore store, IMemoryCache cache)
{
    /// <summary>How long a disabled account may still be seen as active by another process.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var account = context.Principal?.Person() is { } person
            ? await FindAsync(person, context.HttpContext.RequestAborted)
            : null;
        if (account is null or { Disabled: true } || account.SecurityStamp != context.Principal!.SecurityStamp())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Cookie);
            return;
        }
        context.ReplacePrincipal(SessionClaims.PrincipalOf(account, Schemes.Cookie, context.Principal!.SignedInBy()));
    }

    /// <summary>The account is read anew at the next request.</summary>
    public void Forget(PersonId person) => cache.Remove(Key(person));

    public Task StartAsync(HttpContext context, Account account, string how)
    {
        Forget(account.Id);
        return context.SignInAsync(Schemes.Cookie, SessionClaims.PrincipalOf(account, Schemes.Cookie, how));
    }

    private Task<Account?> FindAsync(PersonId person, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(Key(person), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Freshness;
            await using var view = await store.ReadAsync(cancellationToken);
            return await view.Accounts.FindAsync(person, cancellationToken);
        });

    private static string Key(PersonId person) => "session:" + person;
}
