using System.Text.Json;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Calculates many forecasts, one indicator after the other; the regions of an indicator calibrate each other.</summary>
public sealed class ForecastBatchWork(IPlanningStore store, TimeProvider clock) : IBatchWork
{
    public JobKind Kind => JobKind.ForecastBatch;

    public async Task<Outcome<IReadOnlyList<string>>> StepsAsync(Job job, CancellationToken cancellationToken)
    {
        var request = Read(job);
        await using var view = await store.ReadAsync(cancellationToken);
        var keys = new List<string>();
        foreach (var key in BatchIndicators.Of(request, await view.Statistics.ListIndicatorsAsync(cancellationToken))
            .Select(known => known.Indicator.Key))
        {
            var regions = await view.Statistics.ListRegionsAsync(key, cancellationToken);
            if (regions.Any(region => IsWanted(request, region.Ags))) keys.Add(key);
        }

        keys.Sort(StringComparer.Ordinal);
        return keys.Count > 0 ? keys : new Problem("forecast.no-series", "Die Zeitreihen sind nicht mehr vorhanden.", ProblemKind.NotFound);
    }

    public async Task<IReadOnlyList<BatchItem>> DoAsync(
        Job job, string indicatorKey, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var request = Read(job);
        IReadOnlyList<StatisticalSeries> all;
        Dictionary<Ags, StatisticalSeries> official;
        await using (var view = await store.ReadAsync(cancellationToken))
        {
            all = await view.Statistics.ListSeriesAsync(indicatorKey, cancellationToken);
            official = (await view.Statistics.ListSeriesAsync(OfficialProjection.KeyOf(indicatorKey), cancellationToken))
                .ToDictionary(s => s.Region.Ags);
        }

        var outcomes = Forecaster.RunAll(all, request.Horizon, progress, cancellationToken);
        var now = clock.GetUtcNow();
        return [.. all.Zip(outcomes).Where(pair => IsWanted(request, pair.First.Region.Ags)).Select(pair => new BatchItem(
            indicatorKey, pair.First.Region.Ags, pair.Second.Then<MadeDraft>(made =>
                ForecastDrafts.Of(made, official.GetValueOrDefault(pair.First.Region.Ags), job, now))))];
    }

    private static bool IsWanted(ForecastsRequest request, Ags region) =>
        request.Regions.Count == 0 || request.Regions.Contains(region.Value, StringComparer.Ordinal);

    private static ForecastsRequest Read(Job job) => JsonSerializer.Deserialize<ForecastsRequest>(job.Request)
        ?? throw new InvalidOperationException("Auftrag ohne Inhalt.");
}
