using System.Text.Json;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Calculates a requested forecast.</summary>
public sealed class ForecastWork(IPlanningStore store, TimeProvider clock) : IJobWork
{
    /// <summary>More regions change the intervals no further and take longer.</summary>
    private const int MostComparable = 120;

    public JobKind Kind => JobKind.Forecast;

    public async Task<Outcome<MadeDraft>> DoAsync(Job job, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize<ForecastRequest>(job.Request)
            ?? throw new InvalidOperationException("Auftrag ohne Inhalt.");
        await using var view = await store.ReadAsync(cancellationToken);
        if (await view.Statistics.FindSeriesAsync(request.IndicatorKey, Ags.Parse(request.Ags), cancellationToken) is not { } series)
            return new Problem("forecast.no-series", "Die Zeitreihe ist nicht mehr vorhanden.", ProblemKind.NotFound);
        var all = await view.Statistics.ListSeriesAsync(request.IndicatorKey, cancellationToken);
        if (!Forecaster.Run(series, request.Horizon, ComparableWith(series, all), progress, cancellationToken)
                .IsOk(out var made, out var problem))
            return problem;

        var official = await view.Statistics.FindSeriesAsync(
            OfficialProjection.KeyOf(request.IndicatorKey), Ags.Parse(request.Ags), cancellationToken);
        return ForecastDrafts.Of(made, official, job, clock.GetUtcNow());
    }

    /// <summary>The same indicator in regions of the same level, those of the same Land first.</summary>
    private static List<StatisticalSeries> ComparableWith(StatisticalSeries series, IReadOnlyList<StatisticalSeries> all)
    {
        var own = series.Region.Ags;
        return [.. all.Where(other => other.Region.Ags.Kind == own.Kind && other.Region.Ags != own)
            .OrderBy(other => other.Region.Ags.Land != own.Land).ThenBy(other => other.Region.Ags.Value, StringComparer.Ordinal)
            .Take(MostComparable)];
    }
}
