using KiPlanung.Review;
using KiPlanung.UseCases;
using Microsoft.AspNetCore.Authentication;

namespace KiPlanung.Web.SignIn;

/// <summary>The only maker of <see cref="InteractiveSignIn"/>: a person, at a browser, with a live session. Asks the cookie scheme
/// itself and not the request's user, so a token can never stand in for it.</summary>
public sealed class ReviewerSignIn(IHttpContextAccessor accessor, IPlanningStore store)
{
    /// <returns>Null for token users and for everybody without a session.</returns>
    public async Task<InteractiveSignIn?> GetAsync(CancellationToken cancellationToken)
    {
        if (accessor.HttpContext is not { } context || context.User.Identity?.AuthenticationType != Schemes.Cookie) return null;
        var session = await context.AuthenticateAsync(Schemes.Cookie);
        if (session.Principal?.Person() is not { } person) return null;

        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Accounts.FindAsync(person, cancellationToken) is { Disabled: false, IsService: false } account
            ? new InteractiveSignIn(account.Id, account.Roles, account.TrainingValidUntil)
            : null;
    }
}
