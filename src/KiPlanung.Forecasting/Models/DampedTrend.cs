using System.Numerics.Tensors;
using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Gedämpfter Trend“ — Holt's linear method whose trend fades by φ per step (additive errors).</summary>
/// <remarks>ŷ = ℓ + φb; ℓ ← ŷ + αe; b ← φb + βe with 0 &lt; β ≤ α/4 and 0.8 ≤ φ ≤ 0.98; the states start on the line through the first ten
/// values. A trend that may follow every value (β up to α) and estimated starts fit short series better and forecast them worse.
/// Source: Gardner &amp; McKenzie 1985, Management Science 31(10); Hyndman et al. 2008, model AAdN.</remarks>
public sealed class DampedTrend : IForecastModel
{
    private const int MinimumLength = 5;
    private const int StartLength = 10;
    private const double HighestTrendShare = 0.25;

    public string Name => "damped-trend";

    public string Title => "Gedämpfter Trend (Holt)";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength) return null;
        Span<double> low = [1e-4, 1e-4, 0.8];
        Span<double> high = [0.9999, HighestTrendShare, 0.98];
        var objective = new SumOfSquares(history);
        Span<double> best = [0.5, 0.1, 0.9];
        var least = NelderMead.Minimise(objective, best, low, high);
        Span<double> other = [0.1, HighestTrendShare, 0.97];
        if (NelderMead.Minimise(objective, other, low, high) < least) other.CopyTo(best);
        return objective.End(best);
    }

    /// <summary>In-sample sum of squared one-step errors.</summary>
    internal static double ErrorOf(ReadOnlySpan<double> history, double alpha, double betaShare, double phi) =>
        new SumOfSquares(history).At([alpha, betaShare, phi]);

    private sealed class Fitted(double level, double trend, double alpha, double beta, double phi, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            double sum = 0, power = 1;
            for (var h = 0; h < horizon; h++)
            {
                power *= phi;
                sum += power;
                path[h] = level + (sum * trend);
            }

            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var (currentLevel, currentTrend) = (level, trend);
            for (var h = 0; h < path.Length; h++)
            {
                var (forecast, error) = (currentLevel + (phi * currentTrend), sigma * shocks[h]);
                path[h] = forecast + error;
                (currentLevel, currentTrend) = (forecast + (alpha * error), (phi * currentTrend) + (beta * error));
            }
        }
    }

    private readonly ref struct SumOfSquares : IObjective
    {
        private readonly ReadOnlySpan<double> _history;
        private readonly double _level;
        private readonly double _trend;

        public SumOfSquares(ReadOnlySpan<double> history)
        {
            _history = history;
            var start = history[..Math.Min(StartLength, history.Length)];
            _trend = Theta.Slope(start);
            _level = (TensorPrimitives.Sum(start) / start.Length) - (_trend * (start.Length + 1) / 2);
        }

        public double At(scoped ReadOnlySpan<double> point) => Run(point).Error;

        public Fitted End(scoped ReadOnlySpan<double> point)
        {
            var (squares, level, trend) = Run(point);
            var sigma = ErrorSize.Of(squares, _history.Length, 5);
            return new Fitted(level, trend, point[0], point[0] * point[1], point[2], sigma);
        }

        private (double Error, double Level, double Trend) Run(scoped ReadOnlySpan<double> point)
        {
            var (alpha, beta, phi) = (point[0], point[0] * point[1], point[2]);
            var (level, trend, sum) = (_level, _trend, 0.0);
            foreach (var value in _history)
            {
                var forecast = level + (phi * trend);
                var error = value - forecast;
                sum += error * error;
                level = forecast + (alpha * error);
                trend = (phi * trend) + (beta * error);
            }

            return (sum, level, trend);
        }
    }
}
