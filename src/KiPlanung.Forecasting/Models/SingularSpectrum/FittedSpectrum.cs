using System.Numerics.Tensors;

namespace KiPlanung.Forecasting.Models.SingularSpectrum;

/// <summary>The last values without noise and the weights that continue them.</summary>
internal sealed class FittedSpectrum(double[] last, double[] weights, double sigma) : IFittedModel
{
    public double Sigma => sigma;

    /// <summary>Null when the recurrence of this rank does not exist.</summary>
    public static FittedSpectrum? Of(SpectrumBasis basis, int rank, ReadOnlySpan<double> history)
    {
        if (basis.Recurrence(rank) is not { } weights) return null;
        var signal = basis.Reconstruct(rank);
        var squares = 0.0;
        for (var t = weights.Length; t < signal.Length; t++)
        {
            var error = history[t] - TensorPrimitives.Dot(signal.AsSpan(t - weights.Length, weights.Length), weights);
            squares += error * error;
        }

        return new FittedSpectrum(signal[^weights.Length..], weights, ErrorSize.Of(squares, signal.Length - weights.Length, 0));
    }

    public double[] Predict(int horizon)
    {
        var path = new double[horizon];
        Run(path, default);
        return path;
    }

    public void Draw(Span<double> path, ReadOnlySpan<double> shocks) => Run(path, shocks);

    private void Run(Span<double> path, ReadOnlySpan<double> shocks)
    {
        var all = new double[weights.Length + path.Length];
        last.CopyTo(all, 0);
        for (var h = 0; h < path.Length; h++)
        {
            var next = TensorPrimitives.Dot(all.AsSpan(h, weights.Length), weights);
            if (!shocks.IsEmpty) next += sigma * shocks[h];
            all[weights.Length + h] = path[h] = next;
        }
    }
}
