namespace KiPlanung.Forecasting.Models;

/// <summary>„Fortschreibung der mittleren Veränderung“ — the line through the first and the last value (random walk with drift).</summary>
/// <param name="share">Part of the mean change that is continued, above 0 to 1; ½ lies midway to plain continuation.</param>
public sealed class Drift(double share = 1) : IForecastModel
{
    public string Name => share < 1 ? "half-drift" : "drift";

    public string Title => share < 1 ? "Fortschreibung der halben mittleren Veränderung" : "Fortschreibung der mittleren Veränderung";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.Length < 2 ? null : Continue(history, share * (history[^1] - history[0]) / (history.Length - 1));

    private static Fitted Continue(ReadOnlySpan<double> history, double slope) =>
        new(history[^1], slope, ErrorSize.OfChanges(history, 1, slope));

    private sealed class Fitted(double last, double slope, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            for (var h = 0; h < horizon; h++) path[h] = last + ((h + 1) * slope);
            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var current = last;
            for (var h = 0; h < path.Length; h++) path[h] = current += slope + (sigma * shocks[h]);
        }
    }
}
