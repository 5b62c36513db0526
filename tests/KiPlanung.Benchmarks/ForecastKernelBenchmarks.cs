using BenchmarkDotNet.Attributes;
using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.ComplexSmoothing;

namespace KiPlanung.Benchmarks;

/// <summary>Estimation alone, by length and season of the series; reference is the naive forecast of the same series.</summary>
[MemoryDiagnoser]
public class ForecastKernelBenchmarks
{
    private readonly SeasonallyAdjusted _dynamicTheta = new(new DynamicTheta());
    private readonly ComplexSmoothing _complexSmoothing = new();
    private double[] _history = [];

    /// <summary>Yearly, quarterly and monthly lengths of the M3 competition.</summary>
    [Params(1, 4, 12)]
    public int Season { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var length = Season switch { 1 => 25, 4 => 44, _ => 120 };
        _history = [.. Enumerable.Range(0, length).Select(i =>
            120 + (3.5 * i) + (9 * Math.Sin(i * 1.7)) + (Season > 1 ? 40 * Math.Sin(Math.Tau * i / Season) : 0))];
    }

    [Benchmark(Baseline = true)]
    public double[] NaiveForecast() => new Naive().Fit(_history, 1)!.Predict(5);

    [Benchmark]
    public double[] DynamicThetaFit() => _dynamicTheta.Fit(_history, Season)!.Predict(5);

    [Benchmark]
    public double[] ComplexSmoothingFit() => _complexSmoothing.Fit(_history, Season)!.Predict(5);
}
