using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Änderung in der Prüfung“ — a reviewer changed the substance: a version of its own, which the requester confirms or refuses.
/// Confirmed, it goes to another reviewer: this one has become an editor.</summary>
public sealed class ReviewerChange
{
    private ReviewerChange(Draft from, Draft changed, PersonId by, string reason, Judgement judgement) =>
        (From, Changed, By, Reason, Judgement) = (from, changed, by, reason, judgement);

    /// <summary>The version that was handed in.</summary>
    public Draft From { get; }

    /// <summary>The version with the reviewer's words.</summary>
    public Draft Changed { get; }
    public PersonId By { get; }
    public string Reason { get; }
    public Judgement Judgement { get; }

    /// <summary>The same four eyes and the same bytes as for a decision.</summary>
    /// <param name="id">Of the new version.</param>
    public static Outcome<ReviewerChange> Of(
        Reviewer reviewer, Draft from, ContentHash seen, Guid id, string content, string reason, Judgement judgement, DateTimeOffset at)
    {
        if (seen != from.Hash) return ReviewProblems.StaleDraft;
        if (ReleaseRule.NotIndependent(from, reviewer.Person) is { } involved) return involved;
        if (reason.Trim().Length < 20) return ReviewProblems.ReasonTooShort;
        if (judgement.Count(ClaimVerdict.Changed) + judgement.Count(ClaimVerdict.Struck) == 0) return JudgementProblems.NothingChanged;
        return new ReviewerChange(from, from.Revised(id, content, reviewer.Person, at), reviewer.Person, reason.Trim(), judgement);
    }
}
