using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Web.Tests.InMemory;

/// <summary>Accounts, links and tokens as plain lists; a transaction works on a copy.</summary>
public sealed class MemoryAccounts : IAccountStore
{
    private readonly List<Account> _accounts = [];
    private readonly List<(ContentHash Hash, PersonId Owner, DateTimeOffset ExpiresAt)> _links = [];
    private readonly List<PersonalToken> _tokens = [];

    public MemoryAccounts Copy()
    {
        var copy = new MemoryAccounts();
        copy._accounts.AddRange(_accounts);
        copy._links.AddRange(_links);
        copy._tokens.AddRange(_tokens);
        return copy;
    }

    public Task<int> CountPeopleAsync(CancellationToken cancellationToken) => Task.FromResult(_accounts.Count);

    public Task<Account?> FindAsync(PersonId id, CancellationToken cancellationToken) =>
        Task.FromResult(_accounts.Find(a => a.Id == id));

    public Task<Account?> FindByNameAsync(string signInName, CancellationToken cancellationToken) =>
        Task.FromResult(_accounts.Find(a => a.SignInName == signInName));

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Account>>([.. _accounts]);

    public void Add(Account account) => _accounts.Add(account);

    public Task DisableAsync(PersonId id, string newStamp, CancellationToken cancellationToken) =>
        Replace(id, a => Change(a, a.PasswordHash, newStamp, disabled: true));

    public Task SetPasswordAsync(PersonId id, string passwordHash, string newStamp, CancellationToken cancellationToken) =>
        Replace(id, a => Change(a, passwordHash, newStamp, a.Disabled));

    public void AddSignInLink(ContentHash secretHash, PersonId owner, DateTimeOffset expiresAt) =>
        _links.Add((secretHash, owner, expiresAt));

    public Task<PersonId?> TakeSignInLinkAsync(ContentHash secretHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = _links.FindIndex(link => link.Hash == secretHash && link.ExpiresAt > now);
        if (at < 0) return Task.FromResult<PersonId?>(null);
        var owner = _links[at].Owner;
        _links.RemoveAt(at);
        return Task.FromResult<PersonId?>(owner);
    }

    public void AddToken(PersonalToken token) => _tokens.Add(token);

    public Task<PersonalToken?> FindTokenAsync(ContentHash secretHash, CancellationToken cancellationToken) =>
        Task.FromResult(_tokens.Find(t => t.SecretHash == secretHash));

    public Task<IReadOnlyList<PersonalToken>> ListTokensAsync(PersonId owner, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalToken>>([.. _tokens.Where(t => t.Owner == owner)]);

    public Task RevokeTokenAsync(Guid id, CancellationToken cancellationToken)
    {
        var at = _tokens.FindIndex(t => t.Id == id);
        _tokens[at] = _tokens[at] with { Revoked = true };
        return Task.CompletedTask;
    }

    private Task Replace(PersonId id, Func<Account, Account> change)
    {
        var at = _accounts.FindIndex(a => a.Id == id);
        _accounts[at] = change(_accounts[at]);
        return Task.CompletedTask;
    }

    private static Account Change(Account a, string? passwordHash, string stamp, bool disabled) => new()
    {
        Id = a.Id,
        SignInName = a.SignInName,
        DisplayName = a.DisplayName,
        Roles = a.Roles,
        IsService = a.IsService,
        TrainingValidUntil = a.TrainingValidUntil,
        CreatedAt = a.CreatedAt,
        PasswordHash = passwordHash,
        SecurityStamp = stamp,
        Disabled = disabled,
    };
}
