using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.History;

namespace KiPlanung.Forecasting.Selection;

/// <summary>Everything one series says by itself: its backtest and what the candidates say about the future, in figures divided by
/// <see cref="Divisor"/>.</summary>
internal sealed class SeriesStudy
{
    private SeriesStudy(IReadOnlyList<double> values, double divisor, double[] history, ModelPool pool, Backtest backtest, Attempt? attempt)
    {
        Values = values;
        Divisor = divisor;
        History = history;
        Pool = pool;
        Backtest = backtest;
        Attempt = attempt;
    }

    public IReadOnlyList<double> Values { get; }

    /// <summary>A power of two, so that dividing rounds nothing.</summary>
    public double Divisor { get; }

    public double[] History { get; }

    public ModelPool Pool { get; }

    public Backtest Backtest { get; }

    /// <summary>From the end of the history; null for a series that only serves as comparison.</summary>
    public Attempt? Attempt { get; }

    /// <param name="origins">How many origins the backtest may use.</param>
    /// <param name="ahead">Whether the future is forecast too.</param>
    public static SeriesStudy Of(
        IReadOnlyList<double> values, ForecastOptions options, CombinationLibrary library, int origins, bool ahead,
        Action<double> advance, CancellationToken cancellationToken)
    {
        var (season, horizon) = (options.Season, options.Horizon);
        var kind = SeriesKind.Of(options.Nature, values, season);
        var divisor = kind.IsCounts ? 1 : ForecastInput.Scale(values);
        double[] history = [.. values.Select(value => value / divisor)];
        var pool = ModelPool.For(options.Profile, history.Length, season, library, kind, divisor);
        var places = Backtest.Origins(history.Length, season, horizon, origins);
        var backtest = Backtest.Run(history, season, horizon, pool, places, share => advance(0.8 * share), cancellationToken);
        var attempt = ahead ? pool.Try(history, season, horizon, cancellationToken) : null;
        advance(1);
        return new SeriesStudy(values, divisor, history, pool, backtest, attempt);
    }

    /// <summary>The candidate that is used unless plain continuation was better; -1 when there is none.</summary>
    public int Preferred => Pool.Preferred;

    /// <summary>Errors of a candidate in the unit of its series, by step (from 0); origins without any change before them do not
    /// count.</summary>
    public IEnumerable<(int Step, double Score)> Scores(int candidate)
    {
        for (var o = 0; o < Backtest.Scales.Length; o++)
        {
            if (Backtest.Scales[o].Unit <= 0 || Backtest.Errors[candidate][o] is not { } errors) continue;
            for (var h = 0; h < errors.Length; h++) yield return (h, errors[h] / Backtest.Scales[o].UnitAt(h));
        }
    }
}
