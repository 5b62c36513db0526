using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>An own draft with all its versions.</summary>
public sealed record OwnDraftView(DraftStanding Standing, IReadOnlyList<DraftStanding> Versions);

/// <summary>A page of the own drafts, newest first.</summary>
/// <param name="Number">Counts from 1.</param>
public sealed record OwnDraftPage(IReadOnlyList<DraftLine> Lines, int Number, int Pages, int Total);

/// <summary>„Eigene Entwürfe“ — look, hand in, take back.</summary>
public sealed class OwnDrafts(IPlanningStore store, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="kind">Null: all kinds.</param>
    /// <param name="page">Counts from 1; what lies outside becomes the first or the last.</param>
    public async Task<Outcome<OwnDraftPage>> PageAsync(Actor actor, DraftKind? kind, int page, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner, Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var total = await view.Drafts.CountOwnAsync(person, kind, cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, pages);
        var lines = await view.Drafts.ListOwnLinesAsync(person, kind, (number - 1) * PageSize, PageSize, cancellationToken);
        return new OwnDraftPage(lines, number, pages, total);
    }

    /// <summary>All of them as lines, without contents.</summary>
    public async Task<Outcome<IReadOnlyList<DraftLine>>> LinesAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner, Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<DraftLine>>.Ok(
            await view.Drafts.ListOwnLinesAsync(person, null, 0, int.MaxValue, cancellationToken));
    }

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
