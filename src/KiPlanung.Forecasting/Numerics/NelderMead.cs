namespace KiPlanung.Forecasting.Numerics;

/// <summary>A function to be minimised.</summary>
internal interface IObjective
{
    double At(scoped ReadOnlySpan<double> point);
}

/// <summary>Minimises without derivatives inside a box of few dimensions; points outside are put on its border.</summary>
/// <remarks>Nelder &amp; Mead 1965, The Computer Journal 7(4), with the standard coefficients 1, 2, ½, ½. No allocation.</remarks>
internal static class NelderMead
{
    /// <param name="point">The start; holds the minimum afterwards.</param>
    /// <param name="tolerance">Relative spread of the values in the simplex at which the search ends.</param>
    /// <returns>The value at the minimum.</returns>
    public static double Minimise<TObjective>(
        TObjective objective, scoped Span<double> point, scoped ReadOnlySpan<double> low, scoped ReadOnlySpan<double> high,
        int maxEvaluations = 400, double tolerance = 1e-8)
        where TObjective : struct, IObjective, allows ref struct
    {
        var n = point.Length;
        Span<double> simplex = stackalloc double[(n + 1) * n];
        Span<double> values = stackalloc double[n + 1];
        BuildSimplex(objective, point, low, high, simplex, values);
        for (var evaluations = n + 1; evaluations < maxEvaluations;)
        {
            Sort(simplex, values, n);
            if (values[n] - values[0] <= tolerance * (Math.Abs(values[0]) + double.Epsilon)) break;
            evaluations += Step(objective, simplex, values, low, high);
        }

        Sort(simplex, values, n);
        simplex[..n].CopyTo(point);
        return values[0];
    }

    /// <summary>One move of the worst vertex; returns the evaluations it took.</summary>
    private static int Step<TObjective>(
        TObjective objective, scoped Span<double> simplex, scoped Span<double> values, scoped ReadOnlySpan<double> low,
        scoped ReadOnlySpan<double> high)
        where TObjective : struct, IObjective, allows ref struct
    {
        var n = low.Length;
        Span<double> centre = stackalloc double[n];
        Span<double> trial = stackalloc double[n];
        Span<double> second = stackalloc double[n];
        Centre(simplex, centre);
        var worst = simplex.Slice(n * n, n);
        var reflected = Try(objective, centre, worst, -1, low, high, trial);
        if (reflected < values[0])
        {
            var expanded = Try(objective, centre, worst, -2, low, high, second);
            if (expanded < reflected) Replace(worst, values, second, expanded);
            else Replace(worst, values, trial, reflected);
            return 2;
        }

        if (reflected < values[n - 1])
        {
            Replace(worst, values, trial, reflected);
            return 1;
        }

        var contracted = Try(objective, centre, worst, reflected < values[n] ? -0.5 : 0.5, low, high, second);
        if (contracted >= Math.Min(reflected, values[n])) return 2 + Shrink(objective, simplex, values, n);
        Replace(worst, values, second, contracted);
        return 2;
    }

    private static void BuildSimplex<TObjective>(
        TObjective objective, scoped ReadOnlySpan<double> start, scoped ReadOnlySpan<double> low, scoped ReadOnlySpan<double> high,
        scoped Span<double> simplex, scoped Span<double> values)
        where TObjective : struct, IObjective, allows ref struct
    {
        var n = start.Length;
        for (var i = 0; i <= n; i++)
        {
            var vertex = simplex.Slice(i * n, n);
            start.CopyTo(vertex);
            if (i > 0)
            {
                var step = 0.25 * (high[i - 1] - low[i - 1]);
                vertex[i - 1] += vertex[i - 1] + step <= high[i - 1] ? step : -step;
            }

            values[i] = objective.At(vertex);
        }
    }

    private static void Sort(scoped Span<double> simplex, scoped Span<double> values, int n)
    {
        for (var i = 1; i <= n; i++)
        {
            for (var j = i; j > 0 && values[j] < values[j - 1]; j--)
            {
                (values[j], values[j - 1]) = (values[j - 1], values[j]);
                for (var k = 0; k < n; k++)
                    (simplex[(j * n) + k], simplex[((j - 1) * n) + k]) = (simplex[((j - 1) * n) + k], simplex[(j * n) + k]);
            }
        }
    }

    private static void Centre(scoped ReadOnlySpan<double> simplex, scoped Span<double> centre)
    {
        var n = centre.Length;
        for (var k = 0; k < n; k++)
        {
            centre[k] = 0;
            for (var i = 0; i < n; i++) centre[k] += simplex[(i * n) + k] / n;
        }
    }

    private static double Try<TObjective>(
        TObjective objective, scoped ReadOnlySpan<double> centre, scoped ReadOnlySpan<double> worst, double factor,
        scoped ReadOnlySpan<double> low, scoped ReadOnlySpan<double> high, scoped Span<double> trial)
        where TObjective : struct, IObjective, allows ref struct
    {
        for (var k = 0; k < trial.Length; k++)
            trial[k] = Math.Clamp(centre[k] + (factor * (worst[k] - centre[k])), low[k], high[k]);
        return objective.At(trial);
    }

    private static void Replace(scoped Span<double> worst, scoped Span<double> values, scoped ReadOnlySpan<double> trial, double value)
    {
        trial.CopyTo(worst);
        values[^1] = value;
    }

    private static int Shrink<TObjective>(TObjective objective, scoped Span<double> simplex, scoped Span<double> values, int n)
        where TObjective : struct, IObjective, allows ref struct
    {
        for (var i = 1; i <= n; i++)
        {
            var vertex = simplex.Slice(i * n, n);
            for (var k = 0; k < n; k++) vertex[k] = 0.5 * (vertex[k] + simplex[k]);
            values[i] = objective.At(vertex);
        }

        return n;
    }
}
