using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>„Zugangsschlüssel widerrufen“ — the own one, or as administrator anybody's.</summary>
public sealed class RevokeToken(IPlanningStore store)
{
    /// <param name="seen">Tokens of the owner as they were looked at; null: whatever there are now.</param>
    /// <returns>Done, or <c>access.sign-in-required</c>, <c>token.not-own</c>, <c>token.not-found</c>, <c>token.stale</c>.</returns>
    public async Task<Outcome<Done>> RunAsync(
        Actor actor, PersonId owner, Guid token, TokenVersion? seen, CancellationToken cancellationToken)
    {
        if (actor.Person is not { } person) return AccountProblems.SignInRequired;
        if (person != owner && !actor.Require(Role.Administrator).IsOk(out _, out _)) return AccountProblems.TokenOfOther;

        await using var transaction = await store.WriteAsync(cancellationToken);
        var tokens = await transaction.Accounts.ListTokensAsync(owner, cancellationToken);
        if (seen?.Stale(tokens) is { } stale) return stale;
        if (!tokens.Any(t => t.Id == token && !t.Revoked)) return AccountProblems.TokenNotFound;
        await transaction.Accounts.RevokeTokenAsync(token, cancellationToken);
        await transaction.CommitAsync(actor, [new AuditRecord(AuditEvent.TokenRevoked, AuditObject.Token, token)], cancellationToken);
        return Done.It;
    }
}
