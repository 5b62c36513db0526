using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

public enum JobKind
{
    Forecast,
    Summary,

    /// <summary>Many series at once.</summary>
    ForecastBatch,

    /// <summary>Population, need, areas that add up.</summary>
    Calculation,
}

public enum JobState
{
    /// <summary>„wartet“</summary>
    Waiting,

    /// <summary>„läuft“</summary>
    Running,

    /// <summary>„fertig“</summary>
    Finished,

    /// <summary>„abgebrochen“</summary>
    Cancelled,

    /// <summary>„fehlgeschlagen“</summary>
    Failed,
}

/// <summary>„Auftrag“ — background work on behalf of a person. <paramref name="Request"/> is JSON without personal data.</summary>
/// <param name="Progress">0 to 1.</param>
/// <param name="ProblemMessage">German sentence when failed.</param>
/// <param name="DraftId">The draft when finished.</param>
public sealed record Job(
    Guid Id, JobKind Kind, PersonId RequestedBy, string Request, JobState State, double Progress, DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt, string? ProblemMessage, Guid? DraftId, Guid? SourceId);

/// <summary>Jobs inside a transaction; every change here is an act and has its entry.</summary>
public interface IJobStore
{
    void Add(Job job);
    Task<Job?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<Job>> ListAsync(PersonId requestedBy, CancellationToken cancellationToken);

    /// <summary>Waiting or running becomes cancelled; false when it was already over.</summary>
    Task<bool> CancelAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Running becomes finished; false when it was cancelled meanwhile, and then nothing may be stored.</summary>
    /// <param name="draftId">Null for a batch, whose drafts are named by its items.</param>
    Task<bool> FinishAsync(Guid id, Guid? draftId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps a running job in this transaction; false when it was cancelled or handed out to somebody else.</summary>
    Task<bool> HoldAsync(Guid id, CancellationToken cancellationToken);

    void AddItem(JobItem item);

    /// <summary>Of a batch, by indicator and region.</summary>
    Task<IReadOnlyList<JobItem>> ListItemsAsync(Guid jobId, CancellationToken cancellationToken);

    Task<bool> FailAsync(Guid id, string problemMessage, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Handing out of jobs to the worker: bookkeeping, not acts, therefore without entries.</summary>
public interface IJobQueue
{
    /// <summary>The oldest waiting job becomes running. Jobs left running by a worker that died are handed out again when their lease ran
    /// out.</summary>
    Task<Job?> TakeAsync(TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Notes progress and renews the lease; false when the job was cancelled: stop.</summary>
    Task<bool> ReportAsync(Guid id, double progress, TimeSpan lease, CancellationToken cancellationToken);
}
