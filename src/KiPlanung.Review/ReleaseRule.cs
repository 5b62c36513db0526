using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

internal static class ReleaseRule
{
    public static Problem? Broken(Draft draft, Decision decision) =>
        decision.DraftId != draft.Id || decision.Seen != draft.Hash ? ReviewProblems.StaleDraft
        : decision.By == draft.RequestedBy ? ReviewProblems.OwnDraft
        : draft.EditedBy.Contains(decision.By) ? ReviewProblems.EditedByReviewer
        : decision.Verdict is not Verdict.Approved && string.IsNullOrWhiteSpace(decision.Verdict.ReasonText) ? ReviewProblems.ReasonMissing
        : null;
}
