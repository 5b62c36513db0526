namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Rechnen mit gleichen Bits“ — the exponential function from additions and multiplications alone, which IEEE 754 rounds alike on
/// every machine; the run-time library's own may differ in the last bit.</summary>
internal static class ExactMath
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1/n! for n from 13 down to 2.</summary>
    private static readonly double[] Coefficients =
    [
        1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120,
        1.0 / 24, 1.0 / 6, 1.0 / 2,
    ];

    /// <summary>Relative error below 10⁻¹⁴ for |x| up to 700; 0 below −700.</summary>
    public static double Exp(double x)
    {
        if (x < -700) return 0;
        var k = Math.Floor((x * Log2E) + 0.5);
        var rest = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 0.0;
        foreach (var coefficient in Coefficients) sum = (sum * rest) + coefficient;
        sum = (((sum * rest) + 1) * rest) + 1;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }
}
