using KiPlanung.Forecasting.Numerics;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>Draws futures of several series together: the shocks are those of the same past dates, so what moved together goes on moving
/// together; the limits by step are those of the calibration.</summary>
/// <remarks>Shocks are standardised changes over a season, resampled by date over all series at once; ranks of the simulated paths are
/// then mapped to the calibrated quantiles (an empirical copula with conformal margins).</remarks>
internal sealed class JointPaths
{
    private readonly double[][] _changes;
    private readonly int _dates;

    private JointPaths(double[][] changes)
    {
        _changes = changes;
        _dates = changes.Min(own => own.Length);
    }

    public static JointPaths From(IEnumerable<SeriesStudy> studies, int season) =>
        new([.. studies.Select(study => Standardised(study.History, season))]);

    /// <summary>The dates of the shocks, by path and step; the same for all series.</summary>
    public int[][] Dates(int paths, int horizon, ulong seed)
    {
        var random = new SeededRandom(seed, 0);
        var dates = new int[paths][];
        for (var p = 0; p < paths; p++)
        {
            dates[p] = new int[horizon];
            for (var h = 0; h < horizon; h++) dates[p][h] = random.Below(_dates);
        }

        return dates;
    }

    /// <summary>Futures of one series by path and step, in the unit of the series.</summary>
    /// <param name="series">Its place among the studies.</param>
    public double[][] Draw(SeriesStudy study, int series, int candidate, int[][] dates, ScorePool calibration, ValueBounds bounds)
    {
        var attempt = study.Attempt ?? throw new InvalidOperationException("The series was only studied as comparison.");
        var horizon = attempt.Paths[candidate]!.Length;
        var paths = new double[dates.Length][];
        var shocks = new double[horizon];
        for (var p = 0; p < paths.Length; p++)
        {
            for (var h = 0; h < horizon; h++) shocks[h] = _changes[series][^(dates[p][h] + 1)];
            paths[p] = study.Pool.Draw(attempt, candidate, horizon, shocks);
        }

        var order = new int[paths.Length];
        var values = new double[paths.Length];
        for (var h = 0; h < horizon; h++)
        {
            for (var p = 0; p < paths.Length; p++) (order[p], values[p]) = (p, paths[p][h]);
            Array.Sort(values, order);
            var unit = attempt.Scale.UnitAt(h) * study.Divisor;
            var mean = attempt.Paths[candidate]![h] * study.Divisor;
            for (var rank = 0; rank < order.Length; rank++)
                paths[order[rank]][h] = bounds.Clamp(mean + (unit * calibration.Quantile(h, (rank + 0.5) / order.Length)));
        }

        return paths;
    }

    /// <summary>Mean 0 and standard deviation 1; all zero for a history without change.</summary>
    private static double[] Standardised(double[] history, int season)
    {
        var lag = history.Length > season + 1 ? season : 1;
        double[] changes = [.. Enumerable.Range(lag, history.Length - lag).Select(t => history[t] - history[t - lag])];
        var mean = changes.Average();
        var deviation = Math.Sqrt(changes.Average(change => (change - mean) * (change - mean)));
        return [.. changes.Select(change => deviation > 0 ? (change - mean) / deviation : 0)];
    }
}
