using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

internal static class ReleaseRule
{
    public static Problem? Broken(Draft draft, Decision decision) =>
        decision.DraftId != draft.Id || decision.Seen != draft.Hash ? ReviewProblems.StaleDraft
        : NotIndependent(draft, decision.By) is { } involved ? involved
        : decision.Verdict is not Verdict.Approved && string.IsNullOrWhiteSpace(decision.Verdict.ReasonText) ? ReviewProblems.ReasonMissing
        : null;

    /// <summary>Four eyes: neither requester nor editor of any version.</summary>
    public static Problem? NotIndependent(Draft draft, PersonId person) =>
        person == draft.RequestedBy ? ReviewProblems.OwnDraft
        : draft.EditedBy.Contains(person) ? ReviewProblems.EditedByReviewer
        : null;
}
