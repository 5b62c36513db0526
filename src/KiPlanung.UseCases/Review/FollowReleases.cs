using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„Freigaben weiter begleiten“ — revoke, check again, say that the consent is gone, take note.</summary>
public sealed class FollowReleases(IPlanningStore store, TimeProvider clock)
{
    private static readonly Role[] Readers = [Role.Planner, Role.CaseWorker, Role.Reviewer];

    /// <summary>„Freigabe widerrufen“; whoever used the result finds a notice.</summary>
    public Task<Outcome<ReleaseStanding>> RevokeAsync(
        Reviewer reviewer, Guid releaseId, int seenEvents, string reason, CancellationToken cancellationToken) =>
        HappensAsync(Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page), releaseId, seenEvents,
            standing => standing.Revoke(reviewer, reason, clock.GetUtcNow()), cancellationToken);

    /// <summary>„Überprüfung abschließen: weiter gültig“ — on the bytes seen.</summary>
    public Task<Outcome<ReleaseStanding>> PassRecheckAsync(
        Reviewer reviewer, Guid releaseId, int seenEvents, ContentHash seen, string reason, CancellationToken cancellationToken) =>
        HappensAsync(Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page), releaseId, seenEvents,
            standing => standing.PassRecheck(reviewer, seen, reason, clock.GetUtcNow()), cancellationToken);

    /// <summary>„Einwilligung widerrufen“ — by whoever asked for the summary and holds the note.</summary>
    public async Task<Outcome<ReleaseStanding>> ConsentWithdrawnAsync(
        Actor actor, Guid releaseId, int seenEvents, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        return await HappensAsync(actor, releaseId, seenEvents,
            standing => standing.Result.RequestedBy == person && standing.Result.Kind == DraftKind.Summary
                ? standing.MarkDue(RecheckCause.ConsentWithdrawn, clock.GetUtcNow())
                : ExportResult.NotFound,
            cancellationToken);
    }

    public async Task<Outcome<IReadOnlyList<ReleaseNotice>>> NoticesAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<ReleaseNotice>>.Ok(await view.Releases.ListNoticesAsync(person, cancellationToken));
    }

    /// <summary>„Zur Kenntnis genommen“ — the notice is gone until something new happens.</summary>
    public async Task<Outcome<Done>> NoticeAsync(Actor actor, Guid releaseId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out var person, out var problem)) return problem;
        await using var transaction = await store.WriteAsync(cancellationToken);
        var notices = await transaction.Releases.ListNoticesAsync(person, cancellationToken);
        if (notices.FirstOrDefault(n => n.Standing.Result.Id == releaseId) is not { } notice) return ExportResult.NotFound;
        transaction.Releases.AddUse(releaseId, person, ReleaseUseKind.Noticed, clock.GetUtcNow());
        var fields = new Dictionary<AuditField, string> { [AuditField.ContentHash] = notice.Standing.Result.Hash.Hex };
        await transaction.CommitAsync(actor, [new(AuditEvent.NoticeRead, AuditObject.Decision, releaseId, fields)], cancellationToken);
        return Done.It;
    }

    private async Task<Outcome<ReleaseStanding>> HappensAsync(
        Actor actor, Guid releaseId, int seenEvents, Func<ReleaseStanding, Outcome<ReleaseEvent>> act,
        CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Releases.FindAsync(releaseId, cancellationToken) is not { } standing) return ExportResult.NotFound;
        if (standing.Events.Count != seenEvents) return Since(standing);
        if (!act(standing).IsOk(out var happened, out var problem)) return problem;
        transaction.Releases.Add(happened);
        try
        {
            await transaction.CommitAsync(actor, [ReleaseEntries.Of(happened, standing.Result)], cancellationToken);
        }
        catch (StoreConflictException)
        {
            return MovedOn;
        }
        return new ReleaseStanding(standing.Result, [.. standing.Events, happened]);
    }

    /// <summary>412 that says what happened since the page was opened.</summary>
    private static Problem Since(ReleaseStanding standing) => new("release.moved-on",
        $"Mit dieser Freigabe ist inzwischen etwas geschehen. {ReleaseWords.Stamp(standing) ?? "Sie wurde überprüft und gilt weiter."} "
        + "Bitte laden Sie die Seite neu.", ProblemKind.Stale);

    private static Problem MovedOn { get; } = new("release.moved-on",
        "Mit dieser Freigabe ist inzwischen etwas anderes geschehen. Bitte laden Sie die Seite neu.", ProblemKind.Conflict);
}
