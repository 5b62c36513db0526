using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>„Über einen Entwurf entscheiden“ — decision, release and entries in one transaction; refused attempts are entries as well.</summary>
public sealed class DecideOnDraft(IPlanningStore store, TimeProvider clock)
{
    /// <param name="seen">Hash of the bytes the reviewer's page was made from.</param>
    public async Task<Outcome<Decided>> RunAsync(
        Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(reviewer.Person, [Role.Reviewer], Door.Page);
        var outcome = await DecideAsync(actor, reviewer, draftId, seen, verdict, cancellationToken);
        if (outcome is Outcome<Decided>.Refused refused) await RefusedAsync(actor, draftId, refused.Problem, cancellationToken);
        return outcome;
    }

    private async Task<Outcome<Decided>> DecideAsync(
        Actor actor, Reviewer reviewer, Guid draftId, ContentHash seen, Verdict verdict, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Drafts.FindAsync(draftId, cancellationToken) is not { SubmittedAt: not null } standing) return DraftAccess.NotFound;
        if (standing.State is DraftState.Withdrawn or DraftState.Superseded) return ReviewProblems.StaleDraft;

        var decision = Decision.Of(reviewer, Guid.CreateVersion7(now), draftId, seen, verdict, now);
        if (!new ReviewCase(standing.Draft, submitted: true, standing.Decision).Decide(decision).IsOk(out var decided, out var problem)) return problem;
        transaction.Drafts.Add(decided, standing.Draft);
        try
        {
            await transaction.CommitAsync(actor, DraftEntries.Decided(decided), cancellationToken);
        }
        catch (StoreConflictException)
        {
            return ReviewProblems.AlreadyDecided;
        }

        return decided;
    }

    private async Task RefusedAsync(Actor actor, Guid draftId, Problem problem, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(actor,
            [new(AuditEvent.ActionRefused, AuditObject.Draft, draftId, new Dictionary<AuditField, string> { [AuditField.ProblemCode] = problem.Code })],
            cancellationToken);
    }
}
