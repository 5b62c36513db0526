using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.SignIn;

/// <summary>„Anmeldung“ — by password or one-time link; every attempt leaves an entry.</summary>
internal sealed class SignInDesk(IPlanningStore store, Passwords passwords, TimeProvider clock)
{
    private static readonly Problem Wrong = new(
        "sign-in.wrong", "Anmeldename oder Passwort stimmen nicht. Bitte prüfen Sie beides; nach mehreren Fehlversuchen müssen Sie warten.",
        ProblemKind.Invalid);

    private static readonly Problem LinkUsed = new(
        "sign-in.link-used", "Dieser Anmeldelink ist unbekannt, abgelaufen oder schon benutzt. Bitte lassen Sie sich von der "
        + "Administration einen neuen geben.", ProblemKind.Invalid);

    public async Task<Outcome<Account>> ByPasswordAsync(string? name, string? password, CancellationToken cancellationToken)
    {
        var signInName = (name ?? "").Trim().ToLowerInvariant();
        Account? account;
        await using (var view = await store.ReadAsync(cancellationToken))
            account = await view.Accounts.FindByNameAsync(signInName, cancellationToken);
        var right = passwords.Verify(account, password);

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!right)
        {
            await RefuseAsync(transaction, account, Wrong, cancellationToken);
            return Wrong;
        }
        await AdmitAsync(transaction, account!, SessionClaims.ByPassword, cancellationToken);
        return account!;
    }

    public async Task<Outcome<Account>> ByLinkAsync(string? code, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var owner = code is { Length: > 0 and < 200 }
            ? await transaction.Accounts.TakeSignInLinkAsync(ContentHash.Of(code), clock.GetUtcNow(), cancellationToken)
            : null;
        var account = owner is { } id ? await transaction.Accounts.FindAsync(id, cancellationToken) : null;
        if (account is null or { Disabled: true } or { IsService: true })
        {
            await RefuseAsync(transaction, account, LinkUsed, cancellationToken);
            return LinkUsed;
        }
        await AdmitAsync(transaction, account, SessionClaims.ByLink, cancellationToken);
        return account;
    }

    public async Task RecordSignOutAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(
            actor, [new AuditRecord(AuditEvent.SignedOut, AuditObject.Account, actor.Person?.Value)], cancellationToken);
    }

    private static Task AdmitAsync(IStoreTransaction transaction, Account account, string how, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<AuditField, string> { [AuditField.Kind] = how };
        var record = new AuditRecord(AuditEvent.SignedIn, AuditObject.Account, account.Id.Value, fields);
        return transaction.CommitAsync(Actor.Of(account.Id, account.Roles, Door.Page), [record], cancellationToken);
    }

    private static Task RefuseAsync(IStoreTransaction transaction, Account? account, Problem problem, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<AuditField, string> { [AuditField.ProblemCode] = problem.Code };
        var about = account is null ? AuditObject.None : AuditObject.Account;
        var record = new AuditRecord(AuditEvent.SignInRefused, about, account?.Id.Value, fields);
        return transaction.CommitAsync(Actor.System, [record], cancellationToken);
    }
}
