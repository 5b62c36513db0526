using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Zahlen der Prüfung“ — one's own for oneself, everybody's added up over at least five people, agreement from blind
/// double reviews. There is no way to ask for somebody else's.</summary>
public sealed class ReadReviewFigures(IPlanningStore store)
{
    private static readonly Role[] MayReadAll = [Role.Reviewer, Role.Auditor, Role.Administrator];

    public async Task<Outcome<OwnReviewFigures>> OwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.ReviewFigures.OfAsync(person, cancellationToken);
    }

    public async Task<Outcome<AllReviewFigures>> AllAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(MayReadAll).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return AllReviewFigures.Of(await view.ReviewFigures.OfEachAsync(cancellationToken));
    }

    /// <summary>κ of first and second vote over approved, returned, rejected.</summary>
    public async Task<Outcome<Agreement>> AgreementAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(MayReadAll).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var counts = new int[3, 3];
        foreach (var (first, second) in await view.BlindReviews.ListPairsAsync(cancellationToken))
            counts[PlaceOf(first.Verdict), PlaceOf(second.Verdict)]++;
        return Agreement.Of(counts);
    }

    private static int PlaceOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => 0,
        Verdict.ReturnedForChanges => 1,
        _ => 2,
    };
}
