using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Jobs;

/// <summary>Work that ends in a draft, with the fields its entry carries.</summary>
public sealed record MadeDraft(Draft Draft, IReadOnlyDictionary<AuditField, string> Fields);

/// <summary>Does one kind of job.</summary>
public interface IJobWork
{
    JobKind Kind { get; }
    Task<Outcome<MadeDraft>> DoAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken);
}

/// <summary>„Aufträge abarbeiten“ — takes the next waiting job, does it with visible progress, stores its draft. A cancelled job stores
/// nothing; a failed one says why.</summary>
public sealed class RunJobs(
    IPlanningStore store, IJobQueue queue, IEnumerable<IJobWork> works, IEnumerable<IBatchWork> batches, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <returns>False when nothing was waiting.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await queue.TakeAsync(Lease, cancellationToken) is not { } job) return false;

        if (await StoppedAsync(job, cancellationToken) is { } halted)
        {
            await StoreAsync(job, halted, cancellationToken);
            return true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new LatestProgress();
        try
        {
            if (batches.FirstOrDefault(b => b.Kind == job.Kind) is { } batch)
                await RunBatchAsync(batch, job, progress, stop, cancellationToken);
            else
                await RunSingleAsync(works.Single(w => w.Kind == job.Kind), job, progress, stop, cancellationToken);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // cancelled by its requester, who has an entry already, or halted by the switch
            if (await StoppedAsync(job, CancellationToken.None) is { } stopped) await StoreAsync(job, stopped, CancellationToken.None);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await StoreAsync(job, Unexpected, CancellationToken.None);
            throw;
        }

        return true;
    }

    /// <summary>Asked again at every beat, from the database all nodes share: a stop takes hold within a second .</summary>
    private async Task<Problem?> StoppedAsync(Job job, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        return (await view.AiSwitch.ReadAsync(cancellationToken))
            .Refusal(job.Kind == JobKind.Summary ? AiScope.Summary : AiScope.Forecast);
    }

    private async Task RunSingleAsync(
        IJobWork work, Job job, LatestProgress progress, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        var made = Task.Run(() => work.DoAsync(job, progress, stop.Token), CancellationToken.None);
        await BeatUntilDoneAsync(job, made, progress, stop, cancellationToken);
        await StoreAsync(job, await made, cancellationToken);
    }

    private async Task RunBatchAsync(
        IBatchWork work, Job job, LatestProgress progress, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        var steps = Task.Run(() => new RunBatch(store, clock).RunAsync(work, job, progress, stop.Token), CancellationToken.None);
        await BeatUntilDoneAsync(job, steps, progress, stop, cancellationToken);
        if (!(await steps).IsOk(out _, out var problem)) await StoreAsync(job, problem, cancellationToken);
    }

    private static Problem Unexpected { get; } = new("job.unexpected",
        "Bei der Bearbeitung ist ein unerwarteter Fehler aufgetreten. Es wurde nichts gespeichert. Bitte versuchen Sie es noch einmal.",
        ProblemKind.Unavailable);

    private async Task BeatUntilDoneAsync(
        Job job, Task work, LatestProgress progress, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(work, Task.Delay(Beat, clock, cancellationToken)) != work)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await queue.ReportAsync(job.Id, progress.Value, Lease, cancellationToken)
                || await StoppedAsync(job, cancellationToken) is not null) await stop.CancelAsync();
        }
    }

    private async Task StoreAsync(Job job, Outcome<MadeDraft> outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (outcome.IsOk(out var made, out var problem))
        {
            if (!await transaction.Jobs.FinishAsync(job.Id, made.Draft.Id, now, cancellationToken)) return;
            transaction.Drafts.Add(made.Draft);
            await transaction.CommitAsync(Actor.System, [DraftEntries.Created(made.Draft, job.Id, made.Fields)], cancellationToken);
            return;
        }

        if (!await transaction.Jobs.FailAsync(job.Id, problem.Message, now, cancellationToken)) return;
        await transaction.CommitAsync(Actor.System,
            [new(AuditEvent.JobFailed, AuditObject.Job, job.Id,
                new Dictionary<AuditField, string> { [AuditField.ProblemCode] = problem.Code })],
            cancellationToken);
    }

    private sealed class LatestProgress : IProgress<double>
    {
        private double _value;

        public double Value => Volatile.Read(ref _value);

        public void Report(double value) => Volatile.Write(ref _value, value);
    }
}
