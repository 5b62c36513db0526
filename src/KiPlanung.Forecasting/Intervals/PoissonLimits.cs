using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>The limits of a Poisson count: the least uncertainty a number of independent cases has.</summary>
internal static class PoissonLimits
{
    /// <summary>From this mean on the normal distribution is close enough.</summary>
    private const double Large = 100;

    /// <summary>A count that was always zero may still happen.</summary>
    private const double LeastRate = 0.5;

    /// <summary>Whole numbers between which at least <paramref name="level"/> percent of the counts with this mean lie.</summary>
    public static (double Low, double High) Of(double mean, double level)
    {
        var rate = Math.Max(mean, LeastRate);
        var tail = (100 - level) / 200;
        if (rate >= Large)
        {
            var width = Normal.InvCDF(0, 1, 1 - tail) * Math.Sqrt(rate);
            return (Math.Floor(rate - width), Math.Ceiling(rate + width));
        }

        return (Math.Min(Quantile(rate, tail), Math.Floor(mean)), Quantile(rate, 1 - tail));
    }

    private static double Quantile(double rate, double probability)
    {
        var term = Math.Exp(-rate);
        var (sum, count) = (term, 0.0);
        while (sum < probability && term > 0)
        {
            count++;
            term *= rate / count;
            sum += term;
        }

        return count;
    }
}
