using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>An own draft with all its versions.</summary>
public sealed record OwnDraftView(DraftStanding Standing, IReadOnlyList<DraftStanding> Versions);

/// <summary>„Eigene Entwürfe“ — look, hand in, take back.</summary>
public sealed class OwnDrafts(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<DraftStanding>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner, Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<DraftStanding>>.Ok(await view.Drafts.ListOwnAsync(person, cancellationToken));
    }

    public async Task<Outcome<OwnDraftView>> FindAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        if (!(await DraftAccess.OwnAsync(actor, draftId, view, cancellationToken)).IsOk(out var standing, out var problem)) return problem;
        return new OwnDraftView(standing, await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken));
    }

    /// <summary>„Zur Prüfung geben“ — exactly the version seen.</summary>
    public async Task<Outcome<Draft>> SubmitAsync(Actor actor, Guid draftId, ContentHash seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken, DraftAct.Submit))
                .IsOk(out var standing, out var problem))
            return problem;
        transaction.Drafts.Submit(draftId, actor.Person!.Value, clock.GetUtcNow());
        await transaction.CommitAsync(actor, [DraftEntries.Submitted(standing.Draft)], cancellationToken);
        return standing.Draft;
    }

    /// <summary>„Zurückziehen“ or discard, without a reason; possible until somebody decided.</summary>
    public async Task<Outcome<Draft>> WithdrawAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OwnAsync(actor, draftId, transaction, cancellationToken)).IsOk(out var standing, out var problem))
            return problem;
        if (DraftTransitions.Refusal(standing.State, DraftAct.Withdraw) is { } refused) return refused;
        transaction.Drafts.Withdraw(draftId, actor.Person!.Value, clock.GetUtcNow());
        await transaction.CommitAsync(actor, [DraftEntries.Withdrawn(standing.Draft)], cancellationToken);
        return standing.Draft;
    }
}
