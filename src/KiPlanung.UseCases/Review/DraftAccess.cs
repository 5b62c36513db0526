using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>A draft that was not submitted exists for its requester alone.</summary>
internal static class DraftAccess
{
    public static Problem NotFound { get; } = new("draft.not-found", "Diesen Entwurf gibt es nicht.", ProblemKind.NotFound);

    public static async Task<Outcome<DraftStanding>> OwnAsync(
        Actor actor, Guid draftId, IStoreView view, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner, Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        return await view.Drafts.FindAsync(draftId, cancellationToken) is { } standing && standing.Draft.RequestedBy == person
            ? standing
            : NotFound;
    }

    /// <summary>The own draft, in a state that allows the act and still the one that was seen.</summary>
    public static async Task<Outcome<DraftStanding>> OpenForChangeAsync(
        Actor actor, Guid draftId, ContentHash seen, IStoreView view, CancellationToken cancellationToken,
        DraftAct act = DraftAct.Revise)
    {
        if (!(await OwnAsync(actor, draftId, view, cancellationToken)).IsOk(out var standing, out var problem)) return problem;
        if (DraftTransitions.Refusal(standing.State, act) is { } refused) return refused;
        return standing.Draft.Hash == seen
            ? standing
            : new Problem("draft.stale", "Der Entwurf wurde inzwischen geändert. Bitte laden Sie die Seite neu.", ProblemKind.Stale);
    }
}
