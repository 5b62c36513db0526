namespace KiPlanung.Forecasting.Models;

/// <summary>A level that takes up the share <paramref name="alpha"/> of every error; with 0 it is a fixed mean.</summary>
internal sealed class FittedLevel(double level, double alpha, double sigma) : IFittedModel
{
    public double Sigma => sigma;

    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Array.Fill(path, level);
        return path;
    }

    public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var current = level;
        for (var h = 0; h < path.Length; h++)
        {
            var error = sigma * shocks[h];
            path[h] = current + error;
            current += alpha * error;
        }
    }
}
