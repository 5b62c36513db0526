using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Beweisarchiv packen“ — the entries of one artefact or one period with their proofs, the whole log as <c>kiplanung audit
/// verify</c> takes it, and the report of that verification.</summary>
public sealed class PackEvidence(IPlanningStore store, IAuditLog log, FollowArtefact follow, ITemporaryFiles temporary)
{
    private static Problem Nothing { get; } = new("audit.evidence-empty",
        "Dazu gibt es keinen Eintrag; ein Archiv wäre leer.", ProblemKind.NotFound);

    /// <summary>About one artefact, its sources and results.</summary>
    /// <param name="progress">0 to 1, until the archive can be written.</param>
    /// <returns>To be written and disposed of, or <c>audit.evidence-empty</c>.</returns>
    /// <exception cref="IOException">There is no room for the temporary file.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Outcome<EvidenceArchive>> OfArtefactAsync(
        Actor actor, Guid id, CancellationToken cancellationToken, IProgress<double>? progress = null)
    {
        if (await EnteredAsync(actor, id, cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        var history = await follow.ReadAsync(id, cancellationToken);
        if (history.Entries.Count == 0) return Nothing;
        long[] chosen = [.. history.Entries.Select(e => e.Index).Where(i => i < checkpoint.Size)];
        return await PackAsync(new($"Vorgang {id:D}", chosen, history), checkpoint, progress, cancellationToken);
    }

    /// <summary>What the filter of the log page shows, however much that is.</summary>
    /// <inheritdoc cref="OfArtefactAsync"/>
    public async Task<Outcome<EvidenceArchive>> OfPeriodAsync(
        Actor actor, LogFilter filter, CancellationToken cancellationToken, IProgress<double>? progress = null)
    {
        if (await EnteredAsync(actor, null, cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        var chosen = await log.PlacesAsync(filter, checkpoint.Size, cancellationToken);
        if (chosen.Count == 0) return Nothing;
        var title = $"Zeitraum {Day(filter.From) ?? "Beginn"} bis {Day(filter.To) ?? "heute"}";
        return await PackAsync(new(title, chosen, null), checkpoint, progress, cancellationToken);
    }

    private async Task<EvidenceArchive> PackAsync(
        EvidenceChoice choice, Checkpoint checkpoint, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var spool = new LogSpool(log, temporary);
        var export = await spool.WriteAsync(checkpoint, progress, cancellationToken);
        try
        {
            // a log that does not hold gives no proofs; the archive then shows exactly that
            if (!ProofExport.Beside(export, choice.Places).IsOk(out var proven, out _)) proven = export;
            var report = spool.Verify(proven, null, progress, cancellationToken);
            return new EvidenceArchive(choice, checkpoint, export, proven, report, temporary);
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    private Task<Problem?> EnteredAsync(Actor actor, Guid? about, CancellationToken cancellationToken) =>
        LogReading.EnteredAsync(store, actor, AuditEvent.LogExported, "evidence", about, cancellationToken);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
