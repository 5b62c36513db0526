namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>The polynomials of an ARMA model: multiplied out, checked for roots, and mapped to unbounded parameters.</summary>
internal static class ArmaPolynomials
{
    /// <summary>Lowest modulus of a root that counts as safely outside the unit circle (Hyndman &amp; Khandakar 2008,
    /// section 3.2).</summary>
    private const double LeastRoot = 1.01;

    private const double LargestStart = 0.99;

    /// <summary>Multiplies the seasonal and the plain factors out.</summary>
    /// <param name="coefficients">φ, θ, Φ, Θ.</param>
    /// <param name="phi">Receives φ<sub>1</sub>, φ<sub>2</sub>, …; what is not used becomes zero.</param>
    /// <param name="theta">Receives θ<sub>1</sub>, θ<sub>2</sub>, ….</param>
    public static void Expand(
        in ArimaOrder order, scoped ReadOnlySpan<double> coefficients, scoped Span<double> phi, scoped Span<double> theta)
    {
        var seasonal = order.Ar + order.Ma;
        Multiply(coefficients[..order.Ar], coefficients.Slice(seasonal, order.SeasonalAr), order.Season, -1, phi);
        Multiply(coefficients[order.Ar..seasonal], coefficients[(seasonal + order.SeasonalAr)..], order.Season, 1, theta);
    }

    private static void Multiply(
        scoped ReadOnlySpan<double> plain, scoped ReadOnlySpan<double> seasonal, int season, double sign, scoped Span<double> product)
    {
        product.Clear();
        plain.CopyTo(product);
        for (var j = 0; j < seasonal.Length; j++)
        {
            var lag = ((j + 1) * season) - 1;
            product[lag] += seasonal[j];
            for (var i = 0; i < plain.Length; i++) product[lag + i + 1] += sign * plain[i] * seasonal[j];
        }
    }

    /// <summary>Turns unbounded parameters into coefficients with stationary φ and Φ; θ and Θ stay as they are.</summary>
    /// <remarks>Jones 1980, Technometrics 22(3): tanh gives partial autocorrelations, Durbin–Levinson the coefficients.</remarks>
    public static void ToCoefficients(in ArimaOrder order, scoped ReadOnlySpan<double> free, scoped Span<double> coefficients)
    {
        free.CopyTo(coefficients);
        FromPartial(coefficients[..order.Ar]);
        FromPartial(coefficients.Slice(order.Ar + order.Ma, order.SeasonalAr));
    }

    private static void FromPartial(scoped Span<double> part)
    {
        for (var n = 0; n < part.Length; n++)
        {
            var last = part[n] = Math.Tanh(part[n]);
            for (int i = 0, j = n - 1; i <= j; i++, j--) (part[i], part[j]) = (part[i] - (last * part[j]), part[j] - (last * part[i]));
        }
    }

    /// <summary>The inverse of <see cref="ToCoefficients"/>; partial autocorrelations at or beyond the border are drawn inside.</summary>
    public static void ToFree(in ArimaOrder order, scoped ReadOnlySpan<double> coefficients, scoped Span<double> free)
    {
        coefficients.CopyTo(free);
        ToPartial(free[..order.Ar]);
        ToPartial(free.Slice(order.Ar + order.Ma, order.SeasonalAr));
    }

    private static void ToPartial(scoped Span<double> part)
    {
        for (var n = part.Length - 1; n >= 0; n--)
        {
            var last = Math.Clamp(part[n], -LargestStart, LargestStart);
            var rest = 1 - (last * last);
            for (int i = 0, j = n - 1; i <= j; i++, j--)
                (part[i], part[j]) = ((part[i] + (last * part[j])) / rest, (part[j] + (last * part[i])) / rest);
            part[n] = Math.Atanh(last);
        }
    }

    /// <summary>Whether all roots of all four factors are safely outside the unit circle.</summary>
    public static bool HasSafeRoots(in ArimaOrder order, ReadOnlySpan<double> coefficients)
    {
        var seasonal = order.Ar + order.Ma;
        var seasonalRoot = Math.Pow(LeastRoot, order.Season);
        return IsOutside(coefficients[..order.Ar], -1, LeastRoot) && IsOutside(coefficients[order.Ar..seasonal], 1, LeastRoot)
            && IsOutside(coefficients.Slice(seasonal, order.SeasonalAr), -1, seasonalRoot)
            && IsOutside(coefficients[(seasonal + order.SeasonalAr)..], 1, seasonalRoot);
    }

    /// <summary>Schur–Cohn test by stepping down: all roots of 1 + sign·Σc<sub>j</sub>z<sup>j</sup> exceed the modulus.</summary>
    internal static bool IsOutside(scoped ReadOnlySpan<double> factor, double sign, double modulus)
    {
        Span<double> scaled = stackalloc double[factor.Length];
        var power = sign;
        for (var i = 0; i < factor.Length; i++) scaled[i] = factor[i] * (power *= modulus);
        for (var n = factor.Length - 1; n >= 0; n--)
        {
            var last = scaled[n];
            if (!(Math.Abs(last) < 1)) return false;
            var rest = 1 - (last * last);
            for (int i = 0, j = n - 1; i <= j; i++, j--)
                (scaled[i], scaled[j]) = ((scaled[i] - (last * scaled[j])) / rest, (scaled[j] - (last * scaled[i])) / rest);
        }

        return true;
    }

    /// <summary>Replaces θ and Θ by the invertible factors with the same autocorrelations.</summary>
    public static void MakeInvertible(in ArimaOrder order, scoped Span<double> coefficients)
    {
        var seasonal = order.Ar + order.Ma;
        Invert(coefficients[order.Ar..seasonal]);
        Invert(coefficients[(seasonal + order.SeasonalAr)..]);
    }

    /// <summary>Bauer's spectral factorisation: the rows of the Cholesky factor of the banded autocovariance matrix converge.</summary>
    private static void Invert(scoped Span<double> factor)
    {
        const int mostRows = 2000;
        var q = factor.Length;
        if (IsOutside(factor, 1, 1)) return;
        Span<double> covariances = stackalloc double[q + 1];
        for (var k = 0; k <= q; k++)
        {
            covariances[k] = k == 0 ? 1 : factor[k - 1];
            for (var j = 0; j + k < q; j++) covariances[k] += factor[j] * factor[j + k];
        }

        // Innovations algorithm (Brockwell & Davis 1991, section 5.3): row[j] is the weight of the innovation j steps back.
        Span<double> rows = stackalloc double[(q + 1) * (q + 1)];
        Span<double> variances = stackalloc double[q + 1];
        for (var n = 0; n < mostRows; n++)
        {
            var row = rows.Slice(n % (q + 1) * (q + 1), q + 1);
            for (var lag = Math.Min(q, n); lag >= 1; lag--)
            {
                var sum = covariances[lag];
                var earlier = rows.Slice((n - lag) % (q + 1) * (q + 1), q + 1);
                for (var j = lag + 1; j <= Math.Min(q, n); j++) sum -= row[j] * earlier[j - lag] * variances[(n - j) % (q + 1)];
                row[lag] = sum / variances[(n - lag) % (q + 1)];
            }

            var variance = covariances[0];
            for (var j = 1; j <= Math.Min(q, n); j++) variance -= row[j] * row[j] * variances[(n - j) % (q + 1)];
            variances[n % (q + 1)] = Math.Max(variance, double.Epsilon);
        }

        rows.Slice((mostRows - 1) % (q + 1) * (q + 1), q + 1)[1..].CopyTo(factor);
    }
}
