using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Urteil im Prüfvorgang abgeben“ — a decision, a vote of a blind double review or the answer to a control item: the page does
/// not know which before it was given. Refused attempts are entries as well.</summary>
public sealed class JudgeCase(IPlanningStore store, DecideOnDraft decide, ChangeDraftInReview change, TimeProvider clock)
{
    /// <summary>Whether <see cref="RunAsync"/> would accept this now; decides nothing.</summary>
    public async Task<Outcome<Done>> CheckAsync(
        Reviewer reviewer, Guid id, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items,
        CancellationToken cancellationToken)
    {
        ReviewSubject? subject;
        Problem? problem;
        await using (var view = await store.ReadAsync(cancellationToken))
        {
            subject = await ReviewSubject.FindAsync(id, reviewer.Person, view, cancellationToken);
            if (subject is { Double: false, Control: null } or null) problem = null;
            else problem = await ProblemAsync(reviewer, subject, seen, verdict, items, view, cancellationToken);
        }
        if (subject is { Double: false, Control: null } or null)
            return await decide.CheckAsync(reviewer, id, seen, verdict, items, cancellationToken);
        if (problem is null) return Done.It;
        if (problem.Kind != ProblemKind.Invalid) await RefusedAsync(reviewer, subject, problem, cancellationToken);
        return problem;
    }

    /// <param name="seen">Hash of the bytes the reviewer's page was made from.</param>
    /// <param name="items">Verdicts on single claims and checks.</param>
    public async Task<Outcome<Done>> RunAsync(
        Reviewer reviewer, Guid id, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items,
        CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var subject = await ReviewSubject.FindAsync(id, reviewer.Person, transaction, cancellationToken);
        if (subject is { Double: false, Control: null } or null)
        {
            await transaction.DisposeAsync();
            return (await decide.RunAsync(reviewer, id, seen, verdict, items, cancellationToken)).Then<Done>(_ => Done.It);
        }
        Outcome<Done> outcome;
        try
        {
            outcome = subject.Control is { } control
                ? await AnswerAsync(reviewer, subject, control, seen, verdict, items, transaction, cancellationToken)
                : await VoteAsync(reviewer, subject, seen, verdict, items, transaction, cancellationToken);
        }
        catch (StoreConflictException)
        {
            outcome = ReviewProblems.AlreadyDecided;
        }
        if (outcome is not Outcome<Done>.Refused { Problem: var problem }) return outcome;
        await transaction.DisposeAsync();
        await RefusedAsync(reviewer, subject, problem, cancellationToken);
        return outcome;
    }

    /// <summary>The reviewer's own words; in a double review there are none, and a control item holds with them.</summary>
    public async Task<Outcome<Done>> ChangeAsync(
        Reviewer reviewer, Guid id, ContentHash seen, IReadOnlyList<ItemVerdict> items, IReadOnlyList<ClaimEdit> edits, string reason,
        CancellationToken cancellationToken)
    {
        bool control;
        await using (var view = await store.ReadAsync(cancellationToken))
            control = await ReviewSubject.FindAsync(id, reviewer.Person, view, cancellationToken) is { Control: not null };
        return control
            ? await RunAsync(reviewer, id, seen, new Verdict.ReturnedForChanges(reason), items, cancellationToken)
            : (await change.RunAsync(reviewer, id, seen, items, edits, reason, cancellationToken)).Then<Done>(_ => Done.It);
    }

    private async Task<Problem?> ProblemAsync(
        Reviewer reviewer, ReviewSubject subject, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items, IStoreView view,
        CancellationToken cancellationToken)
    {
        if (subject.Hindrance(reviewer.Person) is { } hindrance) return hindrance;
        var now = clock.GetUtcNow();
        if (await DeskRule.RefusalAsync(subject.Id, reviewer.Person, subject.Places, view, now, cancellationToken) is { } refused)
            return refused;
        if (!Judgement.Of(ReviewItems.Of(subject.Material), items, Code.NewSalt()).IsOk(out var judgement, out var problem)) return problem;
        if (subject.Control is { } control)
            return ControlAnswer.Of(reviewer, control, seen, verdict, judgement, now).IsOk(out _, out problem) ? null : problem;
        var vote = BlindVote.Of(reviewer, subject.Id, subject.Standing!.Draft, subject.Votes, seen, verdict, judgement, now);
        return vote.IsOk(out _, out problem) ? null : problem;
    }

    private async Task<Outcome<Done>> AnswerAsync(
        Reviewer reviewer, ReviewSubject subject, ControlItem control, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items,
        IStoreTransaction transaction, CancellationToken cancellationToken)
    {
        if (await ProblemAsync(reviewer, subject, seen, verdict, items, transaction, cancellationToken) is { } refused) return refused;
        if (!Judgement.Of(ReviewItems.Of(subject.Material), items, Code.NewSalt()).IsOk(out var judgement, out var problem)) return problem;
        var now = clock.GetUtcNow();
        if (!ControlAnswer.Of(reviewer, control, seen, verdict, judgement, now).IsOk(out var answer, out problem)) return problem;
        transaction.ControlItems.Add(answer);
        await DeskRule.LeaveAsync(control.Id, reviewer.Person, transaction, now, cancellationToken);
        return await CommitAsync(transaction, reviewer, [ReviewWorkEntries.Answered(answer)], cancellationToken);
    }

    private async Task<Outcome<Done>> VoteAsync(
        Reviewer reviewer, ReviewSubject subject, ContentHash seen, Verdict verdict, IReadOnlyList<ItemVerdict> items,
        IStoreTransaction transaction, CancellationToken cancellationToken)
    {
        if (await ProblemAsync(reviewer, subject, seen, verdict, items, transaction, cancellationToken) is { } refused) return refused;
        if (!Judgement.Of(ReviewItems.Of(subject.Material), items, Code.NewSalt()).IsOk(out var judgement, out var problem)) return problem;
        var (draft, now) = (subject.Standing!.Draft, clock.GetUtcNow());
        if (!BlindVote.Of(reviewer, Guid.CreateVersion7(now), draft, subject.Votes, seen, verdict, judgement, now)
                .IsOk(out var vote, out problem))
            return problem;
        await DeskRule.LeaveAsync(draft.Id, reviewer.Person, transaction, now, cancellationToken);
        transaction.BlindReviews.Add(vote, draft.RequestedBy);
        var entries = new List<AuditRecord> { ReviewWorkEntries.Voted(vote) };
        if (subject.Votes is [var first])
        {
            var closing = DoubleReview.Closing(first, vote);
            var decision = Decision.Of(
                reviewer, Guid.CreateVersion7(now), draft.Id, seen, closing, now, closing is Verdict.Approved ? judgement : null);
            if (!new ReviewCase(draft, submitted: true).Decide(decision).IsOk(out var decided, out problem)) return problem;
            transaction.Drafts.Add(decided, draft);
            entries.AddRange(DraftEntries.Decided(decided));
            if (decided.Release is { } release)
                entries.AddRange(await Replacement.ByAsync(release, transaction, clock, cancellationToken));
        }
        return await CommitAsync(transaction, reviewer, entries, cancellationToken);
    }

    private static async Task<Outcome<Done>> CommitAsync(
        IStoreTransaction transaction, Reviewer reviewer, IReadOnlyList<AuditRecord> entries, CancellationToken cancellationToken)
    {
        await transaction.CommitAsync(ReviewWorkEntries.ActorOf(reviewer.Person), entries, cancellationToken);
        return Done.It;
    }

    private async Task RefusedAsync(Reviewer reviewer, ReviewSubject subject, Problem problem, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(ReviewWorkEntries.ActorOf(reviewer.Person),
            [ReviewWorkEntries.Refused(subject.About, subject.Id, problem)], cancellationToken);
    }
}
