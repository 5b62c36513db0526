using KiPlanung.Audit;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>The entries of shared review work: who, what, until when; never words.</summary>
internal static class ReviewWorkEntries
{
    public static Actor ActorOf(PersonId reviewer) => Actor.Of(reviewer, [Role.Reviewer], Door.Page);

    public static AuditRecord Taken(ReviewSubject subject, ReviewLease lease, AuditEvent what = AuditEvent.ReviewTaken) =>
        new(what, subject.About, subject.Id, new Dictionary<AuditField, string>
        {
            [AuditField.RelatedId] = lease.Id.ToString("D"),
            [AuditField.ContentHash] = subject.Material.Hash.Hex,
            [AuditField.Horizon] = Code.Of((long)(lease.Until - lease.TakenAt).TotalMinutes),
        });

    public static AuditRecord GivenBack(ReviewSubject subject, ReviewLease lease) =>
        new(AuditEvent.ReviewGivenBack, subject.About, subject.Id,
            new Dictionary<AuditField, string> { [AuditField.RelatedId] = lease.Id.ToString("D") });

    public static AuditRecord Shown(ReviewSubject subject, ReviewPreparation preparation)
    {
        var fields = new Dictionary<AuditField, string> { [AuditField.ContentHash] = subject.Material.Hash.Hex };
        if (preparation.Hash is { } hash) fields[AuditField.KeyPointsHash] = hash.Hex;
        return new(AuditEvent.DraftShown, subject.About, subject.Id, fields);
    }

    public static AuditRecord Voted(BlindVote vote)
    {
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.ContentHash] = vote.Seen.Hex,
            [AuditField.Verdict] = DraftEntries.VerdictCode(vote.Verdict),
            [AuditField.RelatedId] = vote.Id.ToString("D"),
            [AuditField.Count] = Code.Of(vote.Number),
        };
        if (vote.Judgement is { } judgement) fields[AuditField.JudgementHash] = judgement.Hash.Hex;
        return new(AuditEvent.BlindVerdictGiven, AuditObject.Draft, vote.DraftId, fields);
    }

    /// <summary>How it went is the person's own affair: the entry holds the hash, not the verdict.</summary>
    public static AuditRecord Answered(ControlAnswer answer)
    {
        var fields = new Dictionary<AuditField, string>();
        if (answer.Judgement is { } judgement) fields[AuditField.JudgementHash] = judgement.Hash.Hex;
        return new(AuditEvent.ControlItemAnswered, AuditObject.ControlItem, answer.ItemId, fields);
    }

    public static AuditRecord Refused(AuditObject about, Guid id, Problem problem) => new(AuditEvent.ActionRefused, about, id,
        new Dictionary<AuditField, string> { [AuditField.ProblemCode] = problem.Code });
}
