namespace KiPlanung.Forecasting.Models;

/// <summary>„Theta-Verfahren“ — simple smoothing plus half the slope of the straight line through the data.</summary>
/// <remarks>Assimakopoulos &amp; Nikolopoulos 2000, IJF 16, in the closed form of Hyndman &amp; Billah 2003, IJF 19:
/// ŷ<sub>n+h</sub> = ℓ<sub>n</sub> + ½b(h − 1 + (1 − (1−α)<sup>n</sup>)/α).</remarks>
public sealed class Theta : IForecastModel
{
    public string Name => "theta";

    public string Title => "Theta-Verfahren";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < 4) return null;
        var (alpha, level, squares) = SimpleSmoothing.Estimate(history);
        var lag = (1 - Math.Pow(1 - alpha, history.Length)) / alpha;
        return new Fitted(level, 0.5 * Slope(history), lag, alpha, ErrorSize.Of(squares, history.Length, 2));
    }

    /// <summary>Least-squares slope against time.</summary>
    internal static double Slope(ReadOnlySpan<double> history)
    {
        double cross = 0, squares = 0;
        var middle = (history.Length - 1) / 2.0;
        for (var t = 0; t < history.Length; t++)
        {
            cross += (t - middle) * history[t];
            squares += (t - middle) * (t - middle);
        }

        return cross / squares;
    }

    private sealed class Fitted(double level, double halfSlope, double lag, double alpha, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            for (var h = 0; h < horizon; h++) path[h] = level + (halfSlope * (h + lag));
            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var current = level;
            for (var h = 0; h < path.Length; h++)
            {
                var error = sigma * shocks[h];
                path[h] = current + (halfSlope * (h + lag)) + error;
                current += alpha * error;
            }
        }
    }
}
