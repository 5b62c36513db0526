using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class AccountStore(StoreScope scope) : IAccountStore
{
    public async Task<int> CountPeopleAsync(CancellationToken cancellationToken) =>
        await (await scope.ReadyAsync(cancellationToken)).Accounts.CountAsync(a => a.Kind == AccountKind.Person, cancellationToken);

    public async Task<Account?> FindAsync(PersonId id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadAsync(db, db.Accounts.Where(a => a.Id == id.Value), cancellationToken)).SingleOrDefault();
    }

    public async Task<Account?> FindByNameAsync(string signInName, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadAsync(db, db.Accounts.Where(a => a.SignInName == signInName), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(db, db.Accounts, cancellationToken);
    }

    public void Add(Account account)
    {
        var kind = account.IsService ? AccountKind.Service : AccountKind.Person;
        scope.Insert(new AccountRow
        {
            Id = account.Id.Value,
            Kind = kind,
            SignInName = account.SignInName,
            DisplayName = account.DisplayName,
            Disabled = account.Disabled,
            TrainingValidUntil = account.TrainingValidUntil,
            PasswordHash = account.PasswordHash,
            SecurityStamp = account.SecurityStamp,
            CreatedAt = account.CreatedAt,
        });
        foreach (var role in account.Roles.Distinct())
            scope.Insert(new AccountRoleRow { AccountId = account.Id.Value, AccountKind = kind, Role = role });
    }

    public void AddTraining(TrainingRecord record)
    {
        scope.Insert(new TrainingRecordRow
        {
            Id = record.Id,
            PersonId = record.Person.Value,
            PersonKind = AccountKind.Person,
            Content = record.Content,
            CompletedOn = record.CompletedOn,
            ValidUntil = record.ValidUntil,
            RecordedBy = record.RecordedBy.Value,
            RecordedAt = record.RecordedAt,
        });
        scope.Enqueue((db, cancellationToken) => db.Accounts.Where(a => a.Id == record.Person.Value).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.TrainingValidUntil, record.ValidUntil), cancellationToken));
    }

    public async Task<IReadOnlyList<TrainingRecord>> ListTrainingAsync(PersonId person, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.TrainingRecords.AsNoTracking().Where(t => t.PersonId == person.Value)
            .OrderByDescending(t => t.RecordedAt).ThenByDescending(t => t.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(t => new TrainingRecord(
            t.Id, new(t.PersonId), t.Content, t.CompletedOn, t.ValidUntil, new(t.RecordedBy), t.RecordedAt))];
    }

    public Task DisableAsync(PersonId id, string newStamp, CancellationToken cancellationToken) => scope.ChangeAsync(
        db => db.Accounts.Where(a => a.Id == id.Value).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Disabled, true).SetProperty(a => a.SecurityStamp, newStamp), cancellationToken),
        cancellationToken);

    public Task SetPasswordAsync(PersonId id, string passwordHash, string newStamp, CancellationToken cancellationToken) =>
        scope.ChangeAsync(
            db => db.Accounts.Where(a => a.Id == id.Value).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.PasswordHash, passwordHash).SetProperty(a => a.SecurityStamp, newStamp), cancellationToken),
            cancellationToken);

    public void AddSignInLink(ContentHash secretHash, PersonId owner, DateTimeOffset expiresAt) =>
        scope.Insert(new SignInLinkRow { SecretSha256 = secretHash.Hex, Owner = owner.Value, ExpiresAt = expiresAt });

    public async Task<PersonId?> TakeSignInLinkAsync(ContentHash secretHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await scope.ChangeAsync(
            db => db.SignInLinks.Where(l => l.SecretSha256 == secretHash.Hex && l.UsedAt == null && l.ExpiresAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellationToken),
            cancellationToken);
        if (taken == 0) return null;
        var db = await scope.ReadyAsync(cancellationToken);
        var link = db.SignInLinks.Where(l => l.SecretSha256 == secretHash.Hex);
        return new PersonId(await link.Select(l => l.Owner).SingleAsync(cancellationToken));
    }

    public void AddToken(PersonalToken token) => scope.Insert(new PersonalTokenRow
    {
        Id = token.Id,
        Owner = token.Owner.Value,
        Label = token.Label,
        SecretSha256 = token.SecretHash.Hex,
        CreatedAt = token.CreatedAt,
        ExpiresAt = token.ExpiresAt,
        Revoked = token.Revoked,
    });

    public async Task<PersonalToken?> FindTokenAsync(ContentHash secretHash, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var row = await db.PersonalTokens.AsNoTracking().SingleOrDefaultAsync(t => t.SecretSha256 == secretHash.Hex, cancellationToken);
        return row is null ? null : Token(row);
    }

    public async Task<IReadOnlyList<PersonalToken>> ListTokensAsync(PersonId owner, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.PersonalTokens.AsNoTracking().Where(t => t.Owner == owner.Value)
            .OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Token)];
    }

    public Task RevokeTokenAsync(Guid id, CancellationToken cancellationToken) => scope.ChangeAsync(
        db => db.PersonalTokens.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Revoked, true), cancellationToken),
        cancellationToken);

    private static PersonalToken Token(PersonalTokenRow row) => new(
        row.Id, new(row.Owner), row.Label, ContentHash.Parse(row.SecretSha256), row.CreatedAt, row.ExpiresAt, row.Revoked);

    private static async Task<IReadOnlyList<Account>> ReadAsync(
        PlanningDb db, IQueryable<AccountRow> which, CancellationToken cancellationToken)
    {
        var rows = await which.AsNoTracking().OrderBy(a => a.SignInName).ToListAsync(cancellationToken);
        var roles = (await db.AccountRoles.AsNoTracking().Where(r => which.Any(a => a.Id == r.AccountId)).ToListAsync(cancellationToken))
            .ToLookup(r => r.AccountId, r => r.Role);
        return [.. rows.Select(row => new Account
        {
            Id = new(row.Id),
            SignInName = row.SignInName,
            DisplayName = row.DisplayName,
            Roles = [.. roles[row.Id].Order()],
            IsService = row.Kind == AccountKind.Service,
            Disabled = row.Disabled,
            TrainingValidUntil = row.TrainingValidUntil,
            PasswordHash = row.PasswordHash,
            SecurityStamp = row.SecurityStamp,
            CreatedAt = row.CreatedAt,
        })];
    }
}
