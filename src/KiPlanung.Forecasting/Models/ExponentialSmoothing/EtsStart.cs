namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Startwerte“ — where the search for level, trend and seasons begins.</summary>
/// <remarks>Hyndman, Koehler, Ord &amp; Snyder 2008, ch. 2.6.1: seasons from a decomposition by moving averages, with fewer than three
/// cycles
/// from one harmonic wave around a line; level and trend from the straight line through the first values without season.</remarks>
internal readonly ref struct EtsStart
{
    private const int LeastLineLength = 10;
    private const double LeastFactor = 0.01;

    /// <summary>The start for one kind of season.</summary>
    /// <param name="adjusted">Room for the whole series.</param>
    /// <param name="season">One cycle, filled; empty without season.</param>
    public EtsStart(ReadOnlySpan<double> series, EtsComponent kind, Span<double> season, Span<double> adjusted)
    {
        Season = season;
        series.CopyTo(adjusted);
        if (kind != EtsComponent.None)
        {
            Seasons(series, kind, season);
            for (var t = 0; t < series.Length; t++)
            {
                var factor = season[t % season.Length];
                adjusted[t] = kind == EtsComponent.Additive ? series[t] - factor : series[t] / Math.Max(factor, LeastFactor);
            }
        }

        var first = adjusted[..Math.Min(series.Length, Math.Max(LeastLineLength, 2 * season.Length))];
        foreach (var value in first) Mean += value / first.Length;
        Slope = Theta.Slope(first);
        Intercept = Mean - (Slope * (first.Length + 1) / 2);
        Spread = SpreadOf(adjusted);
    }

    /// <summary>First cycle, from the first value on.</summary>
    public ReadOnlySpan<double> Season { get; }

    /// <summary>Level of a form without trend.</summary>
    public double Mean { get; }

    /// <summary>Level of a form with a trend, one step before the first value.</summary>
    public double Intercept { get; }

    public double Slope { get; }

    /// <summary>Mean absolute step without season: the size of what is to be explained.</summary>
    public double Spread { get; }

    private static double SpreadOf(ReadOnlySpan<double> adjusted)
    {
        var sum = 0.0;
        for (var t = 1; t < adjusted.Length; t++) sum += Math.Abs(adjusted[t] - adjusted[t - 1]);
        return sum / (adjusted.Length - 1);
    }

    private static void Seasons(ReadOnlySpan<double> series, EtsComponent kind, Span<double> season)
    {
        if (series.Length < 3 * season.Length) Wave(series, kind, season);
        else Decompose(series, kind, season);
        if (kind == EtsComponent.Additive)
        {
            var mean = Average(season);
            foreach (ref var value in season) value -= mean;
            return;
        }

        foreach (ref var value in season) value = Math.Max(value, LeastFactor);
        var factor = Average(season);
        foreach (ref var value in season) value /= factor;
    }

    /// <summary>Averages, season by season, of what is left of the series beside its centred moving average.</summary>
    private static void Decompose(ReadOnlySpan<double> series, EtsComponent kind, Span<double> season)
    {
        var cycle = season.Length;
        var half = cycle / 2;
        Span<int> counts = stackalloc int[cycle];
        season.Clear();
        counts.Clear();
        for (var t = half; t < series.Length - half; t++)
        {
            var trend = 0.0;
            for (var i = t - half; i <= t + half; i++) trend += series[i];
            if (cycle % 2 == 0) trend -= 0.5 * (series[t - half] + series[t + half]);
            trend /= cycle;
            season[t % cycle] += kind == EtsComponent.Additive ? series[t] - trend : series[t] / trend;
            counts[t % cycle]++;
        }

        for (var s = 0; s < cycle; s++) season[s] /= counts[s];
    }

    /// <summary>Least squares of 1, t, cos and sin of the first harmonic; for a cycle of two the cosine alone.</summary>
    private static void Wave(ReadOnlySpan<double> series, EtsComponent kind, Span<double> season)
    {
        var terms = season.Length == 2 ? 3 : 4;
        Span<double> normal = stackalloc double[terms * (terms + 1)];
        Span<double> row = stackalloc double[5];
        normal.Clear();
        for (var t = 0; t < series.Length; t++)
        {
            Regressors(t, season.Length, row);
            row[terms] = series[t];
            for (var i = 0; i < terms; i++)
            {
                for (var j = 0; j <= terms; j++) normal[(i * (terms + 1)) + j] += row[i] * row[j];
            }
        }

        Solve(normal, terms);
        season.Clear();
        Span<int> counts = stackalloc int[season.Length];
        counts.Clear();
        for (var t = 0; t < series.Length; t++)
        {
            Regressors(t, season.Length, row);
            var line = normal[terms] + (normal[terms + 1 + terms] * row[1]);
            var wave = 0.0;
            for (var i = 2; i < terms; i++) wave += normal[(i * (terms + 1)) + terms] * row[i];
            season[t % season.Length] += kind == EtsComponent.Additive ? wave : (line + wave) / line;
            counts[t % season.Length]++;
        }

        for (var s = 0; s < season.Length; s++) season[s] /= Math.Max(counts[s], 1);
    }

    private static void Regressors(int t, int cycle, Span<double> row)
    {
        var angle = 2 * Math.PI * (t + 1) / cycle;
        (row[0], row[1], row[2], row[3]) = (1, t + 1, Math.Cos(angle), Math.Sin(angle));
    }

    /// <summary>Gauss–Jordan on a small positive definite system; the solution replaces the last column.</summary>
    private static void Solve(Span<double> normal, int terms)
    {
        var width = terms + 1;
        for (var pivot = 0; pivot < terms; pivot++)
        {
            var diagonal = normal[(pivot * width) + pivot];
            for (var j = pivot; j < width; j++) normal[(pivot * width) + j] /= diagonal;
            for (var i = 0; i < terms; i++)
            {
                if (i == pivot) continue;
                var factor = normal[(i * width) + pivot];
                for (var j = pivot; j < width; j++) normal[(i * width) + j] -= factor * normal[(pivot * width) + j];
            }
        }
    }

    private static double Average(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
