using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„In der Prüfung ändern“ — a reviewer rewords or strikes claims; the version waits for the requester, and then for another
/// reviewer.</summary>
public sealed class ChangeDraftInReview(IPlanningStore store, TimeProvider clock)
{
    /// <param name="seen">Hash of the bytes the reviewer's page was made from.</param>
    /// <param name="edits">Claims by index; a null sentence strikes.</param>
    public async Task<Outcome<Draft>> RunAsync(
        Reviewer reviewer, Guid draftId, ContentHash seen, IReadOnlyList<ItemVerdict> verdicts, IReadOnlyList<ClaimEdit> edits,
        string reason, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page);
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Drafts.FindAsync(draftId, cancellationToken) is not { SubmittedAt: not null } standing)
            return DraftAccess.NotFound;
        if (await DraftAccess.RefusalInReviewAsync(standing, DraftAct.ChangeInReview, transaction, cancellationToken) is { } refused)
            return refused;
        if (standing.Draft is not { Kind: DraftKind.Summary, SourceId: { } noteId } draft) return JudgementProblems.CannotChange;
        if (!Judgement.Of(ReviewItems.Of(draft), verdicts, Code.NewSalt()).IsOk(out var judgement, out var problem)) return problem;
        if (edits.Count == 0) return JudgementProblems.NothingChanged;
        if (await transaction.Notes.ReadConfirmedAsync(noteId, cancellationToken) is not { } text) return NoteAccess.Gone;
        if (!SummaryContent.Read(draft.Content).IsOk(out var document, out problem)) return problem;
        if (!GroundingCheck.Revise(document, edits, SourceText.Of(text)).IsOk(out var summary, out problem)) return problem;

        var now = clock.GetUtcNow();
        var content = SummaryContent.Write(summary, Code.NewSalt());
        if (!ReviewerChange.Of(reviewer, draft, seen, Guid.CreateVersion7(now), content, reason, judgement, now)
                .IsOk(out var change, out problem))
            return problem;
        if (await transaction.BlindReviews.IsChosenAsync(draftId, cancellationToken)) return DoubleReview.NoChange;
        if (await DeskRule.RefusalAsync(draftId, reviewer.Person, places: 1, transaction, now, cancellationToken) is { } early)
            return early;
        await DeskRule.LeaveAsync(draftId, reviewer.Person, transaction, now, cancellationToken);
        transaction.Drafts.Add(change);
        try
        {
            await transaction.CommitAsync(actor, DraftEntries.Changed(change), cancellationToken);
        }
        catch (StoreConflictException)
        {
            return ReviewProblems.AlreadyDecided;
        }
        return change.Changed;
    }
}

/// <summary>„Änderung der Prüfung bestätigen oder zurückweisen“ — by whoever asked for the draft, on exactly the version seen.</summary>
public sealed class AnswerChange(IPlanningStore store, SubmissionDraws draws, TimeProvider clock)
{
    /// <summary>Confirmed: goes to another reviewer.</summary>
    public Task<Outcome<Draft>> ConfirmAsync(Actor actor, Guid draftId, ContentHash seen, CancellationToken cancellationToken) =>
        AnswerAsync(actor, draftId, seen, DraftAct.ConfirmChange, null, cancellationToken);

    /// <summary>Refused: comes back to the requester, who revises it.</summary>
    /// <param name="reason">At least 20 characters; the reviewers read it.</param>
    public Task<Outcome<Draft>> RefuseAsync(
        Actor actor, Guid draftId, ContentHash seen, string reason, CancellationToken cancellationToken) =>
        AnswerAsync(actor, draftId, seen, DraftAct.RefuseChange, reason.Trim(), cancellationToken);

    private async Task<Outcome<Draft>> AnswerAsync(
        Actor actor, Guid draftId, ContentHash seen, DraftAct act, string? reason, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken, act))
                .IsOk(out var standing, out var problem))
            return problem;
        if (reason is { Length: < 20 }) return ReviewProblems.ReasonTooShort;
        var (draft, person, now) = (standing.Draft, actor.Person!.Value, clock.GetUtcNow());
        if (reason is null) transaction.Drafts.Confirm(draftId, person, now);
        else transaction.Drafts.Refuse(draftId, person, reason, now);
        IReadOnlyList<AuditRecord> entries = reason is null
            ? [.. DraftEntries.Confirmed(draft), .. await draws.DrawAsync(draft, transaction, now, cancellationToken)]
            : [DraftEntries.Refused(draft)];
        await transaction.CommitAsync(actor, entries, cancellationToken);
        return draft;
    }
}
