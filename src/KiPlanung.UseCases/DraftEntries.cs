using KiPlanung.Audit;
using KiPlanung.Review;

namespace KiPlanung.UseCases;

/// <summary>The entries of a draft's life, spelled in one place; the verifier relies on them.</summary>
internal static class DraftEntries
{
    public static AuditRecord Created(Draft draft, Guid? jobId, IReadOnlyDictionary<AuditField, string> fields)
    {
        var all = new Dictionary<AuditField, string>(fields)
        {
            [AuditField.ContentHash] = draft.Hash.Hex,
            [AuditField.RelatedId] = draft.ArtefactId.ToString("D"),
            [AuditField.Kind] = Code.Of(draft.Kind),
            [AuditField.Model] = Code.OfName(draft.Origin.Author),
        };
        if (jobId is { } job) all[AuditField.JobId] = job.ToString("D");
        return new AuditRecord(AuditEvent.DraftCreated, AuditObject.Draft, draft.Id, all);
    }

    public static AuditRecord Revised(Draft draft) =>
        new(AuditEvent.DraftRevised, AuditObject.Draft, draft.Id, new Dictionary<AuditField, string>
        {
            [AuditField.ContentHash] = draft.Hash.Hex,
            [AuditField.RelatedId] = draft.ArtefactId.ToString("D"),
            [AuditField.Version] = Code.Of(draft.Version),
        });

    public static AuditRecord Submitted(Draft draft) => new(AuditEvent.DraftSubmitted, AuditObject.Draft, draft.Id, Hash(draft));

    public static AuditRecord Withdrawn(Draft draft) => new(AuditEvent.DraftWithdrawn, AuditObject.Draft, draft.Id, Hash(draft));

    public static IReadOnlyList<AuditRecord> Decided(Decided decided)
    {
        var decision = decided.Decision;
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.ContentHash] = decision.Seen.Hex,
            [AuditField.Verdict] = VerdictCode(decision.Verdict),
            [AuditField.RelatedId] = decision.Id.ToString("D"),
        };
        if (decision.Judgement is { } judgement) AddCounts(fields, judgement);
        var recorded = new AuditRecord(AuditEvent.DecisionRecorded, AuditObject.Draft, decision.DraftId, fields);
        if (decided.Release is not { } release) return [recorded];
        return
        [
            recorded,
            new AuditRecord(AuditEvent.ResultReleased, AuditObject.Decision, decision.Id, new Dictionary<AuditField, string>
            {
                [AuditField.ContentHash] = release.Hash.Hex,
                [AuditField.RelatedId] = release.DraftId.ToString("D"),
            }),
        ];
    }

    /// <summary>The reviewer's version is a revision like any other, so that the verifier counts its author as an editor; beside it
    /// stands what was judged.</summary>
    public static IReadOnlyList<AuditRecord> Changed(ReviewerChange change)
    {
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.ContentHash] = change.From.Hash.Hex,
            [AuditField.RelatedId] = change.Changed.Id.ToString("D"),
        };
        AddCounts(fields, change.Judgement);
        return [Revised(change.Changed), new(AuditEvent.ChangedInReview, AuditObject.Draft, change.From.Id, fields)];
    }

    public static IReadOnlyList<AuditRecord> Confirmed(Draft draft) =>
        [new(AuditEvent.ChangeConfirmed, AuditObject.Draft, draft.Id, Hash(draft)), Submitted(draft)];

    public static AuditRecord Refused(Draft draft) => new(AuditEvent.ChangeRefused, AuditObject.Draft, draft.Id, Hash(draft));

    /// <summary>Numbers and a commitment; notes are words of a person and stay out of the log.</summary>
    private static void AddCounts(Dictionary<AuditField, string> fields, Judgement judgement)
    {
        fields[AuditField.ItemsRight] = Code.Of(judgement.Count(ClaimVerdict.Right));
        fields[AuditField.ItemsChanged] = Code.Of(judgement.Count(ClaimVerdict.Changed));
        fields[AuditField.ItemsStruck] = Code.Of(judgement.Count(ClaimVerdict.Struck));
        fields[AuditField.ItemsUnclear] = Code.Of(judgement.Count(ClaimVerdict.Unclear));
        fields[AuditField.JudgementHash] = judgement.Hash.Hex;
    }

    public static string VerdictCode(Verdict verdict) => verdict switch
    {
        Verdict.Approved => ReleaseVerdicts.Approved,
        Verdict.ReturnedForChanges => ReleaseVerdicts.Returned,
        Verdict.Rejected => ReleaseVerdicts.Rejected,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Dictionary<AuditField, string> Hash(Draft draft) => new() { [AuditField.ContentHash] = draft.Hash.Hex };
}
