namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Glättungsparameter“ — α for the level, β for the trend, γ for the season, φ for its fading.</summary>
/// <remarks>Parametrisation of Hyndman, Koehler, Ord &amp; Snyder 2008, table 2.1. A form without a part has 0 there, and φ = 1 unless
/// damped.</remarks>
public readonly record struct EtsWeights(double Alpha, double Beta = 0, double Gamma = 0, double Phi = 1)
{
    internal const double Least = 1e-4;
    internal const double Most = 0.9999;
    internal const double LeastPhi = 0.8;
    internal const double MostPhi = 0.98;

    /// <summary>Stable for a seasonal form: every root of the characteristic polynomial of the discounting matrix lies in the unit
    /// circle.</summary>
    /// <remarks>Hyndman et al. 2008, ch. 10, with the recursion of Schur and Cohn. Without a trend the polynomial has the root 1, which is
    /// divided out. Forms without a season need no test: the usual region lies inside the admissible one.</remarks>
    internal bool IsAdmissible(int season, bool hasTrend)
    {
        Span<double> a = stackalloc double[season + 2];
        var degree = season + (hasTrend ? 1 : 0);
        var middle = hasTrend ? Alpha + Beta - (Alpha * Phi) : Alpha;
        a[..degree].Fill(middle);
        a[degree] = 1;
        if (hasTrend)
        {
            a[0] = Phi * (1 - Alpha - Gamma);
            a[1] += Gamma - 1;
            a[season] = Alpha + Beta - Phi;
        }
        else
        {
            a[0] = Alpha + Gamma - 1;
        }

        return RootsAreInside(a[..(degree + 1)]);
    }

    private static bool RootsAreInside(Span<double> a)
    {
        for (var degree = a.Length - 1; degree > 0; degree--)
        {
            var ratio = a[0] / a[degree];
            if (!(Math.Abs(ratio) < 1)) return false;
            for (int low = 0, high = degree; low < high; low++, high--)
            {
                var (first, last) = (a[low], a[high]);
                a[high] = last - (ratio * first);
                a[low] = first - (ratio * last);
            }

            if (degree % 2 == 0) a[degree / 2] *= 1 - ratio;
            a[1..(degree + 1)].CopyTo(a);
        }

        return true;
    }
}
