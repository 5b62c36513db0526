namespace KiPlanung.Forecasting.Models;

/// <summary>„Einfache exponentielle Glättung“ — level ℓ<sub>t</sub> = αy<sub>t</sub> + (1−α)ℓ<sub>t−1</sub>.</summary>
/// <remarks>Least squares in α and ℓ<sub>0</sub>; for a given α the best ℓ<sub>0</sub> is a linear regression, so only α is searched.
/// Source: Hyndman, Koehler, Ord &amp; Snyder 2008, Forecasting with Exponential Smoothing, model ANN.</remarks>
public sealed class SimpleSmoothing : IForecastModel
{
    private const double LowestAlpha = 1e-4;
    private const double HighestAlpha = 0.9999;
    private const int GridPoints = 16;

    public string Name => "simple-smoothing";

    public string Title => "Einfache exponentielle Glättung";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < 3) return null;
        var (alpha, level, squares) = Estimate(history);
        return new FittedLevel(level, alpha, ErrorSize.Of(squares, history.Length, 2));
    }

    /// <summary>The estimated smoothing parameter, the last level and the sum of squared errors.</summary>
    internal static (double Alpha, double Level, double Squares) Estimate(ReadOnlySpan<double> history)
    {
        var best = 0;
        var least = double.PositiveInfinity;
        for (var i = 0; i <= GridPoints; i++)
        {
            var (error, _) = Run(history, AlphaOf(i));
            if (error < least) (least, best) = (error, i);
        }

        var alpha = GoldenSection(history, AlphaOf(Math.Max(best - 1, 0)), AlphaOf(Math.Min(best + 1, GridPoints)));
        var (squares, level) = Run(history, alpha);
        return (alpha, level, squares);
    }

    private static double AlphaOf(int i) => LowestAlpha + ((HighestAlpha - LowestAlpha) * i / GridPoints);

    private static double GoldenSection(ReadOnlySpan<double> history, double low, double high)
    {
        const double ratio = 0.6180339887498949;
        var (a, b) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (errorA, errorB) = (Run(history, a).Error, Run(history, b).Error);
        while (high - low > 1e-7)
        {
            if (errorA < errorB)
            {
                (high, b, errorB) = (b, a, errorA);
                a = high - (ratio * (high - low));
                errorA = Run(history, a).Error;
            }
            else
            {
                (low, a, errorA) = (a, b, errorB);
                b = low + (ratio * (high - low));
                errorB = Run(history, b).Error;
            }
        }

        return 0.5 * (low + high);
    }

    /// <summary>The error of y<sub>t</sub> is e − ℓ<sub>0</sub>(1−α)<sup>t−1</sup> with e from a run started at zero.</summary>
    private static (double Error, double Level) Run(ReadOnlySpan<double> history, double alpha)
    {
        double level = 0, weight = 1, squares = 0, cross = 0, weights = 0;
        foreach (var value in history)
        {
            var error = value - level;
            squares += error * error;
            cross += error * weight;
            weights += weight * weight;
            level += alpha * error;
            weight *= 1 - alpha;
        }

        var start = cross / weights;
        return (squares - (start * cross), level + (start * weight));
    }
}
