using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Models;

namespace KiPlanung.Eval;

/// <summary>A point path and, from the default, its 80 and 95 % bands.</summary>
internal sealed record ForecastOfSeries(double[] Means, Band? Band80, Band? Band95)
{
    public static ForecastOfSeries Of(Forecast forecast) =>
        new([.. forecast.Steps.Select(step => step.Mean)], BandOf(forecast, 0), BandOf(forecast, 1));

    private static Band BandOf(Forecast forecast, int level) => new(
        [.. forecast.Steps.Select(step => step.Intervals[level].Low)], [.. forecast.Steps.Select(step => step.Intervals[level].High)]);
}

/// <summary>The competitions' „Naive2“, the denominator of the OWA.</summary>
internal static class Benchmark
{
    private static readonly SeasonallyAdjusted Naive2 = new(new Naive());

    public static double[] Continue(EvaluationSeries series) => Continue(Naive2, series);

    /// <summary>A model too demanding for a series gives way to plain continuation.</summary>
    public static double[] Continue(IForecastModel model, EvaluationSeries series) =>
        model.Fit(series.Train, series.Season)?.Predict(series.Test.Length) is { } path && path.All(double.IsFinite)
            ? path
            : new Naive().Fit(series.Train, 1)!.Predict(series.Test.Length);
}

/// <summary>Collects the measures of one method over series.</summary>
internal sealed class ForecastScores
{
    private readonly Accuracy _naive2 = new();
    private readonly Accuracy _own = new();
    private readonly Coverage _eighty = new(80);
    private readonly Coverage _ninetyFive = new(95);
    private int _series;
    private bool _hasBands;

    public void Add(EvaluationSeries series, ForecastOfSeries forecast, ReferenceLimits? reference)
    {
        _series++;
        _naive2.Add(series, Benchmark.Continue(series));
        _own.Add(series, forecast.Means);
        if (forecast.Band80 is null || forecast.Band95 is null) return;
        _hasBands = true;
        _eighty.Add(series, forecast.Band80, null);
        _ninetyFive.Add(series, forecast.Band95, reference);
    }

    public ForecastRow Row(string set, string lengthClass, string method, double? seriesPerSecond) => new(
        set, lengthClass, method, _series, Round(_own.Smape), Round(_own.Mase), Round(_own.Owa(_naive2)),
        _hasBands ? [.. _eighty.Shares.Select(Round)] : null, _hasBands ? [.. _ninetyFive.Shares.Select(Round)] : null,
        _hasBands ? Round(_ninetyFive.Score) : null, _ninetyFive.AgainstReference is { } ratio ? Round(ratio) : null, seriesPerSecond);

    private static double Round(double value) => Math.Round(value, 4);
}
