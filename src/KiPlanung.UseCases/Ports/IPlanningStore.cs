using KiPlanung.Audit;

namespace KiPlanung.UseCases;

/// <summary>What an entry of the log says; time, id and the actor's pseudonym are added by the store.</summary>
public sealed record AuditRecord(
    AuditEvent What, AuditObject About, Guid? ObjectId, IReadOnlyDictionary<AuditField, string>? Fields = null);

/// <summary>The database, SQLite or PostgreSQL.</summary>
public interface IPlanningStore
{
    /// <summary>A consistent view for reading.</summary>
    Task<IStoreView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>A transaction; what is not committed never happened.</summary>
    Task<IStoreTransaction> WriteAsync(CancellationToken cancellationToken);
}

/// <summary>Everything that is stored, by noun. Writing members throw on a view opened for reading.</summary>
public interface IStoreView : IAsyncDisposable
{
    IAccountStore Accounts { get; }
    IStatisticsStore Statistics { get; }
    INoteStore Notes { get; }
    IReidentificationStore Reidentifications { get; }
    IDraftStore Drafts { get; }
    IReleaseStore Releases { get; }
    IReviewWorkStore ReviewWork { get; }
    IBlindReviewStore BlindReviews { get; }
    IControlItemStore ControlItems { get; }
    IReviewFigureStore ReviewFigures { get; }
    IAiSwitchStore AiSwitch { get; }
    IJobStore Jobs { get; }
    ILineageStore Lineage { get; }
}

/// <summary>No entry, no action: there is no way to commit without saying what happened.</summary>
public interface IStoreTransaction : IStoreView
{
    /// <summary>Commits the changes and their entries together, or throws and leaves nothing behind.</summary>
    /// <exception cref="StoreConflictException">Somebody else was first; a rule of the database refused the change.</exception>
    Task CommitAsync(Actor actor, IReadOnlyList<AuditRecord> entries, CancellationToken cancellationToken);
}

/// <summary>A rule of the database refused a change: a second decision, an own draft, a used link.</summary>
public sealed class StoreConflictException : Exception
{
    public StoreConflictException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
