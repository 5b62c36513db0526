using KiPlanung.Forecasting.Models.Counts;
using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>The limits of a count: the least uncertainty a number of cases has, Poisson or negative binomial.</summary>
internal static class CountLimits
{
    /// <summary>From this mean on the normal distribution is close enough.</summary>
    private const double Large = 100;

    /// <summary>A count that was always zero may still happen.</summary>
    private const double LeastRate = 0.5;

    /// <summary>Whole numbers between which at least <paramref name="level"/> percent of the counts with this mean lie.</summary>
    /// <param name="dispersion">Variance over mean; 1: Poisson.</param>
    public static (double Low, double High) Of(double mean, double dispersion, double level)
    {
        var rate = Math.Max(mean, LeastRate);
        var tail = (100 - level) / 200;
        if (rate >= Large)
        {
            var width = Normal.InvCDF(0, 1, 1 - tail) * Math.Sqrt(rate * dispersion);
            return (Math.Floor(rate - width), Math.Ceiling(rate + width));
        }

        var counts = new CountDistribution(rate, dispersion);
        return (Math.Min(counts.Quantile(tail), Math.Floor(mean)), counts.Quantile(1 - tail));
    }
}
