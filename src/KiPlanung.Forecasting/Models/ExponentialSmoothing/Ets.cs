namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Exponentielle Glättung fester Form“ — weights and start values of one form by maximum likelihood.</summary>
/// <remarks>Hyndman, Koehler, Ord &amp; Snyder 2008, ch. 5; the same problem as ses, holt, hw and ets(model = …) of R's forecast.</remarks>
public sealed class Ets : IForecastModel
{
    /// <summary>Values a form needs beyond those it estimates, before start values can be searched too.</summary>
    private const int SpareValues = 4;

    public Ets(EtsForm form)
    {
        if (!form.IsStable) throw new ArgumentException("Not one of the fifteen stable forms.", nameof(form));
        Form = form;
        (Name, Title) = form.ToString() switch
        {
            "ANN" => ("ses", "Einfache exponentielle Glättung (ETS)"),
            "AAN" => ("holt", "Linearer Trend nach Holt"),
            "AAA" => ("holt-winters", "Holt-Winters mit additiver Saison"),
            "MAM" => ("holt-winters-multiplicative", "Holt-Winters mit multiplikativer Saison"),
            var name => ($"ets-{name.ToLowerInvariant()}", $"Exponentielle Glättung (ETS {name})"),
        };
    }

    public EtsForm Form { get; }

    public string Name { get; }

    public string Title { get; }

    /// <summary>Null when the history is too short for the season, or not positive though the error is multiplicative.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) => Estimate(history, season);

    internal FittedEts? Estimate(ReadOnlySpan<double> history, int season)
    {
        if (history.IsEmpty || (Form.IsSeasonal && season is < 2 or > AutoEts.LongestSeason)) return null;
        if (Form.HasMultiplicativeError && !AutoEts.IsPositive(history)) return null;
        if (AutoEts.IsFlat(history)) return EtsShortSeries.Flat(history);
        var cycle = Form.IsSeasonal ? season : 1;
        if (history.Length <= Form.Estimated(cycle) + SpareValues)
            return Form.IsSeasonal ? null : EtsShortSeries.Fit(history, Form.HasTrend);
        var estimator = new EtsEstimator(history, cycle, double.PositiveInfinity);
        return estimator.Fit(Form) is { } found ? estimator.Build(estimator.Refine(found), history) : null;
    }
}
