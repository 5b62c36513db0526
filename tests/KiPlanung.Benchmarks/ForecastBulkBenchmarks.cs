using BenchmarkDotNet.Attributes;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>All indicators of all Kreise of Thüringen as in a bulk job, without database: choice over five past origins per series, gate and
/// calibration over the Kreise of an indicator. Reference is the last value carried on.</summary>
[MemoryDiagnoser]
public class ForecastBulkBenchmarks
{
    private const int Kreise = 22;
    private const int Indicators = 40;
    private const int Years = 20;
    private const int Horizon = 5;

    private readonly StatisticalSeries[][] _series =
        [.. Enumerable.Range(0, Indicators).Select(i => Enumerable.Range(0, Kreise).Select(k => Series(i, k)).ToArray())];

    [Benchmark(Baseline = true)]
    public double LastValueCarriedOn() => _series.Sum(all => all.Sum(one => Horizon * one.Points[^1].Value!.Value));

    [Benchmark]
    public int Of22KreiseAnd40Indicators() => _series.Sum(all => Forecaster.RunAll(all, Horizon).Count(one => one.IsOk(out _, out _)));

    private static StatisticalSeries Series(int indicator, int kreis)
    {
        var random = new Random((100 * indicator) + kreis);
        var (level, slope) = (500.0 + (40 * kreis), (indicator % 5) - 2.0);
        var points = new SeriesPoint[Years];
        for (var t = 0; t < Years; t++)
            points[t] = new SeriesPoint(
                new Year(2004 + t), Math.Max(0, Math.Round(level += slope + (12 * (random.NextDouble() - 0.5)))), ValueStatus.Known);
        return new StatisticalSeries(
            new Indicator($"kennzahl-{indicator}", $"Kennzahl {indicator}", "Anzahl", SeriesNature.Count),
            new Region(Ags.Parse($"160{51 + kreis}"), $"Kreis {kreis}"), new TerritorialStatus(new DateOnly(2024, 12, 31)),
            new SeriesSource("Zufallszahlen", "ohne", new DateOnly(2024, 12, 31), "ohne"), points);
    }
}
