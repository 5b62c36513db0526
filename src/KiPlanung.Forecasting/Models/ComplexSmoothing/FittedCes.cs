namespace KiPlanung.Forecasting.Models.ComplexSmoothing;

/// <summary>States at the end of a history of <paramref name="length"/> values, continued by the same recursions.</summary>
internal sealed class FittedCes(CesWeights weights, int period, double[] states, int length, double squares) : IFittedModel
{
    public CesSeason Season => weights.Season;

    public double Sigma { get; } = ErrorSize.Of(squares, length, CesWeights.CountOf(weights.Season));

    /// <summary>AICc up to a constant: n·log of the mean square, plus what the weights, the error size and the
    /// start states of the seasons cost.</summary>
    public double Criterion { get; } =
        CriterionOf(squares, length, CesWeights.CountOf(weights.Season) + 1) + (2 * CesWeights.SeasonalStatesOf(weights.Season, period));

    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Run(path, default);
        return path;
    }

    public void Draw(Span<double> path, ReadOnlySpan<double> shocks) => Run(path, shocks);

    private static double CriterionOf(double squares, int n, int parameters) =>
        (n * Math.Log(Math.Max(squares / n, 1e-300))) + (2 * parameters)
        + (n > parameters + 1 ? 2.0 * parameters * (parameters + 1) / (n - parameters - 1) : double.PositiveInfinity);

    private void Run(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var filter = new CesFilter(weights, period);
        var current = states.AsSpan().ToArray();
        for (var h = 0; h < path.Length; h++)
        {
            var season = (length + h) % period;
            var error = shocks.IsEmpty ? 0 : Sigma * shocks[h];
            path[h] = filter.Next(current, season) + error;
            filter.Update(current, season, error);
        }
    }
}
