using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>Coefficients estimated for one order, and what is needed to compare it with others.</summary>
/// <param name="Coefficients">φ, θ, Φ, Θ.</param>
/// <param name="Value">Negative log-likelihood per value but for a constant.</param>
/// <param name="Criterion">AICc; infinite for a model that must not be used.</param>
internal sealed record ArmaEstimate(ArimaOrder Order, double[] Coefficients, double Value, double Criterion)
{
    private const double SearchTolerance = 1e-8;
    private const double FinalTolerance = 1e-12;

    /// <summary>Exact maximum likelihood from the conditional estimate.</summary>
    /// <param name="thorough">Search to full precision and from further starts, whatever the conditional estimate says.</param>
    public static ArmaEstimate Exact(ArmaProblem problem, in ArimaOrder order, bool thorough = false)
    {
        var k = order.Coefficients;
        Span<double> best = stackalloc double[k];
        Span<double> start = stackalloc double[k];
        var likelihood = new ExactLikelihood(problem, order);
        var atZero = likelihood.At(best);
        if (!StartFrom(problem, order, start))
        {
            if (!thorough) return new ArmaEstimate(order, new double[k], double.PositiveInfinity, double.PositiveInfinity);
            start.Clear();
        }

        if (likelihood.At(start) < atZero) start.CopyTo(best);
        var value = QuasiNewton.Minimise(likelihood, best, thorough ? FinalTolerance : SearchTolerance);
        for (var attempt = 0; thorough && k > 1 && attempt < 3; attempt++)
        {
            FurtherStart(order, attempt, start);
            var other = QuasiNewton.Minimise(likelihood, start, FinalTolerance);
            if (other >= value - 1e-12) continue;
            value = other;
            start.CopyTo(best);
        }

        var coefficients = new double[k];
        ArmaPolynomials.ToCoefficients(order, best, coefficients);
        ArmaPolynomials.MakeInvertible(order, coefficients);
        return new ArmaEstimate(order, coefficients, value, CriterionOf(problem, order, coefficients, value));
    }

    /// <summary>Conditional least squares, judged by the same criterion on the scale of the conditional errors.</summary>
    public static ArmaEstimate Conditional(ArmaProblem problem, in ArimaOrder order)
    {
        var coefficients = new double[order.Coefficients];
        if (ConditionalSquares.Count(problem, order) < order.Coefficients + 2)
            return new ArmaEstimate(order, coefficients, double.PositiveInfinity, double.PositiveInfinity);
        var value = QuasiNewton.Minimise(new ConditionalSquares(problem, order), coefficients, SearchTolerance);
        return new ArmaEstimate(order, coefficients, value, CriterionOf(problem, order, coefficients, value));
    }

    /// <summary>The conditional estimate; false where its φ is not stationary: the series then grows faster than this model can.</summary>
    private static bool StartFrom(ArmaProblem problem, in ArimaOrder order, scoped Span<double> free)
    {
        free.Clear();
        if (ConditionalSquares.Count(problem, order) < order.Coefficients + 2) return true;
        QuasiNewton.Minimise(new ConditionalSquares(problem, order), free, SearchTolerance);
        if (!ArmaPolynomials.IsOutside(free[..order.Ar], -1, 1)) return false;
        ArmaPolynomials.MakeInvertible(order, free);
        ArmaPolynomials.ToFree(order, free, free);
        return true;
    }

    /// <summary>Zero, then persistence with and without a counterweight: likelihoods of mixed models have several peaks.</summary>
    private static void FurtherStart(in ArimaOrder order, int attempt, scoped Span<double> free)
    {
        free.Clear();
        if (attempt == 0) return;
        if (order.Ar > 0) free[0] = attempt == 1 ? 1.2 : -0.5;
        if (order.Ma > 0) free[order.Ar] = attempt == 1 ? -0.5 : 0.5;
        if (order.SeasonalAr > 0) free[order.Ar + order.Ma] = attempt == 1 ? 0.5 : -0.5;
        if (order.SeasonalMa > 0) free[order.Ar + order.Ma + order.SeasonalAr] = -0.5;
    }

    private static double CriterionOf(ArmaProblem problem, in ArimaOrder order, double[] coefficients, double value)
    {
        var n = problem.Series.Length;
        var parameters = order.Coefficients + (order.HasConstant ? 1 : 0) + 1;
        if (n - parameters - 1 <= 0 || !double.IsFinite(value) || !ArmaPolynomials.HasSafeRoots(order, coefficients))
            return double.PositiveInfinity;
        return (2 * n * value) + (2.0 * parameters * n / (n - parameters - 1));
    }
}
