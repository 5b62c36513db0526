using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Einrichten“ — the first account of an empty installation, an administrator. Acts as the system: nobody is there yet.</summary>
public sealed class CreateFirstAdministrator(IPlanningStore store, TimeProvider clock)
{
    /// <param name="passwordHash">Made by the web host.</param>
    /// <returns>The account, or <c>account.already-set-up</c>, <c>account.invalid</c>.</returns>
    public async Task<Outcome<Account>> RunAsync(
        string signInName, string displayName, string passwordHash, CancellationToken cancellationToken)
    {
        var details = new NewAccount { SignInName = signInName, DisplayName = displayName, Roles = [Role.Administrator] };
        if (!CreateAccount.Make(details, clock.GetUtcNow(), passwordHash).IsOk(out var account, out var invalid)) return invalid;

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Accounts.CountPeopleAsync(cancellationToken) > 0) return AccountProblems.AlreadySetUp;
        transaction.Accounts.Add(account);
        await transaction.CommitAsync(Actor.System, [CreateAccount.Record(account)], cancellationToken);
        return account;
    }
}
