using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„Über einen Entwurf entscheiden“ — decision, release and entries in one transaction; refused attempts are entries
/// as well.</summary>
public sealed class DecideOnDraft(IPlanningStore store, TimeProvider clock)
{
    /// <summary>Whether <see cref="RunAsync"/> would accept this now; decides nothing. Refused attempts are
    /// entries, a missing reason is none.</summary>
    public async Task<Outcome<Done>> CheckAsync(
        Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict,
        IReadOnlyList<ItemVerdict> items, CancellationToken cancellationToken)
    {
        Problem? problem;
        await using (var view = await store.ReadAsync(cancellationToken))
            (await JudgeAsync(view, reviewer, draftId, seen, verdict, items, cancellationToken)).IsOk(out _, out problem);
        if (problem is null) return Done.It;
        if (problem.Kind != ProblemKind.Invalid)
            await RefusedAsync(Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page), draftId, problem, cancellationToken);
        return problem;
    }

    /// <param name="seen">Hash of the bytes the reviewer's page was made from.</param>
    /// <param name="items">Verdicts on single claims and checks; an approval needs all of them (<see cref="ReviewItems"/>).</param>
    public async Task<Outcome<Decided>> RunAsync(
        Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict,
        IReadOnlyList<ItemVerdict> items, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page);
        var outcome = await DecideAsync(actor, reviewer, draftId, seen, verdict, items, cancellationToken);
        if (outcome is Outcome<Decided>.Refused refused) await RefusedAsync(actor, draftId, refused.Problem, cancellationToken);
        return outcome;
    }

    private async Task<Outcome<Decided>> DecideAsync(
        Actor actor, Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict,
        IReadOnlyList<ItemVerdict> items, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        var judged = await JudgeAsync(transaction, reviewer, draftId, seen, verdict, items, cancellationToken);
        if (!judged.IsOk(out var result, out var problem)) return problem;
        var (decided, draft) = result;
        await DeskRule.LeaveAsync(draftId, reviewer.Person, transaction, decided.Decision.At, cancellationToken);
        transaction.Drafts.Add(decided, draft);
        try
        {
            var replaced = decided.Release is { } release ? await Replacement.ByAsync(release, transaction, clock, cancellationToken) : [];
            await transaction.CommitAsync(actor, [.. DraftEntries.Decided(decided), .. replaced], cancellationToken);
        }
        catch (StoreConflictException)
        {
            return ReviewProblems.AlreadyDecided;
        }

        return decided;
    }

    private async Task<Outcome<(Decided Decided, Draft Draft)>> JudgeAsync(
        IStoreView view, Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict,
        IReadOnlyList<ItemVerdict> items, CancellationToken cancellationToken)
    {
        if (await view.Drafts.FindAsync(draftId, cancellationToken) is not { SubmittedAt: not null } standing) return DraftAccess.NotFound;
        var act = DraftTransitions.ActOf(verdict);
        if (await DraftAccess.RefusalInReviewAsync(standing, act, view, cancellationToken) is { } refused) return refused;
        if (!Judgement.Of(ReviewItems.Of(standing.Draft), items, Code.NewSalt()).IsOk(out var judgement, out var problem)) return problem;
        var now = clock.GetUtcNow();
        var decision = Decision.Of(reviewer, Guid.CreateVersion7(now), draftId, seen, verdict, now, judgement);
        if (!new ReviewCase(standing.Draft, submitted: true, standing.Decision).Decide(decision).IsOk(out var decided, out problem))
            return problem;
        if (await view.BlindReviews.IsChosenAsync(draftId, cancellationToken)) return DoubleReview.Needed;
        return await DeskRule.RefusalAsync(draftId, reviewer.Person, places: 1, view, now, cancellationToken) is { } early
            ? early
            : (decided, standing.Draft);
    }

    private async Task RefusedAsync(Actor actor, Guid draftId, Problem problem, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(actor,
            [new(AuditEvent.ActionRefused, AuditObject.Draft, draftId,
                new Dictionary<AuditField, string> { [AuditField.ProblemCode] = problem.Code })],
            cancellationToken);
    }
}
