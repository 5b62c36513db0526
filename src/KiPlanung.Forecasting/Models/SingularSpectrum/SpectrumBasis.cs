using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Forecasting.Models.SingularSpectrum;

/// <summary>The eigenvectors of the windows of a series, strongest first.</summary>
/// <remarks>Golyandina &amp; Zhigljavsky 2020, Singular Spectrum Analysis for Time Series, section 2.1: decomposition, and reconstruction
/// by averaging over the antidiagonals.</remarks>
internal sealed class SpectrumBasis
{
    private readonly double[] _series;
    private readonly double[][] _vectors;

    public SpectrumBasis(ReadOnlySpan<double> series, int window)
    {
        _series = series.ToArray();
        Window = window;
        var covariance = Matrix<double>.Build.Dense(window, window, Covariance);
        var vectors = covariance.Evd(Symmetricity.Symmetric).EigenVectors;
        _vectors = [.. Enumerable.Range(0, window).Select(i => vectors.Column(window - 1 - i).ToArray())];
    }

    public int Window { get; }

    /// <summary>The part of the series that the first <paramref name="rank"/> eigenvectors carry.</summary>
    public double[] Reconstruct(int rank)
    {
        var (count, sums) = (_series.Length - Window + 1, new double[_series.Length]);
        foreach (var vector in _vectors.AsSpan(0, rank))
        {
            for (var j = 0; j < count; j++)
            {
                var component = 0.0;
                for (var k = 0; k < Window; k++) component += vector[k] * _series[j + k];
                for (var k = 0; k < Window; k++) sums[j + k] += component * vector[k];
            }
        }

        for (var t = 0; t < sums.Length; t++) sums[t] /= Math.Min(Math.Min(t + 1, sums.Length - t), Math.Min(Window, count));
        return sums;
    }

    /// <summary>The weights with which the last window − 1 values give the next one (section 3.1, eq. 3.1); null when the last value is
    /// free of the others.</summary>
    public double[]? Recurrence(int rank)
    {
        var weights = new double[Window - 1];
        var share = 0.0;
        foreach (var vector in _vectors.AsSpan(0, rank))
        {
            share += vector[^1] * vector[^1];
            for (var k = 0; k < weights.Length; k++) weights[k] += vector[^1] * vector[k];
        }

        if (share > 0.99) return null;
        for (var k = 0; k < weights.Length; k++) weights[k] /= 1 - share;
        return weights;
    }

    private double Covariance(int row, int column)
    {
        var (sum, count) = (0.0, _series.Length - Window + 1);
        for (var j = 0; j < count; j++) sum += _series[j + row] * _series[j + column];
        return sum;
    }
}
