using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>One line of the queue; <paramref name="MayDecide"/> is false for what the reviewer asked for or changed.</summary>
public sealed record QueueItem(DraftStanding Standing, bool MayDecide);

/// <summary>A case as a reviewer sees it: the newest submitted version and all before it.</summary>
public sealed record ReviewView(DraftStanding Standing, IReadOnlyList<DraftStanding> Versions, bool MayDecide);

/// <summary>„Prüfliste und Prüfvorgang ansehen“</summary>
public sealed class ReviewDrafts(IPlanningStore store)
{
    public async Task<Outcome<IReadOnlyList<QueueItem>>> QueueAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var open = await view.Drafts.ListOpenAsync(cancellationToken);
        return new Outcome<IReadOnlyList<QueueItem>>.Ok([.. open.Select(s => new QueueItem(s, MayDecide(s.Draft, person)))]);
    }

    public async Task<Outcome<ReviewView>> OpenAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        if (await view.Drafts.FindAsync(draftId, cancellationToken) is not { SubmittedAt: not null } standing) return DraftAccess.NotFound;
        var versions = await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken);
        return new ReviewView(standing, versions, standing.State == DraftState.Submitted && MayDecide(standing.Draft, person));
    }

    private static bool MayDecide(Draft draft, PersonId person) => draft.RequestedBy != person && !draft.EditedBy.Contains(person);
}
