namespace KiPlanung.Forecasting.Intervals;

/// <summary>Puts path and half widths together to steps that keep the bounds, nest by level and widen by step.</summary>
internal static class StepBuilder
{
    /// <summary>Under this mean a count has at least the width of a Poisson count.</summary>
    private const double SmallCount = 20;

    /// <param name="widths">Half widths by level and step.</param>
    public static ForecastStep[] Build(double[] path, double[][] widths, IReadOnlyList<double> levels, ValueBounds bounds)
    {
        var steps = new ForecastStep[path.Length];
        var (below, above) = (new double[levels.Count], new double[levels.Count]);
        for (var h = 0; h < path.Length; h++)
        {
            var mean = bounds.Clamp(bounds.Whole ? Math.Round(path[h], MidpointRounding.AwayFromZero) : path[h]);
            var intervals = new PredictionInterval[levels.Count];
            for (var l = 0; l < levels.Count; l++)
            {
                var (low, high) = Distances(mean, widths[l][h], levels[l], bounds.Whole);
                below[l] = Math.Max(Math.Max(below[l], low), l > 0 ? below[l - 1] : 0);
                above[l] = Math.Max(Math.Max(above[l], high), l > 0 ? above[l - 1] : 0);
                intervals[l] = new PredictionInterval(levels[l], bounds.Clamp(mean - below[l]), bounds.Clamp(mean + above[l]));
            }

            steps[h] = new ForecastStep(h + 1, mean, intervals);
        }

        return steps;
    }

    private static (double Below, double Above) Distances(double mean, double width, double level, bool whole)
    {
        if (!whole) return (width, width);
        var distance = Math.Ceiling(width);
        if (mean >= SmallCount && width > 0) return (distance, distance);
        var (low, high) = PoissonLimits.Of(mean, level);
        return (Math.Max(distance, mean - low), Math.Max(distance, high - mean));
    }
}
