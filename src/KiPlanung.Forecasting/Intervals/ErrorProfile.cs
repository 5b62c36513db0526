using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>The typical size of the forecast error by step: learned from the backtest, held near the error of plain continuation where
/// the backtest is thin, and that error alone where there is none.</summary>
/// <remarks>The constants were set on the M1, M3 and Tourism competitions so that the intervals cover what they promise; what they
/// cover is measured by the evaluation program, not assumed.</remarks>
internal sealed class ErrorProfile
{
    private const double GrowthWithoutSeason = 0.85;
    private const double GrowthWithSeason = 0.35;
    private const double PriorOrigins = 4;
    private const double PriorErrorsPerStep = 8;
    private const double LeastFreedom = 3;
    private const double FreedomPerOrigin = 0.25;
    private const double SmallSample = 3.5;
    private readonly double[] _typical;
    private readonly int _origins;
    private readonly int _length;

    private ErrorProfile(double[] typical, int origins, int length)
    {
        _typical = typical;
        _origins = origins;
        _length = length;
    }

    /// <param name="errors">By origin and step; null paths do not count.</param>
    /// <param name="naive">Mean absolute change from one period (or season) to the next in the history.</param>
    /// <param name="length">Values in the history.</param>
    public static ErrorProfile From(IEnumerable<double[]?> errors, double naive, int length, int season, int horizon)
    {
        var growth = season > 1 ? GrowthWithSeason : GrowthWithoutSeason;
        var (sums, counts) = (new double[horizon], new int[horizon]);
        var (scaled, origins) = (0.0, 0);
        foreach (var path in errors)
        {
            if (path is null) continue;
            origins++;
            for (var h = 0; h < path.Length; h++)
            {
                sums[h] += Math.Abs(path[h]);
                counts[h]++;
                scaled += Math.Abs(path[h]) / Math.Pow(h + 1, growth);
            }
        }

        var own = origins == 0 ? 0 : scaled / counts.Sum();
        var oneStep = ((origins * own) + (PriorOrigins * naive)) / (origins + PriorOrigins);
        var typical = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var expected = oneStep * Math.Pow(h + 1, growth);
            typical[h] = (sums[h] + (PriorErrorsPerStep * expected)) / (counts[h] + PriorErrorsPerStep);
            if (h > 0) typical[h] = Math.Max(typical[h], typical[h - 1]);
        }

        return new ErrorProfile(typical, origins, length);
    }

    /// <summary>Half widths by step at a level in percent.</summary>
    public double[] HalfWidths(double level)
    {
        var factor = Factor(level, _origins, _length);
        return [.. _typical.Select(error => factor * error)];
    }

    /// <summary>Share (0 to 1) of the errors within the intervals built without the origin they come from; empty under four
    /// origins.</summary>
    public static double[] Coverage(double[]?[] errors, IReadOnlyList<double> levels, double naive, int length, int season)
    {
        var paths = errors.OfType<double[]>().ToArray();
        if (paths.Length < PriorOrigins) return [];
        var horizon = paths.Max(path => path.Length);
        double[] factors = [.. levels.Select(level => Factor(level, paths.Length - 1, length))];
        var inside = new int[levels.Count];
        for (var o = 0; o < paths.Length; o++)
        {
            var typical = From(paths.Where((_, i) => i != o), naive, length, season, horizon)._typical;
            for (var l = 0; l < levels.Count; l++)
                inside[l] += paths[o].Where((error, h) => Math.Abs(error) <= factors[l] * typical[h]).Count();
        }

        return [.. inside.Select(count => (double)count / paths.Sum(path => path.Length))];
    }

    /// <summary>Student's t in units of its mean absolute value, wider for short histories.</summary>
    private static double Factor(double level, int origins, int length)
    {
        var freedom = LeastFreedom + (FreedomPerOrigin * origins);
        var meanAbsolute = 2 * Math.Sqrt(freedom) / ((freedom - 1) * SpecialFunctions.Beta(freedom / 2, 0.5));
        return (1 + (SmallSample / length)) * StudentT.InvCDF(0, 1, freedom, 0.5 + (level / 200)) / meanAbsolute;
    }
}
