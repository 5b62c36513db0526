using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Forecasting.Combination;

/// <summary>„Merkmale einer Reihe“ — numbers without unit by which the weights of a combination are chosen.</summary>
/// <remarks>A small choice from the features of Montero-Manso et al. 2020, IJF 36(1) (FFORMA), with the disagreement of the candidates
/// added. All are bounded or logarithmic, so that no odd series dominates.</remarks>
internal static class SeriesFeatures
{
    public const int Count = 15;

    /// <param name="paths">Forecasts of the candidates; null ones do not count.</param>
    public static double[] Of(ReadOnlySpan<double> history, int season, ReadOnlySpan<double[]?> paths, ErrorScale scale)
    {
        var changes = new double[history.Length - 1];
        for (var t = 0; t < changes.Length; t++) changes[t] = history[t + 1] - history[t];
        var (mean, deviation) = MeanAndDeviation(changes);
        var (level, spread) = MeanAndDeviation(history);
        var unit = scale.Unit > 0 ? scale.Unit : 1;
        double[] features =
        [
            Math.Log(history.Length / (double)season),
            Bounded(Log(scale.Naive, Math.Abs(level)), 6),
            Math.Asinh(Ratio(Math.Abs(mean) * Math.Sqrt(changes.Length), deviation)),
            Bounded(Ratio(changes[^1] - mean, deviation) * Math.Sign(mean), 3),
            Correlation(changes, 1),
            Correlation(history, 1),
            SameSign(changes, mean),
            season > 1 ? Correlation(changes, season) : Correlation(changes, 2),
            Bounded(Log(scale.Sigma, scale.Naive), 3),
            Spread(paths, 0, unit),
            Spread(paths, int.MaxValue, unit),
            Bounded(Log(MeanAbsolute(changes.AsSpan(changes.Length / 2)), MeanAbsolute(changes.AsSpan(0, changes.Length / 2))), 3),
            Bounded(Log(LargestAbsolute(changes), MeanAbsolute(changes)), 4),
            Math.Asinh(Ratio(Curvature(history), spread)),
            season > 1 && SeasonalAdjustment.IsSeasonal(history, season) ? 1 : 0,
        ];
        return features;
    }

    private static double Bounded(double value, double limit) => Math.Clamp(value, -limit, limit);

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;

    private static double Log(double part, double whole) => part > 0 && whole > 0 ? Math.Log(part / whole) : 0;

    private static (double Mean, double Deviation) MeanAndDeviation(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return (mean, Math.Sqrt(squares / values.Length));
    }

    private static double Correlation(ReadOnlySpan<double> values, int lag)
    {
        if (values.Length <= lag + 1) return 0;
        var (mean, deviation) = MeanAndDeviation(values);
        var sum = 0.0;
        for (var t = lag; t < values.Length; t++) sum += (values[t] - mean) * (values[t - lag] - mean);
        return Ratio(sum / values.Length, deviation * deviation);
    }

    private static double SameSign(ReadOnlySpan<double> changes, double mean)
    {
        var same = 0;
        foreach (var change in changes)
        {
            if (change * mean > 0) same++;
        }

        return (double)same / changes.Length;
    }

    /// <summary>Mean absolute distance of the candidates from their middle, in the unit, logarithmic.</summary>
    private static double Spread(ReadOnlySpan<double[]?> paths, int step, double unit)
    {
        var values = new List<double>(paths.Length);
        foreach (var path in paths)
        {
            if (path is not null) values.Add(path[Math.Min(step, path.Length - 1)]);
        }

        if (values.Count == 0) return 0;
        values.Sort();
        var middle = values[values.Count / 2];
        return Bounded(Math.Log(1 + (values.Average(value => Math.Abs(value - middle)) / unit)), 4);
    }

    private static double MeanAbsolute(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += Math.Abs(value);
        return values.IsEmpty ? 0 : sum / values.Length;
    }

    private static double LargestAbsolute(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>Mean of the last third minus twice that of the middle third plus that of the first.</summary>
    private static double Curvature(ReadOnlySpan<double> history)
    {
        var third = history.Length / 3;
        return Math.Abs(Mean(history[^third..]) - (2 * Mean(history.Slice(third, third))) + Mean(history[..third]));

        static double Mean(ReadOnlySpan<double> part)
        {
            var sum = 0.0;
            foreach (var value in part) sum += value;
            return part.IsEmpty ? 0 : sum / part.Length;
        }
    }
}
