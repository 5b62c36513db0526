namespace KiPlanung.Forecasting.Numerics;

/// <summary>„Monotone Ausgleichung“ — the non-decreasing numbers nearest to given ones.</summary>
internal static class Isotonic
{
    /// <summary>Pools neighbours that fall until none do (Ayer et al. 1955, Annals of Mathematical Statistics 26).</summary>
    public static void Fit(Span<double> values)
    {
        Span<double> means = stackalloc double[values.Length];
        Span<int> sizes = stackalloc int[values.Length];
        var blocks = 0;
        foreach (var value in values)
        {
            var (mean, size) = (value, 1);
            while (blocks > 0 && means[blocks - 1] > mean)
            {
                blocks--;
                mean = ((means[blocks] * sizes[blocks]) + (mean * size)) / (sizes[blocks] + size);
                size += sizes[blocks];
            }

            (means[blocks], sizes[blocks]) = (mean, size);
            blocks++;
        }

        var at = 0;
        for (var b = 0; b < blocks; b++)
        {
            values.Slice(at, sizes[b]).Fill(means[b]);
            at += sizes[b];
        }
    }
}
