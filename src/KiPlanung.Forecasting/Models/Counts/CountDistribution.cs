using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Models.Counts;

/// <summary>A distribution of counts with variance = dispersion · mean: Poisson at 1, negative binomial above.</summary>
/// <remarks>The negative binomial with size mean/(dispersion − 1), „NB1“ of Cameron &amp; Trivedi 2013, Regression Analysis of Count Data,
/// section 3.3. From a mean of 200 on, the normal distribution with the Cornish–Fisher term for the skewness.</remarks>
internal readonly record struct CountDistribution(double Mean, double Dispersion)
{
    private const double Large = 200;
    private const double LeastExcess = 1e-6;
    private const double LeastTail = 1e-12;

    public double StandardDeviation => Math.Sqrt(Mean * Math.Max(1, Dispersion));

    /// <summary>The least count that at least the share <paramref name="probability"/> does not exceed.</summary>
    public double Quantile(double probability)
    {
        if (!(Mean > 0)) return 0;
        var share = Math.Clamp(probability, LeastTail, 1 - LeastTail);
        return Mean >= Large || StandardDeviation >= Large ? Approximate(share) : Exact(share);
    }

    /// <summary>The count that stands where a standard normal number stands.</summary>
    public double At(double shock) => Quantile(Normal.CDF(0, 1, shock));

    private double Exact(double share)
    {
        var excess = Dispersion - 1;
        var poisson = excess < LeastExcess;
        var size = poisson ? 0 : Mean / excess;
        var term = poisson ? Math.Exp(-Mean) : Math.Exp(-size * Math.Log(Dispersion));
        var factor = poisson ? 0 : excess / Dispersion;
        var (sum, count) = (term, 0.0);
        while (sum < share && (term > 0 || count < Mean))
        {
            term *= poisson ? Mean / (count + 1) : (count + size) / (count + 1) * factor;
            sum += term;
            count++;
        }

        return count;
    }

    private double Approximate(double share)
    {
        var dispersion = Math.Max(1, Dispersion);
        var z = Normal.InvCDF(0, 1, share);
        var skewness = ((2 * dispersion) - 1) / StandardDeviation;
        return Math.Max(0, Math.Round(Mean + (StandardDeviation * (z + (((z * z) - 1) * skewness / 6)))));
    }
}
