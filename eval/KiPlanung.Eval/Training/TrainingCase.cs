using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Eval.Training;

/// <summary>One forecast whose outcome is known: features, what the candidates said, what happened.</summary>
/// <param name="Series">Number of its series; cases of one series stay in one fold.</param>
/// <param name="Final">Forecast of the held-out part, not of an earlier origin.</param>
/// <param name="Scale">In-sample mean absolute seasonal change; 0 leaves the MASE out.</param>
internal sealed record TrainingCase(
    int Series, bool Final, double[] Features, double[]?[] Paths, double[] Actual, double[] Naive2, double Scale)
{
    /// <summary>Cases from the end of the training part and from one and two horizons before it, when enough remains.</summary>
    /// <param name="earlier">How many origins before the end.</param>
    public static IEnumerable<TrainingCase> Of(EvaluationSeries series, int number, ForecastOptions options, int earlier)
    {
        double[] all = [.. series.Train, .. series.Test];
        var horizon = series.Test.Length;
        for (var k = 0; k <= earlier; k++)
        {
            var origin = series.Train.Length - (k * horizon);
            if (origin < Math.Max(ModelPool.ShortSeries, 2 * series.Season)) yield break;
            var known = all[..origin];
            var actual = all[origin..(origin + horizon)];
            var divisor = ForecastInput.Scale(known);
            double[] history = [.. known.Select(value => value / divisor)];
            var pool = ModelPool.For(options.Profile, origin, series.Season, CombinationLibrary.Empty);
            var attempt = pool.Try(history, series.Season, horizon, default);
            if (pool.Median < 0 || attempt.Paths[pool.Median] is null) continue;
            var features = SeriesFeatures.Of(history, series.Season, attempt.Paths.AsSpan(0, pool.Median + 1), attempt.Scale);
            var past = series with { Train = known, Test = actual };
            yield return new TrainingCase(
                number, k == 0, features, [.. attempt.Paths.Select(path => path?.Select(value => value * divisor).ToArray())], actual,
                Benchmark.Continue(past), past.Scale);
        }
    }

    public double Smape(IReadOnlyList<double> path) => Actual.Select((y, h) => SmapeOf(y, path[h])).Average();

    public double Mase(IReadOnlyList<double> path) => Scale > 0 ? Actual.Select((y, h) => Math.Abs(y - path[h])).Average() / Scale : 0;

    public static double SmapeOf(double actual, double forecast) =>
        actual == forecast ? 0 : 200 * Math.Abs(actual - forecast) / (Math.Abs(actual) + Math.Abs(forecast));
}
