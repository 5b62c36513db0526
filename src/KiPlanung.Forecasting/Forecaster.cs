using KiPlanung.Forecasting.Combination;
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
        CancellationToken cancellationToken = default) =>
        Run(values, [], options, progress, cancellationToken);

    /// <summary>The same with series to compare with, such as the same indicator in other regions: they take part in the choice and
    /// calibrate the intervals, but are not forecast themselves.</summary>
    /// <param name="comparable">Those that cannot be used are left out.</param>
    public static Outcome<Forecast> Run(
        IReadOnlyList<double> values, IReadOnlyList<IReadOnlyList<double>> comparable, ForecastOptions options,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(comparable);
        ArgumentNullException.ThrowIfNull(options);
        if (ForecastInput.Check(values, options) is { } problem) return problem;
        cancellationToken.ThrowIfCancellationRequested();
        var (library, origins) = (CombinationLibrary.Shipped, OriginCount.Of(options, comparable.Count + 1));
        var own = comparable.Count == 0 ? 1 : 0.3;
        var study = SeriesStudy.Of(
            values, options, library, origins, true, share => progress?.Report(own * 0.99 * share), cancellationToken);
        IReadOnlyList<double>[] others = [.. comparable.Where(other => ForecastInput.Check(other, options) is null)];
        var studies = Study(
            others, options, library, origins, ahead: false, share => progress?.Report(0.3 + (0.69 * share)), cancellationToken);
        var forecast = Judgement.Of(study, ComparableSeries.Of([study, .. studies], options, library), options);
        progress?.Report(1);
        return forecast;
    }

    /// <summary>Many series of one kind at once, on all cores; they calibrate each other's intervals. The number of threads changes no
    /// byte.</summary>
    /// <returns>One outcome per series, in their order.</returns>
    public static IReadOnlyList<Outcome<Forecast>> RunAll(
        IReadOnlyList<IReadOnlyList<double>> series, ForecastOptions options, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        var outcomes = new Outcome<Forecast>[series.Count];
        var usable = new List<int>(series.Count);
        for (var i = 0; i < series.Count; i++)
        {
            if (ForecastInput.Check(series[i], options) is { } problem) outcomes[i] = problem;
            else usable.Add(i);
        }

        var (library, origins) = (CombinationLibrary.Shipped, OriginCount.Of(options, usable.Count));
        var studies = Study(
            [.. usable.Select(i => series[i])], options, library, origins, ahead: true, share => progress?.Report(0.95 * share),
            cancellationToken);
        var group = ComparableSeries.Of(studies, options, library);
        Parallel.For(
            0, studies.Length, Threads(options, cancellationToken), k => outcomes[usable[k]] = Judgement.Of(studies[k], group, options));
        progress?.Report(1);
        return outcomes;
    }

    /// <summary>Series that will be added up, such as one indicator over regions: forecasts and simulated futures that belong
    /// together.</summary>
    /// <param name="paths">Simulated futures per series, 100 to 10,000.</param>
    /// <returns>The joint forecast, or the problem of the first series that cannot be forecast.</returns>
    public static Outcome<JointForecast> RunJoint(
        IReadOnlyList<IReadOnlyList<double>> series, ForecastOptions options, int paths = 1000, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        if (series.Count == 0) throw new ArgumentException("Mindestens eine Reihe ist nötig.", nameof(series));
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paths, 10_000);
        foreach (var values in series)
        {
            if (ForecastInput.Check(values, options) is { } problem) return problem;
        }

        var (library, origins) = (CombinationLibrary.Shipped, OriginCount.Of(options, series.Count));
        var studies = Study([.. series], options, library, origins, true, share => progress?.Report(0.8 * share), cancellationToken);
        var group = ComparableSeries.Of(studies, options, library);
        var joint = JointPaths.From(studies, options.Season);
        var dates = joint.Dates(paths, options.Horizon, options.Seed);
        var (forecasts, drawn) = (new Forecast[studies.Length], new double[studies.Length][][]);
        Parallel.For(0, studies.Length, Threads(options, cancellationToken), i =>
        {
            forecasts[i] = Judgement.Of(studies[i], group, options);
            var (choice, bounds) = (group.Gate.Choose(studies[i]), ValueBounds.Of(options.Nature, studies[i].Values));
            drawn[i] = joint.Draw(studies[i], i, choice, dates, group.PoolOf(forecasts[i].Model), bounds);
        });
        progress?.Report(1);
        return new JointForecast(forecasts, drawn, options.Levels);
    }

    /// <summary>The same for a statistical series: gaps, dissolved regions and known breaks are dealt with and named.</summary>
    /// <param name="horizon">Steps ahead, 1 to 50; a step is the distance of the figures, one year or more.</param>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Run(series, horizon, Array.Empty<StatisticalSeries>(), progress, cancellationToken);

    /// <summary>With the same indicator in other regions, which take part in the choice and calibrate the intervals.</summary>
    /// <param name="comparable">May hold the series itself; it is left out, as are those at another distance of the figures.</param>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IReadOnlyList<StatisticalSeries> comparable, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        Run(series, horizon, SeriesEvents.For(series), comparable, progress, cancellationToken);

    /// <summary>With breaks known to the caller instead of those of <see cref="KnownBreaks"/>.</summary>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, IReadOnlyList<KnownBreak> breaks, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        Run(series, horizon, new SeriesEvents(breaks, KnownShocks.For(series)), [], progress, cancellationToken);

    /// <summary>All regions of an indicator at once, on all cores: those whose figures lie at the same distance in time take part in each
    /// other's choice and calibrate each other's intervals.</summary>
    /// <returns>One outcome per series, in their order.</returns>
    public static IReadOnlyList<Outcome<SeriesForecast>> RunAll(
        IReadOnlyList<StatisticalSeries> series, int horizon, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default) =>
        RunAll(series, horizon, SeriesEvents.For, progress, cancellationToken);

    /// <summary>With events known to the caller instead of those of the shipped tables.</summary>
    /// <param name="events">Those of a series; <c>_ => SeriesEvents.None</c> switches them off.</param>
    public static IReadOnlyList<Outcome<SeriesForecast>> RunAll(
        IReadOnlyList<StatisticalSeries> series, int horizon, Func<StatisticalSeries, SeriesEvents> events,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(events);
        var outcomes = new Outcome<SeriesForecast>[series.Count];
        var usable = new List<(int Place, UsableHistory History)>(series.Count);
        for (var i = 0; i < series.Count; i++)
        {
            if (UsableHistory.Of(series[i], events(series[i])).IsOk(out var history, out var problem)) usable.Add((i, history));
            else outcomes[i] = problem;
        }

        var done = 0;
        foreach (var group in usable.GroupBy(one => (one.History.StepYears, series[one.Place].Indicator.Nature)))
        {
            var members = group.ToList();
            var options = Administrative(horizon, group.Key.Nature);
            var part = new PartialProgress(progress, (double)done / usable.Count, (double)members.Count / usable.Count);
            var forecasts = RunAll([.. members.Select(member => member.History.Values)], options, part, cancellationToken);
            foreach (var ((place, history), forecast) in members.Zip(forecasts))
                outcomes[place] = forecast.Then<SeriesForecast>(made => Named(series[place], options, history, made));
            done += members.Count;
        }

        return outcomes;
    }

    /// <summary>With events known to the caller instead of those of the shipped tables; <see cref="SeriesEvents.None"/> switches them
    /// off.</summary>
    public static Outcome<SeriesForecast> Run(
        StatisticalSeries series, int horizon, SeriesEvents events, IReadOnlyList<StatisticalSeries> comparable,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(comparable);
        var options = Administrative(horizon, series.Indicator.Nature);
        if (!UsableHistory.Of(series, events).IsOk(out var history, out var unusable)) return unusable;
        var others = Others(series, comparable, history.StepYears);
        if (!Run(history.Values, others, options, progress, cancellationToken).IsOk(out var forecast, out var problem)) return problem;
        return Named(series, options, history, forecast);
    }

    private static ForecastOptions Administrative(int horizon, SeriesNature nature) => new()
    {
        Horizon = horizon, Nature = nature, Profile = ForecastProfile.Administrative,
    };

    private static SeriesForecast Named(StatisticalSeries series, ForecastOptions options, UsableHistory history, Forecast forecast)
    {
        var named = forecast with { Notices = [.. history.Notices, .. forecast.Notices] };
        var first = history.Last.Plus(history.StepYears);
        return new SeriesForecast(series, options, first, named, history.Breaks) { StepYears = history.StepYears };
    }

    private static List<IReadOnlyList<double>> Others(StatisticalSeries series, IReadOnlyList<StatisticalSeries> comparable, int stepYears)
    {
        var others = new List<IReadOnlyList<double>>(comparable.Count);
        foreach (var other in comparable.Where(other => other.Region.Ags != series.Region.Ags).OrderBy(other => other.Region.Ags.Value,
            StringComparer.Ordinal))
        {
            if (UsableHistory.Of(other, SeriesEvents.For(other)).IsOk(out var history, out _) && history.StepYears == stepYears)
                others.Add(history.Values);
        }

        return others;
    }

    private static SeriesStudy[] Study(
        IReadOnlyList<double>[] series, ForecastOptions options, CombinationLibrary library, int origins, bool ahead,
        Action<double> advance, CancellationToken cancellationToken)
    {
        var (studies, done, gate) = (new SeriesStudy[series.Length], 0, new Lock());
        Parallel.For(0, series.Length, Threads(options, cancellationToken), i =>
        {
            studies[i] = SeriesStudy.Of(series[i], options, library, origins, ahead, _ => { }, cancellationToken);
            lock (gate) advance((double)++done / series.Length);
        });
        return studies;
    }

    private static ParallelOptions Threads(ForecastOptions options, CancellationToken cancellationToken) => new()
    {
        CancellationToken = cancellationToken, MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1,
    };

    private sealed class PartialProgress(IProgress<double>? whole, double before, double share) : IProgress<double>
    {
        public void Report(double value) => whole?.Report(before + (share * value));
    }
}
