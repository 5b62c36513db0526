using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>„Konto“ — somebody who can act here. Holds a name, so it is a class without printed members.</summary>
public sealed class Account
{
    public required PersonId Id { get; init; }

    /// <summary>What is typed at sign-in; unique, lower case, <c>[a-z0-9._-]{3,64}</c>.</summary>
    public required string SignInName { get; init; }
    public required string DisplayName { get; init; }
    public required IReadOnlyCollection<Role> Roles { get; init; }

    /// <summary>A service account (command line, automation) is no person: it can never hold the role Prüfung or decide.</summary>
    public bool IsService { get; init; }
    public bool Disabled { get; init; }

    /// <summary>Last day of the training record; without it a reviewer cannot decide.</summary>
    public DateOnly? TrainingValidUntil { get; init; }

    /// <summary>Hash made by the web host; null until a password was set.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with password and disabling; ends older sessions.</summary>
    public required string SecurityStamp { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>„Persönlicher Zugangsschlüssel“ for the API; only the hash of its secret is kept.</summary>
public sealed record PersonalToken(
    Guid Id, PersonId Owner, string Label, ContentHash SecretHash, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Revoked);

/// <summary>„Schulungsnachweis“ — what a person was trained in and how long that holds (KI-VO Art. 4, Art. 26 Abs. 2).</summary>
/// <param name="Content">What the training was about, 3 to 200 characters.</param>
/// <param name="ValidUntil">Last day; the newest record counts, also when it ends earlier.</param>
public sealed record TrainingRecord(
    Guid Id, PersonId Person, string Content, DateOnly CompletedOn, DateOnly ValidUntil, PersonId RecordedBy, DateTimeOffset RecordedAt);

public interface IAccountStore
{
    /// <summary>Takes the place of earlier records at once.</summary>
    void AddTraining(TrainingRecord record);

    /// <summary>Newest first; empty for an account whose last day came from before records were kept.</summary>
    Task<IReadOnlyList<TrainingRecord>> ListTrainingAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>Accounts of people; the service account of the command line does not make an installation set up.</summary>
    Task<int> CountPeopleAsync(CancellationToken cancellationToken);
    Task<Account?> FindAsync(PersonId id, CancellationToken cancellationToken);
    Task<Account?> FindByNameAsync(string signInName, CancellationToken cancellationToken);
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);
    void Add(Account account);
    Task DisableAsync(PersonId id, string newStamp, CancellationToken cancellationToken);
    Task SetPasswordAsync(PersonId id, string passwordHash, string newStamp, CancellationToken cancellationToken);

    /// <summary>One-time sign-in link; the secret itself is not kept.</summary>
    void AddSignInLink(ContentHash secretHash, PersonId owner, DateTimeOffset expiresAt);

    /// <summary>Uses the link up; null when unknown, used or expired.</summary>
    Task<PersonId?> TakeSignInLinkAsync(ContentHash secretHash, DateTimeOffset now, CancellationToken cancellationToken);

    void AddToken(PersonalToken token);
    Task<PersonalToken?> FindTokenAsync(ContentHash secretHash, CancellationToken cancellationToken);
    Task<IReadOnlyList<PersonalToken>> ListTokensAsync(PersonId owner, CancellationToken cancellationToken);
    Task RevokeTokenAsync(Guid id, CancellationToken cancellationToken);
}
