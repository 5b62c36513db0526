namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>How many differences make a series stationary.</summary>
internal static class Stationarity
{
    /// <summary>5 % point of the statistic for a level (Kwiatkowski et al. 1992, table 1).</summary>
    private const double Critical = 0.463;

    private const int MostDifferences = 2;

    /// <summary>Least share of the seasonal component that asks for a seasonal difference (Wang, Smith &amp; Hyndman 2006; the value from
    /// Hyndman &amp; Athanasopoulos 2021, section 9.1).</summary>
    private const double StrongSeason = 0.64;

    /// <summary>d: differences until the KPSS test no longer rejects stationarity around a level; at most 2.</summary>
    public static int Differences(ReadOnlySpan<double> values, double size)
    {
        var current = values.ToArray();
        var d = 0;
        while (d < MostDifferences && !Differencing.IsConstant(current, size) && Kpss(current) > Critical)
        {
            d++;
            current = Differencing.Difference(current, 1);
        }

        return d;
    }

    /// <summary>D: 1 where the season explains much of what the trend leaves over.</summary>
    public static int SeasonalDifferences(ReadOnlySpan<double> values, int season) =>
        season > 1 && values.Length > 2 * season && SeasonalStrength(values, season) > StrongSeason ? 1 : 0;

    /// <summary>The KPSS statistic for a level, Bartlett weights up to lag ⌊3√n/13⌋.</summary>
    /// <remarks>Kwiatkowski, Phillips, Schmidt &amp; Shin 1992, Journal of Econometrics 54, equations 10–13.</remarks>
    public static double Kpss(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        double mean = 0, scale = 0;
        foreach (var value in values) mean += value / n;
        foreach (var value in values) scale = Math.Max(scale, Math.Abs(value - mean));
        if (scale == 0) return 0;
        var lags = (int)(3 * Math.Sqrt(n) / 13);
        double sum = 0, partial = 0, variance = 0;
        for (var t = 0; t < n; t++)
        {
            sum += (values[t] - mean) / scale;
            partial += sum * sum;
            for (var lag = 0; lag <= Math.Min(lags, t); lag++)
            {
                var weight = lag == 0 ? 1 : 2 * (1 - (lag / (lags + 1.0)));
                variance += weight * ((values[t] - mean) / scale) * ((values[t - lag] - mean) / scale);
            }
        }

        return variance > 0 ? partial / (n * variance) : 0;
    }

    /// <summary>1 − Var(remainder)/Var(season + remainder), 0 to 1, after a decomposition by loess.</summary>
    public static double SeasonalStrength(ReadOnlySpan<double> values, int season)
    {
        var (trend, seasonal) = SeasonalTrend.Decompose(values, season);
        var remainder = new double[values.Length];
        var detrended = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
        {
            detrended[t] = values[t] - trend[t];
            remainder[t] = detrended[t] - seasonal[t];
        }

        var total = Variance(detrended);
        return total > 0 ? Math.Clamp(1 - (Variance(remainder) / total), 0, 1) : 0;
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (var value in values) mean += value / values.Length;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return squares;
    }
}
