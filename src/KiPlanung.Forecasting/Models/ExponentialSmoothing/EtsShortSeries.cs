using KiPlanung.Forecasting.Numerics;

namespace KiPlanung.Forecasting.Models.ExponentialSmoothing;

/// <summary>„Kurze Reihe“ — too few values to estimate start values: these come from the first two, only α and β are searched.</summary>
/// <remarks>Least squares from ℓ<sub>0</sub> = y<sub>1</sub> and b<sub>0</sub> = y<sub>2</sub> − y<sub>1</sub>, as ets of R's forecast
/// does for up to six values.</remarks>
internal static class EtsShortSeries
{
    private const int GridPoints = 10;
    private const double UnknownAlpha = 0.2;

    public static FittedEts Fit(ReadOnlySpan<double> history, bool mayHaveTrend)
    {
        var without = Best(history, EtsForm.Parse("ANN"));
        if (!mayHaveTrend || history.Length < 3) return without;
        var with = Best(history, EtsForm.Parse("AAN"));
        return Squares(with, history) < Squares(without, history) ? with : without;
    }

    /// <summary>Simple smoothing that repeats the last value: for a history of one value or one that never changes.</summary>
    public static FittedEts Flat(ReadOnlySpan<double> history) =>
        FittedEts.Of(EtsForm.Parse("ANN"), new EtsWeights(1), history[0], 0, [], history);

    private static FittedEts Best(ReadOnlySpan<double> history, EtsForm form)
    {
        if (history.Length < 3) return FittedEts.Of(form, new EtsWeights(UnknownAlpha), history[0], 0, [], history);
        Span<double> best = stackalloc double[form.HasTrend ? 2 : 1];
        Span<double> low = stackalloc double[best.Length];
        Span<double> high = stackalloc double[best.Length];
        Span<double> point = stackalloc double[best.Length];
        low.Clear();
        high.Fill(1);
        var objective = new SumOfSquares(history, form);
        var least = double.PositiveInfinity;
        for (var i = 0; i <= GridPoints; i++)
        {
            for (var j = 0; j <= (form.HasTrend ? GridPoints : 0); j++)
            {
                point[^1] = (double)j / GridPoints;
                point[0] = (double)i / GridPoints;
                var squares = objective.At(point);
                if (!(squares < least)) continue;
                least = squares;
                point.CopyTo(best);
            }
        }

        NelderMead.Minimise(objective, best, low, high, tolerance: 1e-12);
        return objective.Build(best);
    }

    private static double Squares(FittedEts fitted, ReadOnlySpan<double> history)
    {
        var sum = 0.0;
        for (var t = 0; t < history.Length; t++) sum += Math.Pow(history[t] - fitted.OneStep[t], 2);
        return sum;
    }

    private readonly ref struct SumOfSquares(ReadOnlySpan<double> history, EtsForm form) : IObjective
    {
        private readonly ReadOnlySpan<double> _history = history;

        public double At(scoped ReadOnlySpan<double> point)
        {
            var (alpha, beta) = (point[0], form.HasTrend ? point[0] * point[1] : 0);
            var (level, trend, squares) = (_history[0], form.HasTrend ? _history[1] - _history[0] : 0, 0.0);
            foreach (var value in _history)
            {
                var error = value - level - trend;
                level += trend + (alpha * error);
                trend += beta * error;
                squares += error * error;
            }

            return squares;
        }

        public FittedEts Build(scoped ReadOnlySpan<double> point) => FittedEts.Of(
            form, new EtsWeights(point[0], form.HasTrend ? point[0] * point[1] : 0), _history[0],
            form.HasTrend ? _history[1] - _history[0] : 0, [], _history);
    }
}
