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
        if (await NewerAsync(standing, view, cancellationToken) is { } newer) return newer;
        if (DraftTransitions.Refusal(standing.State, act) is { } refused) return refused;
        return standing.Draft.Hash == seen
            ? standing
            : new Problem("draft.stale", "Der Entwurf wurde inzwischen geändert. Bitte laden Sie die Seite neu.", ProblemKind.Stale);
    }

    /// <summary>Why a reviewer cannot do this now: somebody was faster, a newer version exists, it was taken back.</summary>
    public static async Task<Problem?> RefusalInReviewAsync(
        DraftStanding standing, DraftAct act, IStoreView view, CancellationToken cancellationToken)
    {
        var state = standing.State == DraftState.Submitted ? DraftTransitions.Follow(standing.State, DraftAct.Take) : standing.State;
        if (DraftTransitions.Refusal(state, act) is not { } refused) return null;
        return refused == ReviewProblems.StaleDraft && await NewerAsync(standing, view, cancellationToken) is { } newer
            ? refused with { Message = newer.Message }
            : refused;
    }

    /// <summary>412 that names the newer version and the role of whoever made it; null when this is the newest.</summary>
    public static async Task<Problem?> NewerAsync(DraftStanding standing, IStoreView view, CancellationToken cancellationToken)
    {
        if (standing.State != DraftState.Superseded) return null;
        var versions = await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken);
        var newest = versions[^1];
        var maker = newest.Change is not null ? Role.Reviewer
            : newest.Draft.Kind == DraftKind.Forecast ? Role.Planner
            : Role.CaseWorker;
        return new Problem("draft.stale",
            $"Es gibt inzwischen Fassung {Code.Of(newest.Draft.Version)} vom {Reports.GermanText.Date(newest.Draft.CreatedAt)}, "
            + $"erstellt in der Rolle {Vocabulary.Roles.Title(maker)} (Kennung {newest.Draft.Id:D}). Bitte laden Sie diese Fassung.",
            ProblemKind.Stale);
    }
}
