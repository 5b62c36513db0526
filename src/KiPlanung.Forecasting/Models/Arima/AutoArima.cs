namespace KiPlanung.Forecasting.Models.Arima;

/// <summary>„ARIMA“ — autoregression and moving averages of the differenced series; differences and orders are found from the
/// data.</summary>
/// <remarks>Hyndman &amp; Khandakar 2008, JSS 27(3): seasonal difference by strength of season, plain differences by repeated KPSS tests,
/// orders by a stepwise search for the least AICc, exact maximum likelihood. Series over 400 values and seasons over 12 are searched by
/// conditional least squares. Likelihoods differ from R's close to the border of stationarity, where R's start is not exact.</remarks>
public sealed class AutoArima : IForecastModel
{
    private const int MinimumLength = 3;

    public string Name => "arima";

    public string Title => "ARIMA mit automatischer Ordnung";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) => FitOrder(history, season);

    /// <summary>The fitted model with its order and coefficients; null under three values.</summary>
    public static ArimaFit? FitOrder(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength) return null;
        var size = 0.0;
        foreach (var value in history) size = Math.Max(size, Math.Abs(value));
        if (Differencing.IsConstant(history, size)) return Constant(new ArimaOrder(0, 0, 0, HasConstant: true), history);
        var period = Math.Max(season, 1);
        var seasonalDifferences = Stationarity.SeasonalDifferences(history, period);
        var differences = Stationarity.Differences(
            seasonalDifferences == 0 ? history : Differencing.Difference(history, period), size);
        var limits = OrderSearch.Limits(history.Length, period, differences, seasonalDifferences);
        var differenced = Differencing.Apply(limits, history);
        if (Differencing.IsConstant(differenced, size))
            return Constant(limits with { Ar = 0, Ma = 0, SeasonalAr = 0, SeasonalMa = 0 }, history);
        var problem = new ArmaProblem(differenced, limits);
        var best = OrderSearch.Run(problem, limits, history.Length);
        return ArimaFit.Of(best.Order, best.Coefficients, problem.Scale * problem.Constant(best.Order, best.Coefficients), history);
    }

    /// <summary>Maximum likelihood for a given order.</summary>
    /// <param name="history">At least three values more than the differences take, not constant after differencing.</param>
    public static ArimaFit FitGiven(ReadOnlySpan<double> history, in ArimaOrder order)
    {
        var problem = new ArmaProblem(Differencing.Apply(order, history), order);
        var best = ArmaEstimate.Exact(problem, order, thorough: true);
        return ArimaFit.Of(order, best.Coefficients, problem.Scale * problem.Constant(order, best.Coefficients), history);
    }

    private static ArimaFit Constant(in ArimaOrder order, ReadOnlySpan<double> history)
    {
        var differenced = Differencing.Apply(order, history);
        return ArimaFit.Of(order, [], order.HasConstant && differenced.Length > 0 ? differenced[0] : 0, history);
    }
}
