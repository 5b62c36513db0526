namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>Seasonal-trend decomposition by loess without robustness iterations.</summary>
/// <remarks>Cleveland, Cleveland, McRae &amp; Terpenning 1990, Journal of Official Statistics 6(1): two inner loops, seasonal window 11 of
/// degree 0, trend and low-pass windows of degree 1 as the paper's section 3 recommends; loess is evaluated at every tenth of its window
/// and interpolated between.</remarks>
internal static class SeasonalTrend
{
    private const int SeasonalWindow = 11;
    private const int InnerLoops = 2;

    /// <param name="season">At least 2; the series is longer than two seasons.</param>
    public static (double[] Trend, double[] Seasonal) Decompose(ReadOnlySpan<double> values, int season)
    {
        var n = values.Length;
        var (trend, seasonal, work) = (new double[n], new double[n], new double[n]);
        var trendWindow = NextOdd((int)Math.Ceiling(1.5 * season / (1 - (1.5 / SeasonalWindow))));
        for (var loop = 0; loop < InnerLoops; loop++)
        {
            for (var t = 0; t < n; t++) work[t] = values[t] - trend[t];
            var cycle = SmoothSubseries(work, season);
            var low = Average(Average(Average(cycle, season), season), 3);
            var smooth = new double[n];
            Smooth(low, smooth, NextOdd(season), 1);
            for (var t = 0; t < n; t++)
            {
                seasonal[t] = cycle[season + t] - smooth[t];
                work[t] = values[t] - seasonal[t];
            }

            Smooth(work, trend, trendWindow, 1);
        }

        return (trend, seasonal);
    }

    private static int NextOdd(int window) => window % 2 == 0 ? window + 1 : window;

    /// <summary>Each season's values smoothed and continued by one cycle at both ends.</summary>
    private static double[] SmoothSubseries(ReadOnlySpan<double> values, int season)
    {
        var cycle = new double[values.Length + (2 * season)];
        for (var s = 0; s < season; s++)
        {
            var count = ((values.Length - s - 1) / season) + 1;
            var (part, smooth) = (new double[count], new double[count]);
            for (var i = 0; i < count; i++) part[i] = values[s + (i * season)];
            Smooth(part, smooth, SeasonalWindow, 0);
            for (var i = 0; i < count; i++) cycle[s + ((i + 1) * season)] = smooth[i];
            cycle[s] = Loess(part, -1, 0, Math.Min(SeasonalWindow, count) - 1, SeasonalWindow, 0) ?? smooth[0];
            cycle[s + ((count + 1) * season)] =
                Loess(part, count, Math.Max(0, count - SeasonalWindow), count - 1, SeasonalWindow, 0) ?? smooth[^1];
        }

        return cycle;
    }

    private static double[] Average(ReadOnlySpan<double> values, int length)
    {
        var means = new double[values.Length - length + 1];
        double sum = 0;
        for (var t = 0; t < values.Length; t++)
        {
            sum += values[t];
            if (t >= length) sum -= values[t - length];
            if (t >= length - 1) means[t - length + 1] = sum / length;
        }

        return means;
    }

    private static void Smooth(ReadOnlySpan<double> values, Span<double> smooth, int window, int degree)
    {
        var n = values.Length;
        if (n < 2)
        {
            values.CopyTo(smooth);
            return;
        }

        var jump = Math.Min((window + 9) / 10, n - 1);
        var last = 0;
        for (var t = 0; ; t = Math.Min(t + jump, n - 1))
        {
            var left = Math.Clamp(t - (window / 2), 0, Math.Max(n - window, 0));
            smooth[t] = Loess(values, t, left, Math.Min(left + window, n) - 1, window, degree) ?? values[t];
            for (var i = last + 1; i < t; i++) smooth[i] = smooth[last] + ((smooth[t] - smooth[last]) * (i - last) / (t - last));
            last = t;
            if (t == n - 1) break;
        }
    }

    /// <summary>The local fit at a place, tricube weights; null where no value has weight.</summary>
    private static double? Loess(ReadOnlySpan<double> values, int place, int left, int right, int window, int degree)
    {
        double reach = Math.Max(place - left, right - place);
        if (window > values.Length) reach += (window - values.Length) / 2;
        Span<double> weights = stackalloc double[right - left + 1];
        double sum = 0, centre = 0;
        for (var i = left; i <= right; i++)
        {
            var distance = Math.Abs(i - place) / Math.Max(reach, double.Epsilon);
            var cube = 1 - (distance * distance * distance);
            weights[i - left] = distance > 0.999 ? 0 : distance <= 0.001 ? 1 : cube * cube * cube;
            sum += weights[i - left];
            centre += weights[i - left] * i;
        }

        if (sum <= 0) return null;
        centre /= sum;
        double mean = 0, cross = 0, spread = 0;
        for (var i = left; i <= right; i++)
        {
            var weight = weights[i - left] / sum;
            mean += weight * values[i];
            cross += weight * (i - centre) * values[i];
            spread += weight * (i - centre) * (i - centre);
        }

        var isLinear = degree > 0 && Math.Sqrt(spread) > 0.001 * (values.Length - 1);
        return isLinear ? mean + (cross / spread * (place - centre)) : mean;
    }
}
