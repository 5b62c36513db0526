using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Jobs;

/// <summary>Does a batch step by step; each step's drafts, items and entries are one transaction.</summary>
internal sealed class RunBatch(IPlanningStore store, TimeProvider clock)
{
    /// <returns>A problem when nothing can be done at all.</returns>
    public async Task<Outcome<Done>> RunAsync(IBatchWork work, Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        if (!(await work.StepsAsync(job, cancellationToken)).IsOk(out var steps, out var problem)) return problem;
        var done = await StepsDoneAsync(job, cancellationToken);
        for (var i = 0; i < steps.Count; i++)
        {
            if (done.Contains(steps[i])) continue;
            var items = await work.DoAsync(job, steps[i], new PartOf(progress, i, steps.Count), cancellationToken);
            if (!await StoreAsync(job, steps[i], items, last: i == steps.Count - 1, cancellationToken)) return Done.It;
        }

        return Done.It;
    }

    private async Task<HashSet<string>> StepsDoneAsync(Job job, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        return (await view.Jobs.ListItemsAsync(job.Id, cancellationToken)).Select(i => i.IndicatorKey).ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>False when the job was cancelled or handed out anew meanwhile; then nothing is stored.</returns>
    private async Task<bool> StoreAsync(
        Job job, string step, IReadOnlyList<BatchItem> items, bool last, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await store.WriteAsync(cancellationToken);
        var held = last
            ? await transaction.Jobs.FinishAsync(job.Id, null, now, cancellationToken)
            : await transaction.Jobs.HoldAsync(job.Id, cancellationToken);
        if (!held) return false;
        var drafts = new List<AuditRecord>();
        foreach (var item in items)
        {
            if (item.Result.IsOk(out var made, out var problem))
            {
                transaction.Drafts.Add(made.Draft);
                drafts.Add(DraftEntries.Created(made.Draft, job.Id, made.Fields));
            }

            transaction.Jobs.AddItem(
                new(job.Id, item.IndicatorKey, item.Region, made?.Draft.Id, problem?.Code, problem?.Message, now));
        }

        await transaction.CommitAsync(Actor.System, [StepDone(job, step, drafts.Count), .. drafts], cancellationToken);
        return true;
    }

    private static AuditRecord StepDone(Job job, string step, int drafts) => new(
        AuditEvent.JobPartDone, AuditObject.Job, job.Id, new Dictionary<AuditField, string>
        {
            [AuditField.IndicatorHash] = ContentHash.Of(step).Hex,
            [AuditField.Count] = Code.Of(drafts),
        });

    private sealed class PartOf(IProgress<double> whole, int part, int parts) : IProgress<double>
    {
        public void Report(double value) => whole.Report((part + Math.Clamp(value, 0, 1)) / parts);
    }
}
