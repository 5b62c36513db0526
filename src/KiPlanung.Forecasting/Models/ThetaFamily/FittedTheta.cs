namespace KiPlanung.Forecasting.Models.ThetaFamily;

/// <summary>Level and (1−α)<sup>n</sup> at the end of the history.</summary>
internal readonly record struct ThetaState(double Level, double Decay);

/// <summary>An optimised theta model continued step by step; its own forecasts stand for the values not yet known.</summary>
internal sealed class FittedTheta(ThetaLine line, ThetaState state, double alpha, double weight, double sigma) : IFittedModel
{
    /// <summary>What is added to every number of the model to get one of the series.</summary>
    public double Origin { get; init; }

    public double Sigma => sigma;

    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Run(path, default);
        return path;
    }

    public void Draw(Span<double> path, ReadOnlySpan<double> shocks) => Run(path, shocks);

    private void Run(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var (level, decay) = state;
        var current = line;
        for (var h = 0; h < path.Length; h++)
        {
            var next = level + (weight * ((decay * current.Intercept) + ((1 - (decay * (1 - alpha))) / alpha * current.Slope)));
            if (!shocks.IsEmpty) next += sigma * shocks[h];
            path[h] = Origin + next;
            current = current.With(next);
            level += alpha * (next - level);
            decay *= 1 - alpha;
        }
    }
}
