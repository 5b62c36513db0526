using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Forecasting.Coherence;

/// <summary>„Fehlerstreuung“ — how far the forecasts of the nodes are trusted, and how their errors go together.</summary>
/// <remarks>The choices of W in Wickramasuriya, Athanasopoulos &amp; Hyndman 2019, JASA 114(526), section 2.4.</remarks>
public sealed class ErrorCovariance
{
    /// <summary>Least variance, as a share of the largest, that keeps a node without errors in its place without a division
    /// by zero.</summary>
    private const double LeastShare = 1e-10;

    private ErrorCovariance(Matrix<double> matrix, double shrinkage) => (Matrix, Shrinkage) = (matrix, shrinkage);

    /// <summary>λ between 0 (covariances as observed) and 1 (variances only).</summary>
    public double Shrinkage { get; }

    internal Matrix<double> Matrix { get; }

    /// <summary>All nodes alike: ordinary least squares.</summary>
    public static ErrorCovariance Equal(Hierarchy hierarchy) => Diagonal(Vector<double>.Build.Dense(hierarchy.Count, 1));

    /// <summary>Proportional to the number of lowest nodes below: structural scaling, where there are no past errors.</summary>
    public static ErrorCovariance Structural(Hierarchy hierarchy) => Diagonal(hierarchy.Summing.RowSums());

    /// <summary>The variances of past one-step errors: variance scaling.</summary>
    /// <param name="residuals">By node and period, no fewer nodes than the hierarchy, equally many periods.</param>
    public static ErrorCovariance Variances(IReadOnlyList<double[]> residuals) => Diagonal(Covariance(residuals).Diagonal());

    /// <summary>The covariances of past one-step errors drawn towards their diagonal: MinT with shrinkage.</summary>
    /// <remarks>Schäfer &amp; Strimmer 2005, Statistical Applications in Genetics and Molecular Biology 4(1), section 2.4, target D:
    /// λ = Σ<sub>i≠j</sub>Var(r<sub>ij</sub>)/Σ<sub>i≠j</sub>r<sub>ij</sub>²; the errors are taken to have mean zero.</remarks>
    /// <param name="residuals">By node and period, at least two periods.</param>
    public static ErrorCovariance Shrunk(IReadOnlyList<double[]> residuals)
    {
        var covariance = Covariance(residuals);
        var shrinkage = ShrinkageOf(residuals, covariance);
        for (var i = 0; i < covariance.RowCount; i++)
        {
            for (var j = 0; j < covariance.ColumnCount; j++)
            {
                if (i != j) covariance[i, j] *= 1 - shrinkage;
            }
        }

        return Floored(covariance, shrinkage);
    }

    private static double ShrinkageOf(IReadOnlyList<double[]> residuals, Matrix<double> covariance)
    {
        var n = residuals[0].Length;
        double variances = 0, squares = 0;
        for (var i = 0; i < residuals.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var scale = Math.Sqrt(covariance[i, i] * covariance[j, j]);
                if (!(scale > 0)) continue;
                var correlation = covariance[i, j] / scale;
                double spread = 0;
                for (var t = 0; t < n; t++)
                {
                    var deviation = (residuals[i][t] * residuals[j][t] / scale) - correlation;
                    spread += deviation * deviation;
                }

                variances += spread / (n * (n - 1.0));
                squares += correlation * correlation;
            }
        }

        return squares > 0 ? Math.Clamp(variances / squares, 0, 1) : 1;
    }

    private static Matrix<double> Covariance(IReadOnlyList<double[]> residuals)
    {
        var periods = residuals.Count == 0 ? 0 : residuals[0].Length;
        if (periods < 2 || residuals.Any(node => node.Length != periods))
            throw new ArgumentException("Every node needs errors of the same two or more periods.", nameof(residuals));
        var errors = Matrix<double>.Build.DenseOfRowArrays(residuals);
        return errors.TransposeAndMultiply(errors) / periods;
    }

    private static ErrorCovariance Diagonal(Vector<double> variances) => Floored(Matrix<double>.Build.DenseOfDiagonalVector(variances), 1);

    private static ErrorCovariance Floored(Matrix<double> matrix, double shrinkage)
    {
        var largest = matrix.Diagonal().Maximum();
        var least = largest > 0 ? LeastShare * largest : 1;
        for (var i = 0; i < matrix.RowCount; i++) matrix[i, i] = Math.Max(matrix[i, i], least);
        return new ErrorCovariance(matrix, shrinkage);
    }
}
