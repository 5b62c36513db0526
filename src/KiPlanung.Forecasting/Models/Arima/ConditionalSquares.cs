using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>Half the logarithm of the mean square of the errors, given that those before the start are zero; the start value of exact
/// estimation and its stand-in on long series.</summary>
/// <remarks>Box, Jenkins &amp; Reinsel 1994, section 7.1.2. The factors are applied one after the other; μ is at its best value.</remarks>
internal readonly struct ConditionalSquares(ArmaProblem problem, ArimaOrder order) : IObjective
{
    /// <summary>Values after those the autoregression needs.</summary>
    public static int Count(ArmaProblem problem, in ArimaOrder order) => problem.Series.Length - order.ArDegree;

    public double At(scoped ReadOnlySpan<double> point)
    {
        var n = problem.Series.Length;
        var errors = problem.Scratch[..n];
        var centre = order.HasConstant ? problem.Mean : 0;
        for (var t = 0; t < n; t++) errors[t] = problem.Series[t] - centre;
        Whiten(point, errors);
        double squares = 0, cross = 0, weights = 0;
        for (var t = order.ArDegree; t < n; t++) squares += errors[t] * errors[t];
        if (order.HasConstant)
        {
            var ones = problem.Scratch.Slice(n, n);
            ones.Fill(1);
            Whiten(point, ones);
            for (var t = order.ArDegree; t < n; t++)
            {
                cross += errors[t] * ones[t];
                weights += ones[t] * ones[t];
            }

            if (weights > 1e-12) squares = Math.Max(squares - (cross * cross / weights), 0);
        }

        var value = 0.5 * Math.Log(Math.Max(squares / (n - order.ArDegree), 1e-24));
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    private void Whiten(scoped ReadOnlySpan<double> point, scoped Span<double> values)
    {
        var seasonal = order.Ar + order.Ma;
        Autoregress(values, point[..order.Ar], 1);
        Autoregress(values, point.Slice(seasonal, order.SeasonalAr), order.Season);
        var rest = values[order.ArDegree..];
        DivideByMovingAverage(rest, point[(seasonal + order.SeasonalAr)..], order.Season);
        DivideByMovingAverage(rest, point[order.Ar..seasonal], 1);
    }

    private static void Autoregress(scoped Span<double> values, scoped ReadOnlySpan<double> factor, int step)
    {
        if (factor.IsEmpty) return;
        for (var t = values.Length - 1; t >= factor.Length * step; t--)
        {
            for (var j = 0; j < factor.Length; j++) values[t] -= factor[j] * values[t - ((j + 1) * step)];
        }
    }

    private static void DivideByMovingAverage(scoped Span<double> values, scoped ReadOnlySpan<double> factor, int step)
    {
        if (factor.IsEmpty) return;
        for (var t = step; t < values.Length; t++)
        {
            for (var j = 0; j < factor.Length && t >= (j + 1) * step; j++) values[t] -= factor[j] * values[t - ((j + 1) * step)];
        }
    }
}

/// <summary>The exact likelihood as a function of unbounded parameters.</summary>
internal readonly struct ExactLikelihood(ArmaProblem problem, ArimaOrder order) : IObjective
{
    public double At(scoped ReadOnlySpan<double> point)
    {
        Span<double> coefficients = stackalloc double[point.Length];
        ArmaPolynomials.ToCoefficients(order, point, coefficients);
        return problem.Exact(order, coefficients);
    }
}
