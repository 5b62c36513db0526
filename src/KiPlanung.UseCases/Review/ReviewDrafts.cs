using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>One line of the queue.</summary>
/// <param name="Hindrance">Why this reviewer cannot decide, null when nothing stands in the way.</param>
public sealed record QueueItem(DraftStanding Standing, Problem? Hindrance)
{
    /// <summary>False for what the reviewer asked for or changed.</summary>
    public bool MayDecide => Hindrance is null;
}

/// <summary>A case as a reviewer sees it: one submitted version and all versions up to it, oldest first.</summary>
/// <param name="Hindrance">Why this reviewer cannot decide (own, edited, decided, superseded), null when nothing stands in the way.</param>
/// <param name="Newer">A newer submitted version, when there is one.</param>
public sealed record ReviewView(
    DraftStanding Standing, IReadOnlyList<DraftStanding> Versions, Problem? Hindrance, DraftStanding? Newer)
{
    public bool MayDecide => Hindrance is null;
}

/// <summary>„Prüfliste und Prüfvorgang ansehen“</summary>
public sealed class ReviewDrafts(IPlanningStore store)
{
    public async Task<Outcome<IReadOnlyList<QueueItem>>> QueueAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var open = await view.Drafts.ListOpenAsync(cancellationToken);
        return new Outcome<IReadOnlyList<QueueItem>>.Ok([.. open.Select(s => new QueueItem(s, Hindrance(s, person)))]);
    }

    public async Task<Outcome<ReviewView>> OpenAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        if (await view.Drafts.FindAsync(draftId, cancellationToken) is not { SubmittedAt: not null } standing) return DraftAccess.NotFound;
        var versions = await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken);
        return new ReviewView(
            standing, [.. versions.Where(v => v.Draft.Version <= standing.Draft.Version)], Hindrance(standing, person),
            versions.LastOrDefault(v => v.Draft.Version > standing.Draft.Version && v.SubmittedAt is not null));
    }

    /// <summary>Told before somebody reads and writes in vain; <see cref="ReviewCase.Decide"/> stays the rule.</summary>
    private static Problem? Hindrance(DraftStanding standing, PersonId person) => standing switch
    {
        { Decision: not null } => ReviewProblems.AlreadyDecided,
        { State: not DraftState.Submitted } => ReviewProblems.StaleDraft,
        _ when standing.Draft.RequestedBy == person => ReviewProblems.OwnDraft,
        _ when standing.Draft.EditedBy.Contains(person) => ReviewProblems.EditedByReviewer,
        _ => null,
    };
}
