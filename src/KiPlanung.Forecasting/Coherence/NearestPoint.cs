using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Forecasting.Coherence;

/// <summary>The point nearest to another one under linear equations and lower bounds of zero.</summary>
internal static class NearestPoint
{
    private const int MostExchanges = 500;
    private const int PatienceWithBlocks = 3;
    private const double Tolerance = 1e-10;

    /// <summary>WA′(AWA′)⁻¹, for rows A that are linearly independent.</summary>
    public static Matrix<double> Gain(Matrix<double> covariance, Matrix<double> rows)
    {
        var spread = covariance.TransposeAndMultiply(rows);
        return (rows * spread).Cholesky().Solve(spread.Transpose()).Transpose();
    }

    /// <summary>Values of the lowest nodes: nearest in the metric of the covariance, with the rows at their targets and none below
    /// zero.</summary>
    /// <param name="leaves">The solution without bounds.</param>
    /// <param name="values">The point to stay near to, all nodes.</param>
    public static Vector<double> NonNegative(
        Matrix<double> covariance, Matrix<double> rows, Vector<double> targets, Hierarchy hierarchy, Vector<double> leaves,
        IReadOnlyList<double> values)
    {
        var point = Vector<double>.Build.DenseOfEnumerable(values);
        var size = point.AbsoluteMaximum();
        var atZero = new bool[leaves.Count];
        var multipliers = Vector<double>.Build.Dense(leaves.Count);
        var (fewest, patience) = (int.MaxValue, PatienceWithBlocks);
        for (var exchange = 0; exchange < MostExchanges; exchange++)
        {
            int[] wrong = [.. Enumerable.Range(0, leaves.Count).Where(j => atZero[j]
                ? multipliers[j] > Tolerance * multipliers.AbsoluteMaximum()
                : leaves[j] < -Tolerance * size)];
            if (wrong.Length == 0) break;
            if (wrong.Length < fewest) (fewest, patience) = (wrong.Length, PatienceWithBlocks);
            else patience--;
            // One at a time, by the last index, always ends (Murty 1974); whole blocks are faster but may cycle.
            foreach (var j in patience >= 0 ? wrong : wrong[^1..]) atZero[j] = !atZero[j];
            Solve(covariance, rows, targets, hierarchy, point, atZero, leaves, multipliers);
        }

        return leaves;
    }

    private static void Solve(
        Matrix<double> covariance, Matrix<double> rows, Vector<double> targets, Hierarchy hierarchy, Vector<double> point,
        bool[] atZero, Vector<double> leaves, Vector<double> multipliers)
    {
        int[] active = [.. Enumerable.Range(0, atZero.Length).Where(j => atZero[j])];
        var all = Matrix<double>.Build.Dense(rows.RowCount + active.Length, rows.ColumnCount);
        all.SetSubMatrix(0, 0, rows);
        for (var i = 0; i < active.Length; i++) all[rows.RowCount + i, hierarchy.Leaves[active[i]]] = 1;
        var gap = all * point;
        gap.SetSubVector(0, targets.Count, gap.SubVector(0, targets.Count) - targets);
        var spread = covariance.TransposeAndMultiply(all);
        var normal = all * spread;
        // A fixed sum whose parts are all at zero has no solution; a touch of slack turns it into large multipliers that free them.
        for (var i = 0; i < normal.RowCount; i++) normal[i, i] *= 1 + 1e-12;
        var dual = normal.Cholesky().Solve(gap);
        var moved = point - (spread * dual);
        multipliers.Clear();
        for (var i = 0; i < active.Length; i++) multipliers[active[i]] = dual[rows.RowCount + i];
        for (var j = 0; j < leaves.Count; j++) leaves[j] = atZero[j] ? 0 : moved[hierarchy.Leaves[j]];
    }
}
