namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>Taking differences and adding them up again.</summary>
internal static class Differencing
{
    /// <summary>y<sub>t</sub> − y<sub>t−lag</sub>; shorter by the lag.</summary>
    public static double[] Difference(ReadOnlySpan<double> values, int lag)
    {
        var differences = new double[Math.Max(values.Length - lag, 0)];
        for (var t = 0; t < differences.Length; t++) differences[t] = values[t + lag] - values[t];
        return differences;
    }

    /// <summary>(1−B)<sup>d</sup>(1−B<sup>m</sup>)<sup>D</sup>y.</summary>
    public static double[] Apply(in ArimaOrder order, ReadOnlySpan<double> values)
    {
        var result = values.ToArray();
        for (var i = 0; i < order.SeasonalDifferences; i++) result = Difference(result, order.Season);
        for (var i = 0; i < order.Differences; i++) result = Difference(result, 1);
        return result;
    }

    /// <summary>δ<sub>1</sub>, δ<sub>2</sub>, … of 1 − Σδ<sub>j</sub>B<sup>j</sup> =
    /// (1−B)<sup>d</sup>(1−B<sup>m</sup>)<sup>D</sup>.</summary>
    public static double[] Weights(in ArimaOrder order)
    {
        var polynomial = new double[order.Lost + 1];
        polynomial[0] = 1;
        for (var i = 0; i < order.SeasonalDifferences; i++) Multiply(polynomial, order.Season);
        for (var i = 0; i < order.Differences; i++) Multiply(polynomial, 1);
        var weights = new double[order.Lost];
        for (var j = 0; j < weights.Length; j++) weights[j] = -polynomial[j + 1];
        return weights;
    }

    /// <summary>Whether the values differ by no more than rounding at the size of the figures they come from.</summary>
    public static bool IsConstant(ReadOnlySpan<double> values, double size)
    {
        foreach (var value in values)
        {
            if (Math.Abs(value - values[0]) > 1e-12 * size) return false;
        }

        return true;
    }

    private static void Multiply(double[] polynomial, int lag)
    {
        for (var j = polynomial.Length - 1; j >= lag; j--) polynomial[j] -= polynomial[j - lag];
    }
}
