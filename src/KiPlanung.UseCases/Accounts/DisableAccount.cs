using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Konto sperren“ — ends sign-in, sessions and tokens of an account; nothing of it is deleted.</summary>
public sealed class DisableAccount(IPlanningStore store)
{
    /// <returns>Done, or <c>access.role-missing</c>, <c>account.own</c>, <c>account.not-found</c>, <c>account.disabled</c>.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, PersonId account, CancellationToken cancellationToken) =>
        RunAsync(actor, account, null, cancellationToken);

    /// <param name="seen">State of the account as it was looked at; null: whatever it is now.</param>
    /// <returns>As without a state, or <c>account.stale</c>.</returns>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor, PersonId account, AccountVersion? seen, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out var administrator, out var refused)) return refused;
        if (administrator == account) return AccountProblems.OwnAccount;

        await using var transaction = await store.WriteAsync(cancellationToken);
        var found = await transaction.Accounts.FindAsync(account, cancellationToken);
        if (found is null) return AccountProblems.NotFound;
        if (await AccountVersion.RefusalAsync(found, seen, transaction, cancellationToken) is { } stale) return stale;
        if (found.Disabled) return AccountProblems.Disabled;
        await transaction.Accounts.DisableAsync(account, AccountSecret.NewStamp(), cancellationToken);
        await transaction.CommitAsync(
            actor, [new AuditRecord(AuditEvent.AccountDisabled, AuditObject.Account, account.Value)], cancellationToken);
        return Done.It;
    }
}
