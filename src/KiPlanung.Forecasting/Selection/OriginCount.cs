namespace KiPlanung.Forecasting.Selection;

/// <summary>How many origins a backtest uses: many where a series stands alone, fewer where the series of a file stand for each
/// other.</summary>
internal static class OriginCount
{
    /// <summary>From here on two origins of each series give as many errors as the usual ones of the kind count for.</summary>
    private const int ManySeries = 20;

    public static int Of(ForecastOptions options, int series) => (options.Profile, options.Season, series >= ManySeries) switch
    {
        (ForecastProfile.Administrative, 1, _) => 5,
        (_, 1, _) => 6,
        (_, _, true) => 2,
        (_, _, false) => 4,
    };
}
