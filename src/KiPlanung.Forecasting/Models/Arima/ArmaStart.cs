namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>What the Kalman filter of a stationary ARMA process starts with: the variance of the process and the first gain.</summary>
/// <remarks>The variance comes from the polynomial equation φ(z)x(1/z) + φ(1/z)x(z) = θ(z)θ(1/z), solved by stepping φ down to degree 0
/// and x up again in O(r²) (Demeure &amp; Mullis 1989, IEEE Trans. ASSP 37(8); Wilson 1979). With γ<sub>0</sub> = 2x<sub>0</sub> the
/// gain T·P·Z′ of the first step is x<sub>i</sub> + φ<sub>i</sub>x<sub>0</sub>, so the state's covariance matrix is never needed.</remarks>
internal static class ArmaStart
{
    /// <param name="phi">φ<sub>1</sub> … φ<sub>p</sub>.</param>
    /// <param name="theta">θ<sub>1</sub> … θ<sub>q</sub>.</param>
    /// <param name="gain">Receives the gain, zero beyond max(p, q).</param>
    /// <param name="scratch">At least 3·(max(p, q) + 1) numbers.</param>
    /// <returns>Variance of the process for innovations of variance 1; NaN when φ is not stationary.</returns>
    public static double Solve(
        scoped ReadOnlySpan<double> phi, scoped ReadOnlySpan<double> theta, scoped Span<double> gain, scoped Span<double> scratch)
    {
        var (p, degree) = (phi.Length, Math.Max(phi.Length, theta.Length));
        var a = scratch[..(degree + 1)];
        var reflections = scratch.Slice(degree + 1, degree + 1);
        var x = scratch.Slice(2 * (degree + 1), degree + 1);
        a[0] = 1;
        for (var i = 1; i <= p; i++) a[i] = -phi[i - 1];
        Correlate(theta, x);
        if (!StepDown(a, reflections, x, p)) return double.NaN;
        StepUp(reflections, x, p);
        gain.Clear();
        for (var i = 1; i <= degree; i++) gain[i - 1] = x[i] + (i <= p ? phi[i - 1] * x[0] : 0);
        return 2 * x[0];
    }

    private static void Correlate(scoped ReadOnlySpan<double> theta, scoped Span<double> covariances)
    {
        covariances.Clear();
        covariances[0] = 1;
        for (var i = 0; i < theta.Length; i++)
        {
            var weight = theta[i];
            if (weight == 0) continue;
            covariances[i + 1] += weight;
            for (var j = 0; j <= i; j++) covariances[i - j] += weight * theta[j];
        }
    }

    private static bool StepDown(scoped Span<double> a, scoped Span<double> reflections, scoped Span<double> x, int p)
    {
        for (var n = x.Length - 1; n >= 1; n--)
        {
            if (n <= p)
            {
                var last = reflections[n] = a[n];
                if (!(Math.Abs(last) < 1)) return false;
                Reflect(a[1..n], last);
            }

            var top = x[n];
            if (top == 0) continue;
            for (var j = Math.Min(p, n - 1); j >= 1; j--) x[n - j] -= top * a[j];
        }

        return true;
    }

    private static void StepUp(scoped ReadOnlySpan<double> reflections, scoped Span<double> x, int p)
    {
        x[0] *= 0.5;
        for (var n = 1; n <= p; n++)
        {
            if (reflections[n] != 0) Reflect(x[..(n + 1)], reflections[n]);
        }
    }

    /// <summary>u<sub>i</sub> ← (u<sub>i</sub> − k·u<sub>n−i</sub>)/(1 − k²).</summary>
    private static void Reflect(scoped Span<double> values, double k)
    {
        var factor = 1 / ((1 - k) * (1 + k));
        for (int i = 0, j = values.Length - 1; i <= j; i++, j--)
            (values[i], values[j]) = ((values[i] - (k * values[j])) * factor, (values[j] - (k * values[i])) * factor);
    }
}
