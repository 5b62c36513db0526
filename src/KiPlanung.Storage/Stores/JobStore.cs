using System.Collections.Concurrent;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

/// <summary>Which hand-out of a job this process holds. A process that slept through its lease holds an older number than the database
/// and changes nothing.</summary>
internal sealed class JobFences
{
    private readonly ConcurrentDictionary<Guid, long> _held = [];

    public void Hold(Guid job, long fence) => _held[job] = fence;

    /// <summary>0 for a job that was never handed out.</summary>
    public long Of(Guid job) => _held.GetValueOrDefault(job);
}

internal sealed class JobStore(StoreScope scope, JobFences fences) : IJobStore
{
    public void Add(Job job) => scope.Insert(new JobRow
    {
        Id = job.Id,
        Kind = job.Kind,
        RequestedBy = job.RequestedBy.Value,
        Request = job.Request,
        State = job.State,
        Progress = job.Progress,
        CreatedAt = job.CreatedAt,
        FinishedAt = job.FinishedAt,
        ProblemMessage = job.ProblemMessage,
        DraftId = job.DraftId,
        SourceId = job.SourceId,
    });

    public async Task<Job?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken) is { } row ? Of(row) : null;
    }

    public async Task<IReadOnlyList<Job>> ListAsync(PersonId requestedBy, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.Jobs.AsNoTracking().Where(j => j.RequestedBy == requestedBy.Value)
            .OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public async Task<bool> CancelAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken) => 1 == await scope.ChangeAsync(
        db => db.Jobs.Where(j => j.Id == id && (j.State == JobState.Waiting || j.State == JobState.Running)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.FinishedAt, at), cancellationToken),
        cancellationToken);

    public async Task<bool> FinishAsync(Guid id, Guid? draftId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fence = fences.Of(id);
        return 1 == await scope.ChangeAsync(
            db => db.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Fence == fence).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, JobState.Finished).SetProperty(j => j.FinishedAt, at)
                    .SetProperty(j => j.DraftId, draftId).SetProperty(j => j.Progress, 1.0),
                cancellationToken),
            cancellationToken);
    }

    public async Task<bool> HoldAsync(Guid id, CancellationToken cancellationToken)
    {
        var fence = fences.Of(id);
        return 1 == await scope.ChangeAsync(
            db => db.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Fence == fence).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, JobState.Running), cancellationToken),
            cancellationToken);
    }

    public void AddItem(JobItem item) => scope.Insert(new JobItemRow
    {
        JobId = item.JobId,
        IndicatorKey = item.IndicatorKey,
        Ags = item.Region.Value,
        DraftId = item.DraftId,
        ProblemCode = item.ProblemCode,
        ProblemMessage = item.ProblemMessage,
        DoneAt = item.DoneAt,
    });

    public async Task<IReadOnlyList<JobItem>> ListItemsAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.JobItems.AsNoTracking().Where(i => i.JobId == jobId).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(i => i.IndicatorKey, StringComparer.Ordinal).ThenBy(i => i.Ags, StringComparer.Ordinal)
            .Select(i => new JobItem(
                i.JobId, i.IndicatorKey, Ags.Parse(i.Ags), i.DraftId, i.ProblemCode, i.ProblemMessage, i.DoneAt))];
    }

    public async Task<bool> FailAsync(Guid id, string problemMessage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fence = fences.Of(id);
        return 1 == await scope.ChangeAsync(
            db => db.Jobs
                .Where(j => j.Id == id && (j.State == JobState.Waiting || j.State == JobState.Running) && j.Fence == fence)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.FinishedAt, at)
                        .SetProperty(j => j.ProblemMessage, problemMessage),
                    cancellationToken),
            cancellationToken);
    }

    public static Job Of(JobRow row) => new(
        row.Id, row.Kind, new(row.RequestedBy), row.Request, row.State, row.Progress, row.CreatedAt, row.FinishedAt, row.ProblemMessage,
        row.DraftId, row.SourceId);
}
