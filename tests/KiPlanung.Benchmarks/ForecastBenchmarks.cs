using BenchmarkDotNet.Attributes;
using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Models;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>One annual series; reference is the naive forecast of the same series.</summary>
[MemoryDiagnoser]
public class ForecastBenchmarks
{
    private static readonly ForecastOptions Options = new() { Horizon = 5 };
    private double[] _history = [];

    [Params(12, 25)]
    public int Years { get; set; }

    [GlobalSetup]
    public void Setup() => _history = [.. Enumerable.Range(0, Years).Select(i => 120 + (3.5 * i) + (9 * Math.Sin(i * 1.7)))];

    [Benchmark(Baseline = true)]
    public double[] NaiveForecast() => new Naive().Fit(_history, 1)!.Predict(5);

    [Benchmark]
    public double[] DampedTrendFit() => new DampedTrend().Fit(_history, 1)!.Predict(5);

    [Benchmark]
    public double[] DynamicThetaFit() => new DynamicTheta().Fit(_history, 1)!.Predict(5);

    [Benchmark]
    public Outcome<Forecast> WithBacktestAndIntervals() => Forecaster.Run(_history, Options);
}
