using KiPlanung.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>An own draft with all its versions.</summary>
/// <param name="Verdicts">What the reviewer said of single items when this version was decided, or before this version was made in the
/// review.</param>
public sealed record OwnDraftView(
    DraftStanding Standing, IReadOnlyList<DraftStanding> Versions, IReadOnlyList<JudgedItem> Verdicts);

/// <summary>An item with the verdict on it.</summary>
public sealed record JudgedItem(ReviewItem Item, ItemVerdict Verdict);

/// <summary>A page of the own drafts, newest first.</summary>
/// <param name="Number">Counts from 1.</param>
public sealed record OwnDraftPage(IReadOnlyList<DraftLine> Lines, int Number, int Pages, int Total);

/// <summary>„Eigene Entwürfe“ — look, hand in, take back.</summary>
public sealed class OwnDrafts(IPlanningStore store, SubmissionDraws draws, TimeProvider clock)
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
        var versions = await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken);
        return new OwnDraftView(standing, versions, await VerdictsAsync(standing, versions, view, cancellationToken));
    }

    private static async Task<IReadOnlyList<JudgedItem>> VerdictsAsync(
        DraftStanding standing, IReadOnlyList<DraftStanding> versions, IStoreView view, CancellationToken cancellationToken)
    {
        var (about, judgement) = standing.Change is not null
            ? (versions.Single(v => v.Draft.Version == standing.Draft.Version - 1).Draft, standing.Draft.Id)
            : (standing.Draft, standing.Decision?.Id ?? Guid.Empty);
        var items = ReviewItems.Of(about).ToDictionary(i => i.Key);
        return
        [
            .. (await view.Drafts.ListVerdictsAsync(judgement, cancellationToken))
                .Where(v => items.ContainsKey(v.Item)).Select(v => new JudgedItem(items[v.Item], v)),
        ];
    }

    /// <summary>„Zur Prüfung geben“ — exactly the version seen.</summary>
    public async Task<Outcome<Draft>> SubmitAsync(Actor actor, Guid draftId, ContentHash seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken, DraftAct.Submit))
                .IsOk(out var standing, out var problem))
            return problem;
        var now = clock.GetUtcNow();
        transaction.Drafts.Submit(draftId, actor.Person!.Value, now);
        var drawn = await draws.DrawAsync(standing.Draft, transaction, now, cancellationToken);
        await transaction.CommitAsync(actor, [DraftEntries.Submitted(standing.Draft), .. drawn], cancellationToken);
        return standing.Draft;
    }

    /// <summary>„Zurückziehen“ or discard, without a reason, exactly the version seen; possible until somebody decided.</summary>
    public async Task<Outcome<Draft>> WithdrawAsync(
        Actor actor, Guid draftId, ContentHash seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken, DraftAct.Withdraw))
                .IsOk(out var standing, out var problem))
            return problem;
        transaction.Drafts.Withdraw(draftId, actor.Person!.Value, clock.GetUtcNow());
        await transaction.CommitAsync(actor, [DraftEntries.Withdrawn(standing.Draft)], cancellationToken);
        return standing.Draft;
    }
}
