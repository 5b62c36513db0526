using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Anmeldelink“ — shown once; its code is a secret, so this is a class without printed members.</summary>
public sealed class SignInLink(string code, DateTimeOffset expiresAt)
{
    public string Code { get; } = code;
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}

/// <summary>„Anmeldelink ausstellen“ — for a new account or a forgotten password; works once, for three days.</summary>
public sealed class IssueSignInLink(IPlanningStore store, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <returns>The link's code, or <c>access.role-missing</c>, <c>account.not-found</c>, <c>account.disabled</c>,
    /// <c>account.service-sign-in</c>.</returns>
    public Task<Outcome<SignInLink>> RunAsync(Actor actor, PersonId account, CancellationToken cancellationToken) =>
        RunAsync(actor, account, null, cancellationToken);

    /// <param name="seen">State of the account as it was looked at; null: whatever it is now.</param>
    /// <returns>As without a state, or <c>account.stale</c>.</returns>
    public async Task<Outcome<SignInLink>> RunAsync(
        Actor actor, PersonId account, AccountVersion? seen, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out _, out var refused)) return refused;

        await using var transaction = await store.WriteAsync(cancellationToken);
        var found = await transaction.Accounts.FindAsync(account, cancellationToken);
        if (found is null) return AccountProblems.NotFound;
        if (await AccountVersion.RefusalAsync(found, seen, transaction, cancellationToken) is { } stale) return stale;
        if (found.Disabled) return AccountProblems.Disabled;
        if (found.IsService) return AccountProblems.ServiceHasNoScreen;
        var link = new SignInLink(AccountSecret.New(), clock.GetUtcNow() + Lifetime);
        transaction.Accounts.AddSignInLink(ContentHash.Of(link.Code), account, link.ExpiresAt);
        await transaction.CommitAsync(
            actor, [new AuditRecord(AuditEvent.SignInLinkIssued, AuditObject.Account, account.Value)], cancellationToken);
        return link;
    }
}
