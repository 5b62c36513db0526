using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

/// <summary>Rows of drafts and decisions, to and from the nouns of the review.</summary>
internal static class DraftRows
{
    public static DraftRow Row(Draft draft) => new()
    {
        Id = draft.Id,
        ArtefactId = draft.ArtefactId,
        Version = draft.Version,
        Kind = draft.Kind,
        Title = draft.Title,
        Content = draft.Content,
        ContentSha256 = draft.Hash.Hex,
        OriginAuthor = draft.Origin.Author,
        OriginVersion = draft.Origin.Version,
        OriginPrompt = draft.Origin.Prompt,
        OriginInputSha256 = draft.Origin.Input?.Hex,
        RequestedBy = draft.RequestedBy.Value,
        CreatedAt = draft.CreatedAt,
        SourceId = draft.SourceId,
    };

    public static DecisionRow Row(Decision decision, Draft draft) => new()
    {
        Id = decision.Id,
        DraftId = decision.DraftId,
        DraftSha256 = decision.Seen.Hex,
        DraftRequestedBy = draft.RequestedBy.Value,
        Outcome = OutcomeOf(decision.Verdict),
        Reason = decision.Verdict.ReasonText,
        DecidedBy = decision.By.Value,
        DecidedByKind = AccountKind.Person,
        DecidedAt = decision.At,
    };

    public static async Task<IReadOnlyList<DraftStanding>> ReadAsync(
        PlanningDb db, IQueryable<DraftRow> which, CancellationToken cancellationToken)
    {
        var rows = await which.AsNoTracking().Select(draft => new
        {
            Draft = draft,
            Submission = db.Submissions.FirstOrDefault(s => s.DraftId == draft.Id),
            Withdrawn = db.Withdrawals.Any(w => w.DraftId == draft.Id),
            Decision = db.Decisions.FirstOrDefault(d => d.DraftId == draft.Id),
            Last = db.ReleaseEvents.Where(e => e.DraftId == draft.Id).OrderByDescending(e => e.Number)
                .Select(e => (ReleaseEventKind?)e.What).FirstOrDefault(),
            Change = db.ReviewerChanges.FirstOrDefault(c => c.DraftId == draft.Id),
            Confirmation = db.ChangeConfirmations.FirstOrDefault(c => c.DraftId == draft.Id),
            Superseded = db.Drafts.Any(n => n.ArtefactId == draft.ArtefactId && n.Version > draft.Version),
        }).ToListAsync(cancellationToken);
        var editors = (await db.DraftEditors.AsNoTracking().Where(e => which.Any(d => d.Id == e.DraftId)).ToListAsync(cancellationToken))
            .OrderBy(e => e.Position).ToLookup(e => e.DraftId, e => new PersonId(e.PersonId));
        return [.. rows.Select(row => new DraftStanding(
            Of(row.Draft, [.. editors[row.Draft.Id]]),
            row.Decision is null
                ? BeforeDecision(row.Change, row.Confirmation, row.Withdrawn, row.Superseded, row.Submission is not null)
                : AfterDecision(row.Decision.Outcome, row.Last),
            row.Submission?.SubmittedAt,
            row.Decision is null ? null : Of(row.Decision),
            row.Change is null ? null : new ChangeInReview(row.Change.Reason, row.Confirmation?.Reason)))];
    }

    /// <summary>Without contents, which are the larger part of a draft by far.</summary>
    public static async Task<IReadOnlyList<DraftLine>> ReadLinesAsync(
        PlanningDb db, IQueryable<DraftRow> which, CancellationToken cancellationToken)
    {
        var rows = await which.AsNoTracking().Select(draft => new
        {
            draft.Id,
            draft.Kind,
            draft.Title,
            draft.Version,
            draft.OriginAuthor,
            draft.CreatedAt,
            Change = db.ReviewerChanges.FirstOrDefault(c => c.DraftId == draft.Id),
            Confirmation = db.ChangeConfirmations.FirstOrDefault(c => c.DraftId == draft.Id),
            Submitted = db.Submissions.Any(s => s.DraftId == draft.Id),
            Withdrawn = db.Withdrawals.Any(w => w.DraftId == draft.Id),
            Decision = db.Decisions.FirstOrDefault(d => d.DraftId == draft.Id),
            Last = db.ReleaseEvents.Where(e => e.DraftId == draft.Id).OrderByDescending(e => e.Number)
                .Select(e => (ReleaseEventKind?)e.What).FirstOrDefault(),
            Superseded = db.Drafts.Any(n => n.ArtefactId == draft.ArtefactId && n.Version > draft.Version),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DraftLine(
            row.Id, row.Kind, row.Title, row.Version, new DraftOrigin(row.OriginAuthor, "", null, null).ByModel, row.CreatedAt,
            row.Decision is null
                ? BeforeDecision(row.Change, row.Confirmation, row.Withdrawn, row.Superseded, row.Submitted)
                : AfterDecision(row.Decision.Outcome, row.Last)))];
    }

    /// <summary>What the rows add up to, through the table of transitions.</summary>
    private static DraftState BeforeDecision(
        ReviewerChangeRow? change, ChangeConfirmationRow? confirmation, bool withdrawn, bool superseded, bool submitted)
    {
        var state = (change, confirmation?.Outcome) switch
        {
            (null, _) => submitted ? DraftTransitions.Follow(DraftState.OwnCheck, DraftAct.Submit) : DraftState.OwnCheck,
            (_, ConfirmationOutcome.Confirmed) => DraftTransitions.Follow(DraftState.ConfirmationNeeded, DraftAct.ConfirmChange),
            (_, ConfirmationOutcome.Refused) => DraftTransitions.Follow(DraftState.ConfirmationNeeded, DraftAct.RefuseChange),
            _ => DraftState.ConfirmationNeeded,
        };
        return withdrawn ? DraftTransitions.Follow(state, DraftAct.Withdraw)
            : superseded && state != DraftState.Returned ? DraftState.Superseded
            : state;
    }

    private static DraftState AfterDecision(DecisionOutcome outcome, ReleaseEventKind? last)
    {
        var decided = DraftTransitions.Follow(DraftState.Submitted, DraftAct.Take, outcome switch
        {
            DecisionOutcome.Approved => DraftAct.Approve,
            DecisionOutcome.Returned => DraftAct.Return,
            _ => DraftAct.Reject,
        });
        return last switch
        {
            ReleaseEventKind.Revoked => DraftTransitions.Follow(decided, DraftAct.Revoke),
            ReleaseEventKind.Replaced => DraftTransitions.Follow(decided, DraftAct.Replace),
            ReleaseEventKind.RecheckDue => DraftTransitions.Follow(decided, DraftAct.MarkDue),
            _ => decided,
        };
    }

    private static Draft Of(DraftRow row, IReadOnlyList<PersonId> editors)
    {
        var origin = new DraftOrigin(
            row.OriginAuthor, row.OriginVersion, row.OriginPrompt,
            row.OriginInputSha256 is null ? null : ContentHash.Parse(row.OriginInputSha256));
        var draft = Draft.Stored(
            row.Id, row.ArtefactId, row.Version, row.Kind, row.Title, row.Content, origin, new(row.RequestedBy), editors, row.CreatedAt,
            row.SourceId);
        return draft.Hash.Hex == row.ContentSha256
            ? draft
            : throw new InvalidOperationException($"Der Inhalt des Entwurfs {row.Id:D} passt nicht zu seiner Prüfsumme.");
    }

    private static Decision Of(DecisionRow row) => Decision.Stored(
        row.Id, row.DraftId, ContentHash.Parse(row.DraftSha256), VerdictOf(row.Outcome, row.Reason), new(row.DecidedBy), row.DecidedAt);

    public static DecisionOutcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => DecisionOutcome.Approved,
        Verdict.ReturnedForChanges => DecisionOutcome.Returned,
        _ => DecisionOutcome.Rejected,
    };

    public static Verdict VerdictOf(DecisionOutcome outcome, string? reason) => outcome switch
    {
        DecisionOutcome.Approved => new Verdict.Approved(),
        DecisionOutcome.Returned => new Verdict.ReturnedForChanges(reason ?? ""),
        _ => new Verdict.Rejected(reason ?? ""),
    };
}
