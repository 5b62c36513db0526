using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.ThetaFamily;

/// <summary>The optimised theta methods as a search over α alone: for a given α the start level and the weight 1 − 1/θ of the line
/// enter the errors linearly and are solved exactly.</summary>
/// <remarks>Model of Fiorucci, Pellegrini, Louzada, Petropoulos &amp; Koehler 2016, IJF 32(4), section 2.3:
/// μ<sub>t</sub> = ℓ<sub>t−1</sub> + (1 − 1/θ)[(1−α)<sup>t−1</sup>A + (1−(1−α)<sup>t</sup>)/α·B]. On short histories the exact optimum is
/// erratic, so three things hold it: the first error does not count and the second loses weight in long histories; α has a prior density
/// rising as e<sup>α</sup>; and the weight of the line is held near 1 as by ten average values. Set on M1, M3 and Tourism yearly series;
/// with them the method is better on quarterly and INKAR series too.</remarks>
internal readonly ref struct ThetaRegression(ThetaLines lines) : IObjective
{
    private const double LowestAlpha = 0.1;
    private const double HighestAlpha = 0.99;
    private const double PriorOfAlpha = 2;
    private const double PriorValues = 10;
    private const double ShortHistory = 20;

    public double At(scoped ReadOnlySpan<double> point) => Solve(point[0]).Penalised;

    /// <summary>The fitted model in the unit of the history.</summary>
    public IFittedModel Fit()
    {
        var alpha = LineSearch.Minimise(this, LowestAlpha, HighestAlpha);
        var solution = Solve(alpha);
        var sigma = ErrorSize.Of(solution.Squares, lines.Count - 1, 3);
        return new FittedTheta(lines.End, new ThetaState(solution.Level, Math.Pow(1 - alpha, lines.Count)), alpha, solution.Weight, sigma)
        {
            Origin = lines.Origin,
        };
    }

    private Solution Solve(double alpha)
    {
        var sums = new Sums();
        var (level, decay, n) = (0.0, 1.0, lines.Count);
        var second = Math.Min(1, ShortHistory * ShortHistory / ((double)n * n));
        for (var t = 0; t < n; t++)
        {
            var response = (decay * lines.Intercepts[t]) + ((1 - (decay * (1 - alpha))) / alpha * lines.Slopes[t]);
            var error = lines.Values[t] - level;
            if (t > 0) sums.Add(error, response, decay, t == 1 ? second : 1);
            level += alpha * error;
            decay *= 1 - alpha;
        }

        var (weight, start, squares, held) = sums.Solve(PriorValues / n);
        return new Solution(level + (start * decay), weight, squares, held * Math.Exp(PriorOfAlpha * (1 - alpha) / (n - 2)));
    }

    private readonly record struct Solution(double Level, double Weight, double Squares, double Penalised);

    /// <summary>Normal equations of the errors on line response and decaying start.</summary>
    private struct Sums
    {
        private double _errors;
        private double _errorLine;
        private double _errorStart;
        private double _lines;
        private double _lineStart;
        private double _starts;

        public void Add(double error, double line, double start, double weight)
        {
            _errors += weight * error * error;
            _errorLine += weight * error * line;
            _errorStart += weight * error * start;
            _lines += weight * line * line;
            _lineStart += weight * line * start;
            _starts += weight * start * start;
        }

        /// <param name="share">Prior values, as a share of the length of the history, that say the weight is 1.</param>
        public readonly (double Weight, double Start, double Squares, double Held) Solve(double share)
        {
            var prior = share * _lines;
            var determinant = (_starts * (_lines + prior)) - (_lineStart * _lineStart);
            var weight = determinant > 1e-9 * _starts * _lines
                ? Math.Clamp((((_errorLine + prior) * _starts) - (_errorStart * _lineStart)) / determinant, 0, 1)
                : 1;
            var start = (_errorStart - (weight * _lineStart)) / _starts;
            var squares = _errors - (2 * weight * _errorLine) - (2 * start * _errorStart) + (weight * weight * _lines)
                + (2 * weight * start * _lineStart) + (start * start * _starts);
            squares = Math.Max(squares, 0);
            return (weight, start, squares, squares + (prior * (1 - weight) * (1 - weight)));
        }
    }
}
