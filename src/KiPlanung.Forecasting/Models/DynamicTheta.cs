using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models;

/// <summary>„Dynamisches optimiertes Theta-Verfahren“ — the straight line is renewed with every value and θ is estimated.</summary>
/// <remarks>Fiorucci, Pellegrini, Louzada, Petropoulos &amp; Koehler 2016, IJF 32(4), section 2.3 (DOTM). ℓ<sub>0</sub> enters
/// linearly and is solved exactly; as in the authors' implementation the first two errors do not count.</remarks>
public sealed class DynamicTheta : IForecastModel
{
    private const int MinimumLength = 5;
    private const int SkippedErrors = 2;

    public string Name => "dynamic-theta";

    public string Title => "Dynamisches Theta-Verfahren";

    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        if (history.Length < MinimumLength) return null;
        var objective = new SumOfSquares(history);
        // The search runs over the weight 1 − 1/θ of the line, which is bounded where θ is not.
        Span<double> best = [0.5, 0.5];
        NelderMead.Minimise(objective, best, [0.1, 0], [0.99, 1]);
        return objective.End(best);
    }

    /// <summary>The level and the running straight line after <c>Count</c> values.</summary>
    private struct State
    {
        public double Level;
        public double Mean;
        public double Intercept;
        public double Slope;
        public double Decay;
        public int Count;

        public readonly double Next(double alpha, double weight) =>
            Level + (weight * ((Decay * Intercept) + ((1 - (Decay * (1 - alpha))) / alpha * Slope)));

        public void Add(double value, double alpha)
        {
            Count++;
            Slope = Count < 2 ? 0 : (((Count - 2) * Slope) + (6 * (value - Mean) / Count)) / (Count + 1);
            Mean += (value - Mean) / Count;
            Intercept = Mean - (Slope * (Count + 1) / 2);
            Level += alpha * (value - Level);
            Decay *= 1 - alpha;
        }
    }

    private sealed class Fitted(State end, double alpha, double weight, double sigma) : IFittedModel
    {
        public double Sigma => sigma;

        public double[] Predict(int horizon)
        {
            var path = new double[horizon];
            var state = end;
            for (var h = 0; h < horizon; h++)
            {
                path[h] = state.Next(alpha, weight);
                state.Add(path[h], alpha);
            }

            return path;
        }

        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var state = end;
            for (var h = 0; h < path.Length; h++)
            {
                path[h] = state.Next(alpha, weight) + (sigma * shocks[h]);
                state.Add(path[h], alpha);
            }
        }
    }

    private readonly ref struct SumOfSquares(ReadOnlySpan<double> history) : IObjective
    {
        private readonly ReadOnlySpan<double> _history = history;

        public double At(scoped ReadOnlySpan<double> point) => Run(point).Error;

        public Fitted End(scoped ReadOnlySpan<double> point)
        {
            var (squares, end) = Run(point);
            return new Fitted(end, point[0], point[1], ErrorSize.Of(squares, _history.Length - SkippedErrors, 3));
        }

        private (double Error, State End) Run(scoped ReadOnlySpan<double> point)
        {
            var (alpha, weight) = (point[0], point[1]);
            var state = new State { Decay = 1 };
            double squares = 0, cross = 0, responses = 0;
            foreach (var value in _history)
            {
                var error = value - state.Next(alpha, weight);
                if (state.Count >= SkippedErrors)
                {
                    squares += error * error;
                    cross += error * state.Decay;
                    responses += state.Decay * state.Decay;
                }

                state.Add(value, alpha);
            }

            var start = cross / responses;
            state.Level += start * state.Decay;
            return (Math.Max(squares - (start * cross), 0), state);
        }
    }
}
