namespace KiPlanung.Forecasting.Intervals;

/// <summary>Puts path and distances together to steps that keep the bounds, nest by level and widen by step.</summary>
internal static class StepBuilder
{
    /// <summary>Under this mean a count has at least the width of a distribution of counts.</summary>
    internal const double SmallCount = 20;

    /// <param name="distances">How far the limits lie below and above the path, by level (in percent) and step (from 0); negative ones
    /// count as zero.</param>
    /// <param name="dispersion">Variance over mean of small counts, at least 1 (Poisson).</param>
    public static ForecastStep[] Build(
        double[] path, Func<double, int, (double Below, double Above)> distances, IReadOnlyList<double> levels, ValueBounds bounds,
        double dispersion = 1)
    {
        var steps = new ForecastStep[path.Length];
        var (below, above) = (new double[levels.Count], new double[levels.Count]);
        for (var h = 0; h < path.Length; h++)
        {
            var mean = bounds.Clamp(bounds.Whole ? Math.Round(path[h], MidpointRounding.AwayFromZero) : path[h]);
            var intervals = new PredictionInterval[levels.Count];
            for (var l = 0; l < levels.Count; l++)
            {
                var (low, high) = Distances(mean, distances(levels[l], h), levels[l], bounds.Whole, dispersion);
                below[l] = Math.Max(Math.Max(below[l], low), l > 0 ? below[l - 1] : 0);
                above[l] = Math.Max(Math.Max(above[l], high), l > 0 ? above[l - 1] : 0);
                intervals[l] = new PredictionInterval(levels[l], bounds.Clamp(mean - below[l]), bounds.Clamp(mean + above[l]));
            }

            steps[h] = new ForecastStep(h + 1, mean, intervals);
        }

        return steps;
    }

    private static (double Below, double Above) Distances(
        double mean, (double Below, double Above) width, double level, bool whole, double dispersion)
    {
        var (below, above) = (Math.Max(0, width.Below), Math.Max(0, width.Above));
        if (!whole) return (below, above);
        (below, above) = (Math.Ceiling(below), Math.Ceiling(above));
        if (mean >= SmallCount && below + above > 0) return (below, above);
        var (low, high) = CountLimits.Of(mean, dispersion, level);
        return (Math.Max(below, mean - low), Math.Max(above, high - mean));
    }
}
