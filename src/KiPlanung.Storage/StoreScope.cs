using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Log;
using KiPlanung.Storage.Mapping;
using KiPlanung.Storage.Stores;
using KiPlanung.UseCases;

namespace KiPlanung.Storage;

/// <summary>One view or transaction. Changes are written in the order they were asked for, at the next read or at the commit, so that a
/// transaction sees its own changes.</summary>
internal sealed class StoreScope : IStoreTransaction
{
    private readonly Database _database;
    private readonly DatabaseSession _session;
    private readonly EntryStaging? _staging;
    private readonly Queue<Func<PlanningDb, CancellationToken, Task>> _pending = [];
    private State _state;
    private readonly ScopeTools _tools;
    private readonly List<Guid> _erased = [];

    public StoreScope(Database database, DatabaseSession session, EntryStaging? staging, ScopeTools tools)
    {
        (_database, _session, _staging, _tools) = (database, session, staging, tools);
        _state = staging is null ? State.ReadOnly : State.Open;
        Accounts = new AccountStore(this);
        Statistics = new StatisticsStore(this);
        var notes = new NoteStore(this, tools.Cipher);
        Notes = notes;
        Reidentifications = new ReidentificationStore(this, notes);
        Drafts = new DraftStore(this);
        Releases = new ReleaseStore(this);
        AiSwitch = new AiSwitchStore(this);
        ReviewWork = new ReviewWorkStore(this);
        BlindReviews = new BlindReviewStore(this);
        ControlItems = new ControlItemStore(this);
        ReviewFigures = new ReviewFigureStore(this);
        Jobs = new JobStore(this, tools.Fences);
        Lineage = new LineageStore(this);
    }

    private enum State
    {
        ReadOnly,
        Open,

        /// <summary>A change failed; what was written before it must not be committed either.</summary>
        Failed,
        Ended,
    }

    public IAccountStore Accounts { get; }
    public IStatisticsStore Statistics { get; }
    public INoteStore Notes { get; }
    public IReidentificationStore Reidentifications { get; }
    public IDraftStore Drafts { get; }
    public IReleaseStore Releases { get; }
    public IAiSwitchStore AiSwitch { get; }
    public IReviewWorkStore ReviewWork { get; }
    public IBlindReviewStore BlindReviews { get; }
    public IControlItemStore ControlItems { get; }
    public IReviewFigureStore ReviewFigures { get; }
    public IJobStore Jobs { get; }
    public ILineageStore Lineage { get; }

    internal Database Database => _database;
    internal DatabaseSession Session => _session;

    /// <summary>A change that waits for its turn.</summary>
    internal void Enqueue(Func<PlanningDb, CancellationToken, Task> change)
    {
        RequireWritable();
        _pending.Enqueue(change);
    }

    internal void Insert(object row) => Enqueue(async (db, cancellationToken) =>
    {
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    });

    /// <summary>The mapping, after everything asked for so far was written.</summary>
    internal async Task<PlanningDb> ReadyAsync(CancellationToken cancellationToken)
    {
        await WritePendingAsync(cancellationToken);
        return _session.Db;
    }

    /// <summary>A transaction that changed nothing through the mapping never builds one.</summary>
    private async Task WritePendingAsync(CancellationToken cancellationToken)
    {
        if (_state is State.Failed or State.Ended) throw new InvalidOperationException("Diese Transaktion ist beendet.");
        while (_pending.TryDequeue(out var change))
            await TranslatedAsync(() => change(_session.Db, cancellationToken));
    }

    /// <summary>Runs a change at once, after everything asked for before.</summary>
    internal async Task<int> ChangeAsync(Func<PlanningDb, Task<int>> change, CancellationToken cancellationToken)
    {
        RequireWritable();
        var db = await ReadyAsync(cancellationToken);
        var rows = 0;
        await TranslatedAsync(async () => rows = await change(db));
        return rows;
    }

    /// <summary>After the commit, remember that this note was deleted and clear what its rows left behind.</summary>
    internal void Erased(Guid note) => _erased.Add(note);

    public async Task CommitAsync(Actor actor, IReadOnlyList<AuditRecord> entries, CancellationToken cancellationToken)
    {
        RequireWritable();
        if (entries.Count == 0)
            throw new ArgumentException("Keine Änderung ohne Protokolleintrag: Es wurde kein Eintrag übergeben.", nameof(entries));
        if (_tools.Keys.Head.Refusal is { } refusal) throw new InvalidOperationException(refusal);
        try
        {
            await WritePendingAsync(cancellationToken);
            AuditEntryRow[] rows = [.. entries.Select(entry => _staging!.Row(actor, entry))];
            await TranslatedAsync(() => _database.CommitAsync(_session, rows, cancellationToken));
            foreach (var row in rows) CommittedEntries.Tell(row.Id, row.LeafHash);
        }
        finally
        {
            _state = State.Ended;
            await _session.DisposeAsync();
        }
        if (_erased.Count == 0) return;
        _tools.Keys.Erasures.Add(_erased, _tools.Clock.GetUtcNow());
        await _database.ForgetAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Clear();
        if (_state == State.Ended) return;
        _state = State.Ended;
        await _session.DisposeAsync();
    }

    private void RequireWritable()
    {
        if (_state == State.ReadOnly) throw new InvalidOperationException("Diese Sicht ist nur zum Lesen geöffnet.");
        if (_state is State.Failed or State.Ended) throw new InvalidOperationException("Diese Transaktion ist beendet.");
    }

    private async Task TranslatedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            _state = State.Failed;
            if (_database.AsConflict(exception) is { } conflict) throw conflict;
            throw;
        }
    }
}

/// <summary>What the stores of a scope need beside the database.</summary>
internal sealed record ScopeTools(
    Keys.EnvelopeCipher Cipher, JobFences Fences, Keys.KeyRing Keys, TimeProvider Clock);
