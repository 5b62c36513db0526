using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>Half widths of the prediction intervals from the typical errors.</summary>
internal static class Bands
{
    public static double Freedom { get; set; } = 4;
    public static double Inflation { get; set; } = 1;
    public static double FreedomPerOrigin { get; set; } = 0.5;

    /// <summary>The ratio of the half width to the typical absolute error at a level in percent.</summary>
    public static double Multiplier(double level, int origins)
    {
        var freedom = Freedom + (FreedomPerOrigin * origins);
        var meanAbsolute = MeanAbsoluteOfT(freedom);
        return Inflation * StudentT.InvCDF(0, 1, freedom, 0.5 + (level / 200)) / meanAbsolute;
    }

    private static double MeanAbsoluteOfT(double freedom) =>
        2 * Math.Sqrt(freedom) / ((freedom - 1) * MathNet.Numerics.SpecialFunctions.Beta(freedom / 2, 0.5));
}
