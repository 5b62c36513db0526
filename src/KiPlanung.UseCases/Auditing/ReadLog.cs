using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>One page of the log.</summary>
public sealed record LogPage(IReadOnlyList<LoggedEntry> Entries, long Total, Checkpoint Checkpoint);

/// <summary>„Protokoll lesen, prüfen, ausgeben“ — the auditor's own reads are entries too.</summary>
public sealed class ReadLog(IPlanningStore store, IAuditLog log)
{
    public const int PageSize = 50;

    /// <summary>Entries of one object a trace shows at most.</summary>
    private const int TraceLength = 500;

    /// <param name="page">Counts from 1.</param>
    public async Task<Outcome<LogPage>> PageAsync(Actor actor, LogFilter filter, int page, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, AuditEvent.LogRead, cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        var entries = await log.ListAsync(filter, (Math.Max(page, 1) - 1) * PageSize, PageSize, cancellationToken);
        return new LogPage(entries, await log.CountAsync(filter, cancellationToken), checkpoint);
    }

    /// <summary>Everything about one object and what its entries point to (draft, job, decision, note), oldest first. Pointers are followed
    /// forwards only: from a version to its first version and its job, not the other way round.</summary>
    public async Task<Outcome<IReadOnlyList<LoggedEntry>>> TraceAsync(Actor actor, Guid objectId, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, AuditEvent.LogRead, cancellationToken) is { } problem) return problem;
        await log.SealAsync(cancellationToken);
        var found = new SortedDictionary<long, LoggedEntry>();
        var seen = new HashSet<Guid> { objectId };
        var open = new Queue<Guid>(seen);
        while (open.TryDequeue(out var id))
        {
            foreach (var entry in await log.ListAsync(new LogFilter(ObjectId: id), 0, TraceLength, cancellationToken))
            {
                found[entry.Index] = entry;
                foreach (var pointer in Pointers(entry.Entry))
                    if (seen.Add(pointer)) open.Enqueue(pointer);
            }
        }

        return new Outcome<IReadOnlyList<LoggedEntry>>.Ok([.. found.Values]);
    }

    /// <summary>The last checkpoint, null before the first; it is made for publishing, so looking at it is no entry.</summary>
    public async Task<Outcome<Checkpoint?>> LatestAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Require(Role.Auditor).IsOk(out _, out var problem)
            ? new Outcome<Checkpoint?>.Ok(await log.LatestCheckpointAsync(cancellationToken))
            : problem;

    /// <summary>All files of an export: C2SP tlog-tiles with checkpoint and verification key.</summary>
    public async Task<Outcome<IReadOnlyList<ExportFile>>> ExportAsync(Actor actor, CancellationToken cancellationToken) =>
        await EnteredAsync(actor, AuditEvent.LogExported, cancellationToken) is { } problem
            ? problem
            : new Outcome<IReadOnlyList<ExportFile>>.Ok(await FilesAsync(cancellationToken));

    /// <summary>Exports in memory and checks that, as an auditor would do with the files.</summary>
    public async Task<Outcome<VerificationReport>> VerifyAsync(
        Actor actor, string? trustedCheckpoint, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, AuditEvent.LogRead, cancellationToken) is { } problem) return problem;
        var files = await FilesAsync(cancellationToken);
        return LogVerifier.Verify(new MemoryLogDirectory(files), trustedCheckpoint, log.VerificationKey, progress, cancellationToken);
    }

    public string VerificationKey => log.VerificationKey;

    private static IEnumerable<Guid> Pointers(AuditEntry entry)
    {
        foreach (var field in new[] { AuditField.RelatedId, AuditField.JobId })
            if (entry.Fields.TryGetValue(field, out var value) && Guid.TryParse(value, out var id)) yield return id;
    }

    private async Task<Problem?> EnteredAsync(Actor actor, AuditEvent what, CancellationToken cancellationToken)
    {
        // the command line on the server belongs to whoever operates the database file
        if (actor.Door != Door.CommandLine && !actor.Require(Role.Auditor).IsOk(out _, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(actor, [new(what, AuditObject.Log, null)], cancellationToken);
        return null;
    }

    private async Task<IReadOnlyList<ExportFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await log.SealAsync(cancellationToken);
        var leaves = new List<SequencedLeaf>();
        await foreach (var leaf in log.ReadAllAsync(checkpoint.Size, cancellationToken)) leaves.Add(leaf);
        return [.. LogExport.Write([.. leaves.Select(l => l.Entry)], checkpoint, log.VerificationKey, [.. leaves.Select(l => l.LeafHash)])];
    }

    private sealed class MemoryLogDirectory(IReadOnlyList<ExportFile> files) : ILogDirectory
    {
        private readonly Dictionary<string, byte[]> _files = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);

        public IEnumerable<string> Paths() => _files.Keys;

        public byte[]? Read(string path) => _files.GetValueOrDefault(path);
    }
}
