namespace KiPlanung.Forecasting.Models;

/// <summary>„Saisonbereinigung“ — classical multiplicative decomposition, used when the series passes a test for seasonality.</summary>
/// <remarks>Test and decomposition as in the M4 competition (Makridakis, Spiliotis &amp; Assimakopoulos 2020, IJF 36(1)): seasonal when
/// |r<sub>m</sub>| &gt; 1.645·√((1 + 2Σ<sub>i&lt;m</sub>r<sub>i</sub>²)/n).</remarks>
public sealed class SeasonalAdjustment
{
    private const double CriticalValue = 1.645;
    private const double LeastFactor = 1e-4;
    private readonly double[] _factors;

    private SeasonalAdjustment(double[] factors, double[] adjusted)
    {
        _factors = factors;
        Adjusted = adjusted;
    }

    /// <summary>The history divided by the factors of its seasons.</summary>
    public IReadOnlyList<double> Values => Adjusted;

    internal double[] Adjusted { get; }

    /// <summary>Root mean square of the factors: how much larger an error becomes on average when the season is put back.</summary>
    internal double Amplitude => Math.Sqrt(_factors.Average(factor => factor * factor));

    /// <summary>Null when the series is not seasonal, too short (under three seasons) or cannot be divided by positive factors.</summary>
    public static SeasonalAdjustment? Of(ReadOnlySpan<double> history, int season) => Of(history, season, 3 * season);

    /// <param name="leastLength">Values under which nothing is adjusted; more than two seasons.</param>
    internal static SeasonalAdjustment? Of(ReadOnlySpan<double> history, int season, int leastLength)
    {
        if (season < 2 || history.Length < leastLength || !IsSeasonal(history, season)) return null;
        if (Factors(history, season) is not { } factors) return null;
        var adjusted = new double[history.Length];
        for (var t = 0; t < adjusted.Length; t++) adjusted[t] = history[t] / factors[t % season];
        return new SeasonalAdjustment(factors, adjusted);
    }

    /// <summary>Puts the season back into a path that follows the history.</summary>
    public void Restore(Span<double> path)
    {
        for (var h = 0; h < path.Length; h++) path[h] *= _factors[(Adjusted.Length + h) % _factors.Length];
    }

    /// <summary>The competition's 90 % test of the autocorrelation at the season.</summary>
    public static bool IsSeasonal(ReadOnlySpan<double> history, int season)
    {
        var mean = 0.0;
        foreach (var value in history) mean += value / history.Length;
        var variance = 0.0;
        foreach (var value in history) variance += (value - mean) * (value - mean);
        if (variance <= 0) return false;
        var squares = 0.0;
        for (var lag = 1; lag < season; lag++)
        {
            var correlation = Covariance(history, mean, lag) / variance;
            squares += correlation * correlation;
        }

        var limit = CriticalValue * Math.Sqrt((1 + (2 * squares)) / history.Length);
        return Math.Abs(Covariance(history, mean, season) / variance) > limit;
    }

    private static double Covariance(ReadOnlySpan<double> history, double mean, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < history.Length; t++) sum += (history[t] - mean) * (history[t - lag] - mean);
        return sum;
    }

    private static double[]? Factors(ReadOnlySpan<double> history, int season)
    {
        var sums = new double[season];
        var counts = new int[season];
        var half = season / 2;
        for (var t = half; t < history.Length - half; t++)
        {
            var trend = Trend(history, t, season);
            if (!(trend > 0)) return null;
            sums[t % season] += history[t] / trend;
            counts[t % season]++;
        }

        var mean = 0.0;
        for (var s = 0; s < season; s++) mean += (sums[s] /= counts[s]) / season;
        for (var s = 0; s < season; s++) sums[s] /= mean;
        return sums.All(factor => factor >= LeastFactor) ? sums : null;
    }

    private static double Trend(ReadOnlySpan<double> history, int centre, int season)
    {
        var half = season / 2;
        var sum = 0.0;
        for (var t = centre - half; t <= centre + half; t++) sum += history[t];
        if (season % 2 == 0) sum -= 0.5 * (history[centre - half] + history[centre + half]);
        return sum / season;
    }
}
