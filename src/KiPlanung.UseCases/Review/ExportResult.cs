using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„Freigegebene Ergebnisse ansehen und ausgeben“ — takes <see cref="ReleasedResult"/>; for a draft there is no such
/// door.</summary>
public sealed class ExportResult(IPlanningStore store, TimeProvider clock)
{
    private static readonly Role[] Readers = [Role.Planner, Role.CaseWorker, Role.Reviewer];

    internal static Problem NotFound { get; } = new(
        "release.not-found", "Dieses freigegebene Ergebnis gibt es nicht.", ProblemKind.NotFound);

    public async Task<Outcome<IReadOnlyList<ReleaseStanding>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<ReleaseStanding>>.Ok(await view.Releases.ListAsync(cancellationToken));
    }

    /// <summary>What became of a release since.</summary>
    public async Task<Outcome<ReleaseStanding>> StandingAsync(Actor actor, Guid releaseId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Releases.FindAsync(releaseId, cancellationToken) is { } standing ? standing : NotFound;
    }

    /// <summary>A result that may be used; a revoked one is refused.</summary>
    public async Task<Outcome<ReleasedResult>> FindAsync(Actor actor, Guid releaseId, CancellationToken cancellationToken) =>
        (await StandingAsync(actor, releaseId, cancellationToken)).Then(standing => standing.Use());

    public async Task<Outcome<ExportedFile>> RunAsync(Actor actor, Guid releaseId, ExportFormat format, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Releases.FindAsync(releaseId, cancellationToken) is not { } standing) return NotFound;
        if (!standing.Use().IsOk(out var result, out problem)) return problem;
        if (!ReportContent.CanWrite(result.Kind, format).IsOk(out _, out problem)) return problem;
        var file = ReportExport.Write(result, format, ReleaseWords.Stamp(standing));
        transaction.Releases.AddUse(releaseId, person, ReleaseUseKind.Exported, clock.GetUtcNow());
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
