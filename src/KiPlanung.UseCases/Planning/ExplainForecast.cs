using KiPlanung.Review;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>What stands beside a forecast without being part of its bytes.</summary>
/// <param name="Earlier">Forecasts of the same series with years observed since, newest first; the one shown among them.</param>
/// <param name="LastObserved">Last year observed today; null when the series is no longer there.</param>
/// <param name="Official">Difference to the official projection as it is imported today; null where there is none.</param>
public sealed record ForecastContext(
    IReadOnlyList<ForecastVariant> Variants, IReadOnlyList<EarlierForecast> Earlier, int? LastObserved, OfficialComparison? Official)
{
    /// <summary>Of all outcomes with a range: how many of how many lie in it.</summary>
    public (int Inside, int All) Hits
    {
        get
        {
            var judged = Earlier.SelectMany(e => e.Outcomes).Where(o => o.InRange is not null).ToList();
            return (judged.Count(o => o.InRange == true), judged.Count);
        }
    }
}

/// <summary>„Vorausberechnung einordnen“ — other assumptions, and earlier forecasts against what happened (reality check).</summary>
public sealed class ExplainForecast(IPlanningStore store)
{
    private const int MostEarlier = 60;

    private static readonly Role[] Readers = [Role.Planner, Role.CaseWorker, Role.Reviewer];

    /// <param name="draftId">The draft shown; its content is <paramref name="document"/>.</param>
    public async Task<Outcome<ForecastContext>> RunAsync(
        Actor actor, Guid draftId, ForecastDocument document, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var series = await view.Statistics.FindSeriesAsync(document.Indicator.Key, Ags.Parse(document.Ags), cancellationToken);
        var observed = series?.Points.Where(p => p.Value is not null).ToDictionary(p => p.Year.Value, p => p.Value!.Value) ?? [];
        var drafts = await view.Drafts.ListForecastsAsync(ForecastTitle.StartOf(document), MostEarlier, cancellationToken);
        var reviewer = actor.Roles.Contains(Role.Reviewer);
        var earlier = new List<EarlierForecast>();
        foreach (var standing in drafts.Where(s => s.Draft.Id == draftId || IsVisible(s, person, reviewer)))
        {
            if (CalculationDocument.IsOne(standing.Draft.Content)) continue;
            var content = ForecastDocument.Read(standing.Draft.Content);
            if (content.Indicator.Key != document.Indicator.Key || content.Ags != document.Ags) continue;
            var outcomes = EarlierForecast.OutcomesOf(content, observed);
            if (outcomes.Count == 0) continue;
            earlier.Add(new EarlierForecast(
                standing.Draft.Id, standing.State, standing.Draft.CreatedAt, standing.Draft.Origin.ByModel, standing.Draft.Id == draftId,
                content.Territory != series!.Territory.Date, outcomes));
        }

        var official = await view.Statistics.FindSeriesAsync(
            OfficialProjection.KeyOf(document.Indicator.Key), Ags.Parse(document.Ags), cancellationToken);
        return new ForecastContext(
            ForecastVariant.Of(document, cancellationToken), earlier, observed.Count == 0 ? null : observed.Keys.Max(),
            OfficialComparison.Of(document, official));
    }

    /// <summary>Released ones are for all, others for their requester and, once handed in, for reviewers.</summary>
    private static bool IsVisible(DraftStanding standing, PersonId person, bool reviewer) =>
        standing.State is not (DraftState.Superseded or DraftState.Withdrawn or DraftState.Revoked)
        && (DraftTransitions.WasReleased(standing.State) || standing.Draft.RequestedBy == person
            || (reviewer && standing.SubmittedAt is not null));
}
