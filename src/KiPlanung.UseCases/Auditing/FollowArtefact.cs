using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Verlauf und Abstammung eines Vorgangs“ — from any id (draft, release, note, import, job) to everything the log holds about it,
/// its sources and its results. Reads by index, never the whole log.</summary>
public sealed class FollowArtefact(IPlanningStore store, IAuditLog log)
{
    /// <summary>Entries shown at most.</summary>
    public const int MostEntries = 2_000;

    /// <summary>The history as entries in order.</summary>
    public Task<Outcome<ArtefactHistory>> TimelineAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        RunAsync(actor, id, "timeline", cancellationToken);

    /// <summary>The same as a graph.</summary>
    public Task<Outcome<ArtefactHistory>> LineageAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        RunAsync(actor, id, "lineage", cancellationToken);

    private async Task<Outcome<ArtefactHistory>> RunAsync(Actor actor, Guid id, string page, CancellationToken cancellationToken)
    {
        if (await LogReading.EnteredAsync(store, actor, AuditEvent.LogRead, page, id, cancellationToken) is { } problem) return problem;
        await log.SealAsync(cancellationToken);
        return await ReadAsync(id, cancellationToken);
    }

    /// <summary>Without an entry; for acts that write one. The log is sealed before.</summary>
    internal async Task<ArtefactHistory> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        var family = await Family.OfAsync(view, id, cancellationToken);
        var found = new SortedDictionary<long, LoggedEntry>();
        IReadOnlyCollection<Guid> next = [.. family.Ids];
        while (next.Count > 0 && found.Count <= MostEntries)
        {
            var entries = await log.ListOfAsync(next, MostEntries + 1, cancellationToken);
            foreach (var entry in entries) found[entry.Index] = entry;
            next = [.. entries.SelectMany(e => Pointers(e.Entry)).Where(family.Add)];
        }
        IReadOnlyList<LoggedEntry> all = [.. found.Values.Take(MostEntries)];
        return new ArtefactHistory(id, all, LineageGraph.Of(family, all), family.IsCut || found.Count > MostEntries);
    }

    /// <summary>To the job that made a draft, from a decision to its draft. A newer release is another history, and the request of a
    /// restoration or the owner of a token has no entries of its own.</summary>
    private static IEnumerable<Guid> Pointers(AuditEntry entry)
    {
        if (Points(entry, AuditField.JobId) is { } job) yield return job;
        var follows = entry.About is AuditObject.Draft or AuditObject.Decision && entry.What != AuditEvent.ResultReplaced;
        if (follows && Points(entry, AuditField.RelatedId) is { } related) yield return related;
    }

    private static Guid? Points(AuditEntry entry, AuditField field) =>
        entry.Fields.TryGetValue(field, out var value) && Guid.TryParse(value, out var id) ? id : null;
}
