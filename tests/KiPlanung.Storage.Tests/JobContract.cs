using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Tests;

public abstract class JobContract(PostgreSqlServer? server) : StorageContract(server)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private IJobQueue Queue => Installation.Storage.Jobs;

    [StorageFact]
    public async Task Jobs_are_handed_out_oldest_first_and_once()
    {
        await AddAsync(AJob(2, Noon.AddMinutes(2)), AJob(1, Noon.AddMinutes(1)));

        var first = await Queue.TakeAsync(Long, default);

        Assert.Equal((AJob(1, default).Id, JobState.Running, """{"horizon":10}"""), (first!.Id, first.State, first.Request));
        Assert.Equal(AJob(2, default).Id, (await Queue.TakeAsync(Long, default))!.Id);
        Assert.Null(await Queue.TakeAsync(Long, default));
    }

    [StorageFact]
    public async Task Many_workers_at_once_never_get_the_same_job()
    {
        await AddAsync([.. Enumerable.Range(1, 20).Select(i => AJob(i, Noon))]);

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Queue.TakeAsync(Long, default))));

        var ids = taken.OfType<Job>().Select(j => j.Id).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [StorageFact]
    public async Task A_worker_that_lost_its_lease_changes_nothing()
    {
        await AddAsync(AJob(1, Noon));
        await using var other = await PlanningStorage.OpenAsync(Installation.Options, Installation.Clock, default);
        var job = (await other.Jobs.TakeAsync(TimeSpan.Zero, default))!;
        Assert.Equal(job.Id, (await Queue.TakeAsync(Long, default))!.Id);

        Assert.False(await other.Jobs.ReportAsync(job.Id, 0.9, Long, default));
        await using (var tx = await other.Store.WriteAsync(default))
        {
            Assert.False(await tx.Jobs.FinishAsync(job.Id, ADraft().Id, Noon, default));
            Assert.False(await tx.Jobs.FailAsync(job.Id, "zu spät", Noon, default));
        }

        Assert.True(await Queue.ReportAsync(job.Id, 0.5, Long, default));
        await WriteAsync(async tx =>
        {
            tx.Drafts.Add(ADraft());
            Assert.True(await tx.Jobs.FinishAsync(job.Id, ADraft().Id, Noon, default));
        });
        var done = await ReadAsync(v => v.Jobs.FindAsync(job.Id, default));
        Assert.Equal((JobState.Finished, 1.0, ADraft().Id, Noon),
            (done!.State, done.Progress, done.DraftId!.Value, done.FinishedAt!.Value));
    }

    [StorageFact]
    public async Task Progress_is_kept_and_a_renewed_lease_holds_the_job()
    {
        await AddAsync(AJob(1, Noon));
        var job = (await Queue.TakeAsync(TimeSpan.Zero, default))!;

        Assert.True(await Queue.ReportAsync(job.Id, 0.25, Long, default));

        Assert.Null(await Queue.TakeAsync(Long, default));
        Assert.Equal(0.25, (await ReadAsync(v => v.Jobs.FindAsync(job.Id, default)))!.Progress);
    }

    [StorageFact]
    public async Task A_cancelled_job_is_neither_handed_out_nor_finished()
    {
        await AddAsync(AJob(1, Noon), AJob(2, Noon.AddMinutes(1)));
        var running = (await Queue.TakeAsync(Long, default))!;
        await WriteAsync(async tx =>
        {
            Assert.True(await tx.Jobs.CancelAsync(running.Id, Noon, default));
            Assert.True(await tx.Jobs.CancelAsync(AJob(2, default).Id, Noon, default));
            Assert.False(await tx.Jobs.CancelAsync(running.Id, Noon, default));
        });

        Assert.Null(await Queue.TakeAsync(Long, default));
        Assert.False(await Queue.ReportAsync(running.Id, 0.5, Long, default));
        await WriteAsync(async tx => Assert.False(await tx.Jobs.FinishAsync(running.Id, Guid.NewGuid(), Noon, default)));
        Assert.All(await ReadAsync(v => v.Jobs.ListAsync(Planner, default)), j => Assert.Equal(JobState.Cancelled, j.State));
    }

    [StorageFact]
    public async Task A_failed_job_keeps_its_sentence()
    {
        await AddAsync(AJob(1, Noon));
        var job = (await Queue.TakeAsync(Long, default))!;

        await WriteAsync(async tx => Assert.True(await tx.Jobs.FailAsync(job.Id, "Die Reihe ist zu kurz.", Noon, default)));

        var failed = Assert.Single(await ReadAsync(v => v.Jobs.ListAsync(Planner, default)));
        Assert.Equal((JobState.Failed, "Die Reihe ist zu kurz."), (failed.State, failed.ProblemMessage));
    }

    private async Task AddAsync(params Job[] jobs) => await WriteAsync(tx =>
    {
        foreach (var job in jobs) tx.Jobs.Add(job);
        return Task.CompletedTask;
    });

    private static Job AJob(int number, DateTimeOffset at) => new(
        Guid.Parse($"90000000-0000-0000-0000-{number:D12}"), JobKind.Forecast, Planner, """{"horizon":10}""", JobState.Waiting, 0, at,
        null, null, null, null);
}

public sealed class JobContract_On_Sqlite() : JobContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class JobContract_On_PostgreSql(PostgreSqlServer server) : JobContract(server);
