using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>What a person reads when there is no way from a state.</summary>
internal static class TransitionProblems
{
    public static Problem Of(DraftState from, DraftAct act) => act switch
    {
        DraftAct.Approve or DraftAct.Return or DraftAct.Reject or DraftAct.ChangeInReview or DraftAct.Take => AtReview(from, act),
        DraftAct.Submit when from == DraftState.Returned => Returned,
        DraftAct.Revise or DraftAct.Submit => NotOpen(from),
        DraftAct.Withdraw => new("draft.not-open",
            $"Dieser Entwurf lässt sich nicht mehr zurückziehen. Sein Stand ist „{DraftWords.Of(from)}“.", ProblemKind.Conflict),
        DraftAct.Use when from == DraftState.Revoked => ReviewProblems.Revoked,
        DraftAct.Use => ReviewProblems.NotApproved,
        _ => General(from, act),
    };

    private static Problem Returned { get; } = new("draft.returned",
        "Bitte überarbeiten Sie den Entwurf, bevor Sie ihn erneut zur Prüfung geben.", ProblemKind.Conflict);

    private static Problem NotOpen(DraftState from) => new("draft.not-open",
        $"Dieser Entwurf lässt sich nicht mehr ändern. Sein Stand ist „{DraftWords.Of(from)}“.", ProblemKind.Conflict);

    private static Problem AtReview(DraftState from, DraftAct act) => from switch
    {
        DraftState.Returned or DraftState.Rejected => ReviewProblems.AlreadyDecided,
        _ when DraftTransitions.WasReleased(from) => ReviewProblems.AlreadyDecided,
        DraftState.Withdrawn or DraftState.Superseded or DraftState.ConfirmationNeeded => ReviewProblems.StaleDraft,
        DraftState.Submitted or DraftState.InReview => General(from, act),
        _ => ReviewProblems.NotSubmitted,
    };

    private static Problem General(DraftState from, DraftAct act)
    {
        var possible = DraftTransitions.All.Where(t => t.From == from).Select(t => $"„{DraftWords.Of(t.Act)}“").ToList();
        var next = possible.Count == 0 ? "Daran ändert sich nichts mehr." : $"Möglich ist: {string.Join(", ", possible)}.";
        return new("review.transition",
            $"Im Stand „{DraftWords.Of(from)}“ geht „{DraftWords.Of(act)}“ nicht. {next}", ProblemKind.Conflict);
    }
}
