using KiPlanung.Forecasting.History;
using KiPlanung.Forecasting.Intervals;
using KiPlanung.Forecasting.Selection;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting;

/// <summary>Entry point: a series to a forecast.</summary>
public static class Forecaster
{
    /// <summary>Chooses a model by its record on the series' own past and forecasts with it.</summary>
    /// <param name="values">Oldest first, at equal distances, all finite; at least three.</param>
    /// <param name="options">Horizon, season, levels and nature.</param>
    /// <param name="progress">Receives shares from 0 to 1, never falling.</param>
    /// <returns>The forecast, or a problem <c>forecast.*</c> when the input cannot be forecast.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Outcome<Forecast> Run(
        IReadOnlyList<double> values, ForecastOptions options, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(options);
        if (ForecastInput.Check(values, options) is { } problem) return problem;
        cancellationToken.ThrowIfCancellationRequested();
        return Judge(values, options, progress, cancellationToken);
    }

    /// <summary>Many series of one kind at once, on all cores; the number of threads changes no byte.</summary>
    /// <returns>One outcome per series, in their order.</returns>
    public static IReadOnlyList<Outcome<Forecast>> RunAll(
        IReadOnlyList<IReadOnlyList<double>> series, ForecastOptions options, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (outcomes, done) = (new Outcome<Forecast>[series.Count], 0);
        Parallel.For(0, series.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            outcomes[i] = Run(series[i], options, null, cancellationToken);
            progress?.Report((double)Interlocked.Increment(ref done) / series.Count);
        });
        return outcomes;
    }

    /// <summary>The same for a statistical series: gaps, dissolved regions and known breaks are dealt with and named.</summary>
    /// <param name="horizon">Steps ahead, 1 to 50; a step is the distance of the figures, one year or more.</param>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Run(series, horizon, KnownBreaks.For(series), progress, cancellationToken);

    /// <summary>With breaks known to the caller instead of those of <see cref="KnownBreaks"/>.</summary>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IReadOnlyList<KnownBreak> breaks, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(breaks);
        var options = new ForecastOptions { Horizon = horizon, Nature = series.Indicator.Nature };
        if (!UsableHistory.Of(series, breaks).IsOk(out var history, out var unusable)) return unusable;
        if (!Run(history.Values, options, progress, cancellationToken).IsOk(out var forecast, out var problem)) return problem;
        var named = forecast with { Notices = [.. history.Notices, .. forecast.Notices] };
        var first = history.Last.Plus(history.StepYears);
        return new SeriesForecast(series, options, first, named, history.Breaks) { StepYears = history.StepYears };
    }

    private static Forecast Judge(
        IReadOnlyList<double> values, ForecastOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (season, horizon) = (options.Season, options.Horizon);
        var scale = ForecastInput.Scale(values);
        double[] history = [.. values.Select(value => value / scale)];
        var pool = ModelPool.For(history.Length, season);
        var backtest = Backtest.Run(history, season, horizon, pool, share => progress?.Report(0.9 * share), cancellationToken);
        var paths = pool.Predict(history, season, horizon, cancellationToken);
        double?[] errors = [.. paths.Select((path, i) => path is null ? null : backtest.MeanAbsoluteError(i))];
        var choice = ModelChoice.From(errors, pool.Combination);
        var naive = ForecastInput.NaiveError(history, season);
        var chosenErrors = backtest.Errors[choice.Candidate];
        var profile = ErrorProfile.From(chosenErrors, naive, history.Length, season, horizon);
        double[][] widths = [.. options.Levels.Select(level => profile.HalfWidths(level).Select(width => width * scale).ToArray())];
        double[] path = [.. paths[choice.Candidate]!.Select(value => value * scale)];
        var steps = StepBuilder.Build(path, widths, options.Levels, ValueBounds.Of(options.Nature, values));
        var coverage = ErrorProfile.Coverage(chosenErrors, options.Levels, naive, history.Length, season);
        var label = pool.Label(choice.Candidate);
        progress?.Report(1);
        return new Forecast(
            label.Name, label.Title, steps, Scores(pool, errors, choice, coverage, scale, naive, chosenErrors.Length), choice.BeatsNaive,
            ForecastNotices.For(values, options, choice.BeatsNaive));
    }

    private static List<BacktestScore> Scores(
        ModelPool pool, double?[] errors, ModelChoice choice, double[] coverage, double scale, double naive, int origins)
    {
        var scores = new List<BacktestScore>(pool.Count);
        for (var i = 0; i < pool.Count; i++)
        {
            if (errors[i] is not { } error) continue;
            var (name, title) = pool.Label(i);
            var chosen = i == choice.Candidate;
            scores.Add(new BacktestScore(
                name, title, error * scale, naive > 0 ? error / naive : null, origins, chosen ? coverage : [], chosen));
        }

        return scores;
    }
}
