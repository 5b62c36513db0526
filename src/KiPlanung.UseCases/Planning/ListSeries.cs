using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>„Statistik ansehen“ — what was imported; open to every signed-in account except that figures need a role that
/// plans with them.</summary>
public sealed class ListSeries(IPlanningStore store)
{
    private static readonly Role[] Readers = [Role.Planner, Role.CaseWorker, Role.Reviewer, Role.Auditor, Role.Administrator];

    public async Task<Outcome<IReadOnlyList<IndicatorSummary>>> IndicatorsAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<IndicatorSummary>>.Ok(await view.Statistics.ListIndicatorsAsync(cancellationToken));
    }

    public async Task<Outcome<IReadOnlyList<Region>>> RegionsAsync(Actor actor, string indicatorKey, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<Region>>.Ok(await view.Statistics.ListRegionsAsync(indicatorKey, cancellationToken));
    }

    public async Task<Outcome<IReadOnlyList<StatisticsImport>>> ImportsAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<StatisticsImport>>.Ok(await view.Statistics.ListImportsAsync(cancellationToken));
    }

    public async Task<Outcome<StatisticalSeries>> FindAsync(
        Actor actor, string indicatorKey, string region, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return Ags.TryParse(region, out var ags)
            && await view.Statistics.FindSeriesAsync(indicatorKey, ags, cancellationToken) is { } series
            ? series
            : new Problem("statistics.no-series",
                "Für diese Kennzahl und dieses Gebiet ist keine Zeitreihe eingelesen.", ProblemKind.NotFound);
    }

    /// <summary>Every region of an indicator, for comparison and maps.</summary>
    public async Task<Outcome<IReadOnlyList<StatisticalSeries>>> AllAsync(
        Actor actor, string indicatorKey, CancellationToken cancellationToken)
    {
        if (!actor.Require(Readers).IsOk(out _, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<StatisticalSeries>>.Ok(await view.Statistics.ListSeriesAsync(indicatorKey, cancellationToken));
    }
}
