using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Neuer Zugangsschlüssel“.</summary>
/// <param name="Owner">Whose it is to be: the actor, or a service account when an administrator asks.</param>
/// <param name="Label">What it is for, 2 to 60 characters.</param>
/// <param name="Days">How long it is valid, 1 to 365.</param>
public sealed record NewToken(PersonId Owner, string Label, int Days);

/// <summary>„Zugangsschlüssel“ — shown once; a secret, so this is a class without printed members.</summary>
public sealed class IssuedToken(Guid id, string secret, DateTimeOffset expiresAt)
{
    public Guid Id { get; } = id;

    /// <summary>The whole token, beginning with <c>kp_</c>.</summary>
    public string Secret { get; } = secret;
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
}

/// <summary>„Zugangsschlüssel ausstellen“ — at the screen only, so that a leaked token cannot beget others.</summary>
public sealed class IssueToken(IPlanningStore store, TimeProvider clock)
{
    /// <returns>The token, or <c>access.sign-in-required</c>, <c>token.not-own</c>, <c>account.not-found</c>, <c>account.disabled</c>,
    /// <c>account.invalid</c>, <c>token.stale</c>.</returns>
    /// <param name="seen">Tokens of the owner as they were looked at; null: whatever there are now.</param>
    public async Task<Outcome<IssuedToken>> RunAsync(
        Actor actor, NewToken request, TokenVersion? seen, CancellationToken cancellationToken)
    {
        var label = request.Label.Trim();
        if (actor is not { Person: { } person, Door: Door.Page }) return AccountProblems.SignInRequired;
        if (label.Length is < 2 or > 60 || label.Any(char.IsControl))
            return AccountProblems.Invalid("Label", "Die Bezeichnung hat 2 bis 60 Zeichen.");
        if (request.Days is < 1 or > 365) return AccountProblems.Invalid("Days", "Die Gültigkeit liegt zwischen 1 und 365 Tagen.");

        await using var transaction = await store.WriteAsync(cancellationToken);
        var owner = await transaction.Accounts.FindAsync(request.Owner, cancellationToken);
        if (request.Owner != person && !(owner is { IsService: true } && actor.Require(Role.Administrator).IsOk(out _, out _)))
            return AccountProblems.TokenOfOther;
        if (owner is null) return AccountProblems.NotFound;
        if (owner.Disabled) return AccountProblems.Disabled;
        if (seen?.Stale(await transaction.Accounts.ListTokensAsync(owner.Id, cancellationToken)) is { } stale) return stale;

        var (now, secret) = (clock.GetUtcNow(), AccountSecret.New());
        var token = new PersonalToken(
            Guid.CreateVersion7(now), owner.Id, label, ContentHash.Of(secret), now, now.AddDays(request.Days), Revoked: false);
        transaction.Accounts.AddToken(token);
        var record = new AuditRecord(AuditEvent.TokenIssued, AuditObject.Token, token.Id, new Dictionary<AuditField, string>
        {
            [AuditField.RelatedId] = owner.Id.ToString(),
            [AuditField.Horizon] = request.Days.ToString(CultureInfo.InvariantCulture),
        });
        await transaction.CommitAsync(actor, [record], cancellationToken);
        return new IssuedToken(token.Id, AccountSecret.TokenPrefix + secret, token.ExpiresAt);
    }
}
