using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Jobs;

/// <summary>„Auftrag abbrechen“ and looking after one's own jobs.</summary>
public sealed class CancelJob(IPlanningStore store, TimeProvider clock)
{
    public static Problem NotFound { get; } = new("job.not-found", "Diesen Auftrag gibt es nicht.", ProblemKind.NotFound);

    public async Task<Outcome<Job>> RunAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var job = await transaction.Jobs.FindAsync(jobId, cancellationToken);
        if (job is null || job.RequestedBy != actor.Person) return NotFound;
        var now = clock.GetUtcNow();
        if (!await transaction.Jobs.CancelAsync(jobId, now, cancellationToken))
            return new Problem("job.over", "Dieser Auftrag ist bereits beendet.", ProblemKind.Conflict);
        await transaction.CommitAsync(actor, [new(AuditEvent.JobCancelled, AuditObject.Job, jobId)], cancellationToken);
        return job with { State = JobState.Cancelled, FinishedAt = now };
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
