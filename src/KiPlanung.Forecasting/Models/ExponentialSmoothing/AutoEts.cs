namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Exponentielle Glättung“ — the form of error, trend and season with the least corrected Akaike criterion.</summary>
/// <remarks>Hyndman, Koehler, Snyder &amp; Grose 2002, IJF 18(3); Hyndman &amp; Khandakar 2008, JSS 27(3); forms and short histories as
/// in ets of
/// R's forecast. On purpose not as there: the share of β in α carries a half-normal prior of deviation 0.1, because a trend free to follow
/// every value fits short histories better and forecasts them worse. <see cref="Ets"/> has no prior.</remarks>
public sealed class AutoEts : IForecastModel
{
    /// <summary>Longest season estimated; of a longer one there would be too many start values.</summary>
    public const int LongestSeason = 24;

    private const double TrendDeviation = 0.1;
    private const int ShortSeries = 6;
    private const double ConstantSpread = 1.5e-8;

    public string Name => "ets";

    public string Title => "Exponentielle Glättung (ETS, automatisch)";

    /// <summary>Null for an empty history only; without season where that is too long for the history.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) => Choose(history, season, TrendDeviation);

    /// <param name="trendDeviation">Deviation of the prior; +∞ for pure likelihood.</param>
    internal static FittedEts? Choose(ReadOnlySpan<double> history, int season, double trendDeviation = TrendDeviation)
    {
        if (history.IsEmpty) return null;
        if (IsFlat(history)) return EtsShortSeries.Flat(history);
        if (history.Length <= ShortSeries) return EtsShortSeries.Fit(history, mayHaveTrend: true);
        var cycle = season is > 1 and <= LongestSeason && history.Length > season ? season : 1;
        var positive = IsPositive(history);
        var estimator = new EtsEstimator(history, cycle, trendDeviation);
        EtsCandidate? best = null;
        foreach (var form in EtsForm.All)
        {
            if ((form.IsSeasonal && cycle == 1) || (form.HasMultiplicativeError && !positive)) continue;
            if (estimator.Fit(form) is { } one && !(one.CorrectedAkaike >= best?.CorrectedAkaike)) best = one;
        }

        return best is { } chosen
            ? estimator.Build(estimator.Refine(chosen), history)
            : EtsShortSeries.Fit(history, mayHaveTrend: false);
    }

    internal static bool IsPositive(ReadOnlySpan<double> history)
    {
        foreach (var value in history)
        {
            if (value <= 0) return false;
        }

        return true;
    }

    /// <summary>Differences at the edge of what the numbers can hold are no variation.</summary>
    internal static bool IsFlat(ReadOnlySpan<double> history)
    {
        foreach (var value in history)
        {
            if (Math.Abs(value - history[0]) > ConstantSpread * Math.Abs(history[0])) return false;
        }

        return true;
    }
}
