namespace KiPlanung.Forecasting.Models;

/// <summary>„Fortschreibung der mittleren Veränderung“ — the line through the first and the last value (random walk with drift).</summary>
public sealed class Drift : IForecastModel
{
    public string Name => "drift";

    public string Title => "Fortschreibung der mittleren Veränderung";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season) =>
        history.Length < 2 ? null : new Fitted(history[^1], (history[^1] - history[0]) / (history.Length - 1));

    private sealed class Fitted(double last, double slope) : IFittedModel
    {
        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            for (var h = 0; h < horizon; h++) path[h] = last + ((h + 1) * slope);
            return path;
        }
    }
}
