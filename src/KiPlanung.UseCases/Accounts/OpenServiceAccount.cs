using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Dienstkonto der Kommandozeile“ — who the log names when somebody works on the server itself: no person, never able to
/// decide. Made at the first act, with its entry.</summary>
public sealed class OpenServiceAccount(IPlanningStore store, TimeProvider clock)
{
    public const string SignInName = "kommandozeile";

    private static readonly NewAccount Details = new()
    {
        SignInName = SignInName,
        DisplayName = "Kommandozeile auf dem Server",
        Roles = [Role.Planner],
        IsService = true,
    };

    /// <returns>The account, or <c>account.name-taken</c> when a person has its name.</returns>
    public async Task<Outcome<Account>> RunAsync(CancellationToken cancellationToken)
    {
        if (!CreateAccount.Make(Details, clock.GetUtcNow()).IsOk(out var made, out var problem)) return problem;

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Accounts.FindByNameAsync(SignInName, cancellationToken) is { } there)
            return there.IsService ? there : TakenByAPerson;
        transaction.Accounts.Add(made);
        await transaction.CommitAsync(Actor.System, [CreateAccount.Record(made)], cancellationToken);
        return made;
    }

    private static Problem TakenByAPerson { get; } = new("account.name-taken",
        $"Der Anmeldename „{SignInName}“ gehört dem Dienstkonto der Kommandozeile, ist hier aber an eine Person vergeben. Bitte legen Sie "
        + "für diese Person ein Konto mit anderem Namen an.", ProblemKind.Conflict);
}
