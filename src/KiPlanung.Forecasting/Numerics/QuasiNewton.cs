namespace KiPlanung.Forecasting.Numerics;

/// <summary>Minimises a smooth function of few unbounded variables; the gradient is taken by forward differences.</summary>
/// <remarks>BFGS with backtracking: Nocedal &amp; Wright 2006, Numerical Optimization, algorithm 6.1. Meant for functions of unit scale
/// such as a likelihood per observation. No allocation.</remarks>
internal static class QuasiNewton
{
    private const double Difference = 1e-6;
    private const double LongestStep = 1;
    private const double SufficientDecrease = 1e-4;
    private const int MaxHalvings = 24;

    /// <param name="point">The start, where the function must be finite; holds the minimum afterwards.</param>
    /// <param name="tolerance">Expected decrease (half the squared Newton decrement) at which the search ends.</param>
    /// <returns>The value at the minimum.</returns>
    public static double Minimise<TObjective>(
        TObjective objective, scoped Span<double> point, double tolerance = 1e-9, int maxIterations = 100)
        where TObjective : struct, IObjective, allows ref struct
    {
        var n = point.Length;
        var value = objective.At(point);
        if (n == 0 || !double.IsFinite(value)) return value;
        Span<double> inverse = stackalloc double[n * n];
        Span<double> gradient = stackalloc double[n];
        Span<double> direction = stackalloc double[n];
        Span<double> change = stackalloc double[n];
        Identity(inverse, n);
        Gradient(objective, point, value, gradient);
        var fresh = true;
        for (var iteration = 0; iteration < maxIterations; iteration++)
        {
            var slope = Descend(inverse, gradient, direction);
            if (slope >= -tolerance && fresh) break;
            if (slope >= -tolerance || !Search(objective, point, ref value, direction, slope))
            {
                if (fresh) break;
                Identity(inverse, n);
                fresh = true;
                if (slope >= -tolerance) break;
                continue;
            }

            gradient.CopyTo(change);
            Gradient(objective, point, value, gradient);
            for (var i = 0; i < n; i++) change[i] = gradient[i] - change[i];
            fresh = !Update(inverse, direction, change) && fresh;
        }

        return value;
    }

    /// <summary>Direction −Hg and its slope; steepest descent where H has lost its sign.</summary>
    private static double Descend(scoped Span<double> inverse, scoped ReadOnlySpan<double> gradient, scoped Span<double> direction)
    {
        var n = gradient.Length;
        double slope = 0;
        for (var i = 0; i < n; i++)
        {
            double sum = 0;
            for (var j = 0; j < n; j++) sum -= inverse[(i * n) + j] * gradient[j];
            direction[i] = sum;
            slope += sum * gradient[i];
        }

        if (slope <= 0) return slope;
        Identity(inverse, n);
        slope = 0;
        for (var i = 0; i < n; i++)
        {
            direction[i] = -gradient[i];
            slope -= gradient[i] * gradient[i];
        }

        return slope;
    }

    /// <summary>Walks along the direction, which holds the step taken afterwards; false where no step is an improvement.</summary>
    private static bool Search<TObjective>(
        TObjective objective, scoped Span<double> point, ref double value, scoped Span<double> direction, double slope)
        where TObjective : struct, IObjective, allows ref struct
    {
        var n = point.Length;
        Span<double> trial = stackalloc double[n];
        double longest = 0;
        foreach (var part in direction) longest = Math.Max(longest, Math.Abs(part));
        var step = longest > LongestStep ? LongestStep / longest : 1;
        for (var halving = 0; halving < MaxHalvings; halving++)
        {
            for (var i = 0; i < n; i++) trial[i] = point[i] + (step * direction[i]);
            var reached = objective.At(trial);
            if (reached <= value + (SufficientDecrease * step * slope))
            {
                trial.CopyTo(point);
                for (var i = 0; i < n; i++) direction[i] *= step;
                value = reached;
                return true;
            }

            // The minimum of the parabola through both values and the slope, kept within a tenth and a half.
            var curvature = (reached - value - (step * slope)) / (step * step);
            var least = double.IsFinite(curvature) ? -slope / (2 * curvature) : 0;
            step = Math.Clamp(least, 0.1 * step, 0.5 * step);
        }

        return false;
    }

    private static bool Update(scoped Span<double> inverse, scoped ReadOnlySpan<double> step, scoped ReadOnlySpan<double> change)
    {
        var n = step.Length;
        Span<double> image = stackalloc double[n];
        double product = 0, quadratic = 0;
        for (var i = 0; i < n; i++)
        {
            product += step[i] * change[i];
            image[i] = 0;
            for (var j = 0; j < n; j++) image[i] += inverse[(i * n) + j] * change[j];
            quadratic += image[i] * change[i];
        }

        if (!(product > 1e-14)) return false;
        var factor = (1 + (quadratic / product)) / product;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                inverse[(i * n) + j] += (factor * step[i] * step[j]) - (((image[i] * step[j]) + (step[i] * image[j])) / product);
        }

        return true;
    }

    private static void Gradient<TObjective>(TObjective objective, scoped Span<double> point, double value, scoped Span<double> gradient)
        where TObjective : struct, IObjective, allows ref struct
    {
        for (var i = 0; i < point.Length; i++)
        {
            var kept = point[i];
            point[i] = kept + Difference;
            var slope = (objective.At(point) - value) / Difference;
            if (!double.IsFinite(slope))
            {
                point[i] = kept - Difference;
                slope = (value - objective.At(point)) / Difference;
            }

            point[i] = kept;
            gradient[i] = double.IsFinite(slope) ? slope : 0;
        }
    }

    private static void Identity(scoped Span<double> matrix, int n)
    {
        matrix.Clear();
        for (var i = 0; i < n; i++) matrix[(i * n) + i] = 1;
    }
}
