using System.Text.RegularExpressions;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Angaben zu einem neuen Konto“. Holds a name, so it is a class without printed members.</summary>
public sealed class NewAccount
{
    /// <summary><c>[a-z0-9._-]{3,64}</c>; upper case and blanks around it are put right.</summary>
    public required string SignInName { get; init; }

    /// <summary>2 to 100 characters.</summary>
    public required string DisplayName { get; init; }
    public required IReadOnlyCollection<Role> Roles { get; init; }
    public bool IsService { get; init; }

    /// <summary>Last day of the training record; without it a reviewer cannot decide.</summary>
    public DateOnly? TrainingValidUntil { get; init; }
}

/// <summary>„Konto anlegen“ — an administrator adds an account. It has no password yet: <see cref="IssueSignInLink"/> comes next.</summary>
public sealed partial class CreateAccount(IPlanningStore store, TimeProvider clock)
{
    /// <returns>The id, or <c>access.role-missing</c>, <c>account.invalid</c>, <c>account.name-taken</c>.</returns>
    public async Task<Outcome<PersonId>> RunAsync(Actor actor, NewAccount request, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Administrator).IsOk(out _, out var refused)) return refused;
        if (!Make(request, clock.GetUtcNow()).IsOk(out var account, out var invalid)) return invalid;

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Accounts.FindByNameAsync(account.SignInName, cancellationToken) is not null) return AccountProblems.NameTaken;
        transaction.Accounts.Add(account);
        try
        {
            await transaction.CommitAsync(actor, [Record(account)], cancellationToken);
        }
        catch (StoreConflictException)
        {
            return AccountProblems.NameTaken;
        }
        return account.Id;
    }

    /// <summary>Checks the details and makes the account of them; the same rules hold for the first administrator.</summary>
    internal static Outcome<Account> Make(NewAccount request, DateTimeOffset now, string? passwordHash = null)
    {
        var signInName = request.SignInName.Trim().ToLowerInvariant();
        var displayName = request.DisplayName.Trim();
        if (!SignInNamePattern().IsMatch(signInName))
            return AccountProblems.Invalid("SignInName", "Der Anmeldename hat 3 bis 64 Zeichen: Buchstaben a bis z, Ziffern, Punkt, Binde- "
                + "oder Unterstrich.");
        if (displayName.Length is < 2 or > 100 || displayName.Any(char.IsControl))
            return AccountProblems.Invalid("DisplayName", "Der Name hat 2 bis 100 Zeichen.");
        var roles = request.Roles.Distinct().Order().ToArray();
        if (roles.Length == 0) return AccountProblems.Invalid("Roles", "Bitte wählen Sie mindestens eine Rolle.");
        if (Roles.Conflict(roles) is { } conflict) return AccountProblems.Invalid("Roles", conflict);
        if (request.IsService && roles.Any(role => role != Role.Planner))
            return AccountProblems.Invalid("Roles", "Ein Dienstkonto kann nur die Rolle Planung haben; Aufzeichnungen, Prüfung, Revision, "
                + "Administration und Treuhandstelle bleiben Menschen vorbehalten.");
        return new Account
        {
            Id = new PersonId(Guid.CreateVersion7(now)),
            SignInName = signInName,
            DisplayName = displayName,
            Roles = roles,
            IsService = request.IsService,
            TrainingValidUntil = request.TrainingValidUntil,
            PasswordHash = passwordHash,
            SecurityStamp = AccountSecret.NewStamp(),
            CreatedAt = now,
        };
    }

    internal static AuditRecord Record(Account account) => new(
        AuditEvent.AccountCreated, AuditObject.Account, account.Id.Value, new Dictionary<AuditField, string>
        {
            [AuditField.RolesGranted] = string.Join('+', account.Roles.Select(r => Code.Of(r))),
            [AuditField.Kind] = account.IsService ? "service" : "person",
        });

    [GeneratedRegex(@"^[a-z0-9._-]{3,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SignInNamePattern();
}
