using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Stores;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage;

internal sealed class JobQueue(Database database, JobFences fences) : IJobQueue
{
    public async Task<Job?> TakeAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        if (await database.TakeJobAsync(session, lease, cancellationToken) is not { } row) return null;
        await session.CommitAsync(cancellationToken);
        fences.Hold(row.Id, row.Fence);
        return JobStore.Of(row);
    }

    public async Task<bool> ReportAsync(Guid id, double progress, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        var fence = fences.Of(id);
        var until = await database.NowAsync(session, cancellationToken) + lease;
        var kept = await session.Db.Jobs.Where(j => j.Id == id && j.State == JobState.Running && j.Fence == fence).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.Progress, Math.Clamp(progress, 0, 1)).SetProperty(j => j.LeaseUntil, until), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return kept == 1;
    }
}
