using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Jobs;

/// <summary>„Auftrag abbrechen“ and looking after one's own jobs.</summary>
public sealed class CancelJob(IPlanningStore store, TimeProvider clock)
{
    public static Problem NotFound { get; } = new("job.not-found", "Diesen Auftrag gibt es nicht.", ProblemKind.NotFound);

    /// <summary>What a write names to say which state of the job was seen. Waiting and running are one: a worker takes a job at any
    /// moment.</summary>
    public static ContentHash VersionOf(Job job) =>
        ContentHash.Of($"job {job.Id:D} {(job.State is JobState.Waiting or JobState.Running ? "open" : Code.Of(job.State))}");

    public Task<Outcome<Job>> RunAsync(Actor actor, Guid jobId, CancellationToken cancellationToken) =>
        RunAsync(actor, jobId, null, cancellationToken);

    /// <param name="seen"><see cref="VersionOf"/> the job as it was looked at; null: whatever it is now.</param>
    public async Task<Outcome<Job>> RunAsync(Actor actor, Guid jobId, ContentHash? seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var job = await transaction.Jobs.FindAsync(jobId, cancellationToken);
        if (job is null || job.RequestedBy != actor.Person) return NotFound;
        if (seen is { } version && version != VersionOf(job)) return Stale(job);
        var now = clock.GetUtcNow();
        if (!await transaction.Jobs.CancelAsync(jobId, now, cancellationToken))
            return new Problem("job.over", "Dieser Auftrag ist bereits beendet.", ProblemKind.Conflict);
        await transaction.CommitAsync(actor, [new(AuditEvent.JobCancelled, AuditObject.Job, jobId)], cancellationToken);
        return job with { State = JobState.Cancelled, FinishedAt = now };
    }

    private static Problem Stale(Job job)
    {
        var (what, who) = job.State switch
        {
            JobState.Cancelled => ("abgebrochen", "von Ihnen selbst"),
            JobState.Failed => ("fehlgeschlagen", "durch das System"),
            JobState.Finished => ("fertig", "durch das System"),
            _ => ("wieder offen", "durch das System"),
        };
        var when = job.FinishedAt is { } at ? $" seit dem {Reports.GermanText.Date(at)}" : "";
        return new Problem("job.stale",
            $"Dieser Auftrag ist inzwischen {what}{when}, {who}. Bitte laden Sie seinen Stand neu.", ProblemKind.Stale);
    }

    /// <summary>One of the actor's own jobs.</summary>
    public async Task<Outcome<Job>> FindAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Jobs.FindAsync(jobId, cancellationToken) is { } job && job.RequestedBy == actor.Person ? job : NotFound;
    }

    public async Task<IReadOnlyList<Job>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Person is not { } person) return [];
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Jobs.ListAsync(person, cancellationToken);
    }
}
