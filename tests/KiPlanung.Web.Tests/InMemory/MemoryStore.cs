using KiPlanung.UseCases;

namespace KiPlanung.Web.Tests.InMemory;

/// <summary>A store of accounts alone, for the shell's tests; what is not committed never happened.</summary>
public sealed class MemoryStore : IPlanningStore, IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private MemoryAccounts _accounts = new();

    /// <summary>Every entry committed, with who acted.</summary>
    public List<(Actor Actor, AuditRecord Record)> Log { get; } = [];

    public Task<IStoreView> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IStoreView>(new View(this, _accounts.Copy(), false));

    public async Task<IStoreTransaction> WriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        return new View(this, _accounts.Copy(), true);
    }

    public void Dispose() => _writing.Dispose();

    private sealed class View(MemoryStore store, MemoryAccounts accounts, bool writes) : IStoreTransaction
    {
        public IAccountStore Accounts => accounts;
        public IStatisticsStore Statistics => throw new NotSupportedException();
        public INoteStore Notes => throw new NotSupportedException();
        public IDraftStore Drafts => throw new NotSupportedException();
        public IJobStore Jobs => throw new NotSupportedException();

        public Task CommitAsync(Actor actor, IReadOnlyList<AuditRecord> entries, CancellationToken cancellationToken)
        {
            if (!writes || entries.Count == 0) throw new InvalidOperationException("Kein Eintrag, keine Handlung.");
            store._accounts = accounts;
            store.Log.AddRange(entries.Select(entry => (actor, entry)));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (writes) store._writing.Release();
            return ValueTask.CompletedTask;
        }
    }
}
