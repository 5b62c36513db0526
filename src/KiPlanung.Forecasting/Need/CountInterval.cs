using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Spanne für Fallzahlen“: whole numbers that hold the future count with the given probability.</summary>
/// <param name="Level">Percent.</param>
public sealed record CountInterval(double Level, long Low, long High)
{
    /// <param name="mean">Expected cases, 0 to 1e7.</param>
    /// <param name="dispersion">α of the negative binomial: variance = mean + α·mean²; 0 is Poisson.</param>
    /// <param name="level">Percent, above 0 and below 100.</param>
    /// <remarks>Negative binomial as gamma-mixed Poisson; the bounds are the (1 ∓ level)/2 quantiles.</remarks>
    public static Outcome<CountInterval> Of(double mean, double dispersion, double level)
    {
        var wrong = NeedInput.NotNegative("Erwartete Fälle", mean) ?? NeedInput.NotNegative("Streuung", dispersion);
        if (wrong is not null) return wrong;
        if (mean > 1e7 || !(level > 0 && level < 100))
            return NeedInput.Invalid(
                "out-of-range", "Die erwarteten Fälle dürfen höchstens 10 Millionen und das Niveau muss zwischen 0 und 100 % sein.");
        var tail = (100 - level) / 200;
        return new CountInterval(level, Quantile(mean, dispersion, tail), Quantile(mean, dispersion, 1 - tail));
    }

    /// <summary>α by moments from what happened against what was expected: mean of ((y − m)² − m) / m², not below 0.</summary>
    /// <remarks>Cameron &amp; Trivedi 2013, Regression Analysis of Count Data, section 3.3.</remarks>
    public static double Dispersion(IReadOnlyList<double> observed, IReadOnlyList<double> expected)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(expected);
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < observed.Count; i++)
        {
            if (expected[i] <= 0) continue;
            var difference = observed[i] - expected[i];
            sum += ((difference * difference) - expected[i]) / (expected[i] * expected[i]);
            count++;
        }

        return count == 0 ? 0 : Math.Max(0, sum / count);
    }

    /// <summary>Smallest count with at least this probability below or at it; sums outward from far below the mean in log space.</summary>
    private static long Quantile(double mean, double dispersion, double probability)
    {
        if (mean <= 0) return 0;
        var spread = Math.Sqrt(mean + (dispersion * mean * mean));
        var start = (long)Math.Max(0, Math.Floor(mean - (12 * spread)));
        var logTerm = LogProbability(start, mean, dispersion);
        var sum = 0.0;
        for (var count = start; ; count++)
        {
            sum += Math.Exp(logTerm);
            if (sum >= probability || count > mean + (60 * spread) + 60) return count;
            var step = dispersion <= 0
                ? mean / (count + 1)
                : (count + (1 / dispersion)) / (count + 1) * (dispersion * mean / (1 + (dispersion * mean)));
            logTerm += Math.Log(step);
        }
    }

    private static double LogProbability(long count, double mean, double dispersion)
    {
        if (dispersion <= 0) return (count * Math.Log(mean)) - mean - MathNet.Numerics.SpecialFunctions.GammaLn(count + 1);
        var size = 1 / dispersion;
        return MathNet.Numerics.SpecialFunctions.GammaLn(count + size) - MathNet.Numerics.SpecialFunctions.GammaLn(size)
            - MathNet.Numerics.SpecialFunctions.GammaLn(count + 1) - (size * Math.Log(1 + (mean / size)))
            + (count * Math.Log(mean / (mean + size)));
    }
}
