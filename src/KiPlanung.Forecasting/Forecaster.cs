using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Selection;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting;

/// <summary>Entry point: a series to a forecast.</summary>
public static class Forecaster
{
    public static Outcome<Forecast> Run(
        IReadOnlyList<double> values, ForecastOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var scale = values.Max(Math.Abs);
        if (scale == 0) scale = 1;
        double[] history = [.. values.Select(v => v / scale)];
        var pool = ModelPool.For(history.Length, options.Season);
        var backtest = Backtest.Run(history, options.Season, options.Horizon, pool, _ => { }, cancellationToken);
        var paths = pool.Predict(history, options.Season, options.Horizon, cancellationToken);
        var choice = ModelChoice.From(backtest, pool, paths);
        var naive = 0.0;
        var m = history.Length > options.Season ? options.Season : 1;
        for (var t = m; t < history.Length; t++) naive += Math.Abs(history[t] - history[t - m]) / (history.Length - m);
        var profile = ErrorProfile.From(backtest.Errors[choice.Candidate], naive, options.Season, options.Horizon);
        var path = paths[choice.Candidate]!;
        var steps = Enumerable.Range(0, options.Horizon).Select(h => new ForecastStep(h + 1, path[h] * scale,
            [.. options.Levels.Select(l => Bands.Multiplier(l, profile.Origins) * profile.Typical[h]).Zip(options.Levels, (w, l) =>
                new PredictionInterval(l, (path[h] - w) * scale, (path[h] + w) * scale))])).ToArray();
        return new Forecast(pool[choice.Candidate].Name, pool[choice.Candidate].Title, steps, [], choice.BeatsNaive, []);
    }

    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
