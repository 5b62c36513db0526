namespace KiPlanung.Forecasting;

/// <summary>„Gemeinsame Vorausberechnung“ — forecasts of several series with simulated futures that belong together, so that sums have
/// honest intervals: neither all errors at once nor independent of each other.</summary>
/// <param name="Series">The forecasts, in the order of the input.</param>
/// <param name="Paths">By series, path and step; path 17 of all series is one future.</param>
/// <param name="Levels">Of the intervals, in percent, ascending.</param>
public sealed record JointForecast(
    IReadOnlyList<Forecast> Series, IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Paths, IReadOnlyList<double> Levels)
{
    /// <summary>The sum over all series, such as a county over its municipalities: means add up, limits are those of the summed
    /// paths.</summary>
    public IReadOnlyList<ForecastStep> Sum()
    {
        var steps = new ForecastStep[Series[0].Steps.Count];
        var (below, above) = (new double[Levels.Count], new double[Levels.Count]);
        for (var h = 0; h < steps.Length; h++)
        {
            var mean = Series.Sum(forecast => forecast.Steps[h].Mean);
            double[] sums = [.. Enumerable.Range(0, Paths[0].Count).Select(p => Paths.Sum(own => own[p][h])).Order()];
            var intervals = new PredictionInterval[Levels.Count];
            for (var l = 0; l < Levels.Count; l++)
            {
                below[l] = Math.Max(Math.Max(below[l], mean - At(sums, (100 - Levels[l]) / 200)), l > 0 ? below[l - 1] : 0);
                above[l] = Math.Max(Math.Max(above[l], At(sums, 0.5 + (Levels[l] / 200)) - mean), l > 0 ? above[l - 1] : 0);
                intervals[l] = new PredictionInterval(Levels[l], mean - below[l], mean + above[l]);
            }

            steps[h] = new ForecastStep(h + 1, mean, intervals);
        }

        return Floored(steps);
    }

    /// <summary>What no path of any series can fall below, their sum cannot either.</summary>
    private ForecastStep[] Floored(ForecastStep[] steps)
    {
        if (!Paths.All(own => own.All(path => path.All(value => value >= 0)))) return steps;
        return [.. steps.Select(step => step with
        {
            Intervals = [.. step.Intervals.Select(interval => interval with { Low = Math.Max(0, interval.Low) })],
        })];
    }

    private static double At(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var left = (int)place;
        return left + 1 < sorted.Length ? sorted[left] + ((place - left) * (sorted[left + 1] - sorted[left])) : sorted[^1];
    }
}
