using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„Freigegebene Ergebnisse ansehen und ausgeben“ — takes <see cref="ReleasedResult"/>; for a draft there is no such
/// door.</summary>
public sealed class ExportResult(IPlanningStore store)
{
    private static readonly Role[] Readers = [Role.Planner, Role.CaseWorker, Role.Reviewer];

    private static Problem NotFound { get; } = new(
        "release.not-found", "Dieses freigegebene Ergebnis gibt es nicht.", ProblemKind.NotFound);

    public async Task<Outcome<IReadOnlyList<ReleasedResult>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<ReleasedResult>>.Ok(await view.Drafts.ListReleasesAsync(cancellationToken));
    }

    public async Task<Outcome<ReleasedResult>> FindAsync(Actor actor, Guid releaseId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Drafts.FindReleaseAsync(releaseId, cancellationToken) is { } result ? result : NotFound;
    }

    public async Task<Outcome<ExportedFile>> RunAsync(Actor actor, Guid releaseId, ExportFormat format, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Drafts.FindReleaseAsync(releaseId, cancellationToken) is not { } result) return NotFound;
        var file = ReportExport.Write(result, format);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Format] = Code.Of(format),
            [AuditField.ContentHash] = result.Hash.Hex,
            [AuditField.FileHash] = ContentHash.Of(file.Content).Hex,
        };
        await transaction.CommitAsync(actor, [new(AuditEvent.ResultExported, AuditObject.Decision, releaseId, fields)], cancellationToken);
        return file;
    }
}
