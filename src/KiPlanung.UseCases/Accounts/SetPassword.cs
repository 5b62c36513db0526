using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Passwort setzen“ — for the own account, at the screen only. Ends every older session.</summary>
public sealed class SetPassword(IPlanningStore store)
{
    /// <param name="passwordHash">Made by the web host; the password itself never gets here.</param>
    /// <param name="seen">State of the account as it was looked at; null: whatever it is now.</param>
    /// <returns>The new security stamp, or <c>access.sign-in-required</c>, <c>account.disabled</c>, <c>account.service-sign-in</c>,
    /// <c>account.stale</c>.</returns>
    public async Task<Outcome<string>> RunAsync(
        Actor actor, string passwordHash, AccountVersion? seen, CancellationToken cancellationToken)
    {
        if (actor is not { Person: { } person, Door: Door.Page }) return AccountProblems.SignInRequired;

        await using var transaction = await store.WriteAsync(cancellationToken);
        var account = await transaction.Accounts.FindAsync(person, cancellationToken);
        if (account is null or { Disabled: true }) return AccountProblems.Disabled;
        if (account.IsService) return AccountProblems.ServiceHasNoScreen;
        if (await AccountVersion.RefusalAsync(account, seen, transaction, cancellationToken) is { } stale) return stale;
        var stamp = AccountSecret.NewStamp();
        await transaction.Accounts.SetPasswordAsync(person, passwordHash, stamp, cancellationToken);
        await transaction.CommitAsync(
            actor, [new AuditRecord(AuditEvent.PasswordChanged, AuditObject.Account, person.Value)], cancellationToken);
        return stamp;
    }
}
