using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Konto sperren“ — ends sign-in, sessions and tokens of an account; nothing of it is deleted.</summary>
public sealed class DisableAccount(IPlanningStore store)
{
    /// <returns>Done, or <c>access.role-missing</c>, <c>account.own</c>, <c>account.not-found</c>, <c>account.disabled</c>.</returns>
    public async Task<Outcome<Done>> RunAsync(Actor actor, PersonId account, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out var administrator, out var refused)) return refused;
        if (administrator == account) return AccountProblems.OwnAccount;

        await using var transaction = await store.WriteAsync(cancellationToken);
        var found = await transaction.Accounts.FindAsync(account, cancellationToken);
        if (found is null) return AccountProblems.NotFound;
        if (found.Disabled) return AccountProblems.Disabled;
        await transaction.Accounts.DisableAsync(account, AccountSecret.NewStamp(), cancellationToken);
        await transaction.CommitAsync(
            actor, [new AuditRecord(AuditEvent.AccountDisabled, AuditObject.Account, account.Value)], cancellationToken);
        return Done.It;
    }
}
