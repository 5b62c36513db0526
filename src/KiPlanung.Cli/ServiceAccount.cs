using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>The account the command line acts with; made at the first act that writes, with its entry.</summary>
internal static class ServiceAccount
{
    public const string SignInName = "kommandozeile";

    private static readonly Role[] Held = [Role.Planner];

    public static async Task<Actor> ActorAsync(IPlanningStore store, CancellationToken cancellationToken) =>
        Actor.Of(await PersonAsync(store, cancellationToken), Held, Door.CommandLine);

    public static async Task<PersonId> PersonAsync(IPlanningStore store, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Accounts.FindByNameAsync(SignInName, cancellationToken) is { } there) return there.Id;

        var now = TimeProvider.System.GetUtcNow();
        var account = new Account
        {
            Id = new PersonId(Guid.CreateVersion7(now)),
            SignInName = SignInName,
            DisplayName = "Kommandozeile auf dem Server",
            Roles = Held,
            IsService = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
        transaction.Accounts.Add(account);
        await transaction.CommitAsync(Actor.System, [new(AuditEvent.AccountCreated, AuditObject.Account, account.Id.Value,
            new Dictionary<AuditField, string> { [AuditField.RolesGranted] = "planner", [AuditField.Kind] = "service" })],
                cancellationToken);
        return account.Id;
    }
}
