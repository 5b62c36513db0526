namespace KiPlanung.Forecasting.Models;

/// <summary>Runs a model without season of its own on the seasonally adjusted history and puts the season back.</summary>
/// <remarks>Keeps name and title of the model; with a season of 1, or without seasonality, it is that model. Around
/// <see cref="Naive"/> it is the competitions' „Naive2“.</remarks>
public sealed class SeasonallyAdjusted(IForecastModel inner) : IForecastModel
{
    /// <summary>Adjusts as soon as there are more than two seasons; otherwise from three on.</summary>
    internal bool FromTwoSeasons { get; init; }

    public string Name => inner.Name;

    public string Title => inner.Title;

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        var least = FromTwoSeasons ? (2 * season) + 1 : 3 * season;
        if (SeasonalAdjustment.Of(history, season, least) is not { } adjustment) return inner.Fit(history, 1);
        return inner.Fit(adjustment.Adjusted, 1) is { } fitted ? new Fitted(fitted, adjustment) : null;
    }

    private sealed class Fitted(IFittedModel fitted, SeasonalAdjustment adjustment) : IFittedModel
    {
        public double Sigma => fitted.Sigma * adjustment.Amplitude;

        public double[] Predict(int horizon)
        {
            var path = fitted.Predict(horizon);
            adjustment.Restore(path);
            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            fitted.Draw(path, shocks);
            adjustment.Restore(path);
        }
    }
}
