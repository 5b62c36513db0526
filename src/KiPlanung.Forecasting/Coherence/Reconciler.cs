using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Forecasting.Coherence;

/// <summary>„Abstimmung“ — makes forecasts of all nodes of a hierarchy add up.</summary>
/// <remarks>Wickramasuriya, Athanasopoulos &amp; Hyndman 2019, JASA 114(526): ỹ = S(S′W⁻¹S)⁻¹S′W⁻¹ŷ, here in the equal form
/// ỹ = ŷ − WA′(AWA′)⁻¹(Aŷ − r) with the rows „node minus its parts = 0“ in A, which needs no inverse of W. Nodes that must keep their
/// value (official totals, „Eckwerte“) are further rows: Zhang, Kang, Panagiotelis &amp; Li 2023, EJOR 308(2).</remarks>
public sealed class Reconciler
{
    private readonly Hierarchy _hierarchy;
    private readonly Matrix<double>? _covariance;
    private readonly IReadOnlyList<int> _fixed;
    private readonly Matrix<double> _map;

    private Reconciler(Hierarchy hierarchy, Matrix<double> map, Matrix<double>? covariance, IReadOnlyList<int> fixedNodes) =>
        (_hierarchy, _map, _covariance, _fixed) = (hierarchy, map, covariance, fixedNodes);

    /// <summary>G: a row for each lowest node, a column for each node; the lowest coherent forecasts are Gŷ.</summary>
    internal Matrix<double> Map => _map;

    /// <summary>The lowest forecasts are kept and summed.</summary>
    public static Reconciler BottomUp(Hierarchy hierarchy)
    {
        var map = Matrix<double>.Build.Dense(hierarchy.Leaves.Count, hierarchy.Count);
        for (var j = 0; j < hierarchy.Leaves.Count; j++) map[j, hierarchy.Leaves[j]] = 1;
        return new Reconciler(hierarchy, map, null, []);
    }

    /// <summary>The topmost forecast is kept and divided by fixed shares.</summary>
    /// <param name="shares">For each lowest node its share of the topmost one above it; they sum to 1 below each.</param>
    public static Reconciler TopDown(Hierarchy hierarchy, IReadOnlyList<double> shares)
    {
        if (shares.Count != hierarchy.Leaves.Count) throw new ArgumentException("Every lowest node needs a share.", nameof(shares));
        var map = Matrix<double>.Build.Dense(hierarchy.Leaves.Count, hierarchy.Count);
        for (var j = 0; j < shares.Count; j++) map[j, hierarchy.Roots[j]] = shares[j];
        return new Reconciler(hierarchy, map, null, []);
    }

    /// <summary>The coherent forecasts nearest to the given ones, distances measured by the covariance.</summary>
    /// <param name="fixedNodes">Nodes whose forecast must not change; none of them may follow from others of them.</param>
    /// <exception cref="ArgumentException">The covariance has another size, or the fixed nodes determine each other.</exception>
    public static Reconciler Nearest(Hierarchy hierarchy, ErrorCovariance covariance, IReadOnlyList<int>? fixedNodes = null)
    {
        if (covariance.Matrix.RowCount != hierarchy.Count)
            throw new ArgumentException("The covariance needs a row for each node.", nameof(covariance));
        var kept = fixedNodes ?? [];
        if (Rank(hierarchy, kept) < kept.Count)
            throw new ArgumentException("Fixed nodes must not follow from other fixed nodes.", nameof(fixedNodes));
        var rows = Rows(hierarchy, kept);
        var gain = NearestPoint.Gain(covariance.Matrix, rows);
        var constraints = hierarchy.Constraints();
        var projection = Matrix<double>.Build.DenseIdentity(hierarchy.Count)
            - (gain.SubMatrix(0, hierarchy.Count, 0, constraints.RowCount) * constraints);
        var map = Matrix<double>.Build.Dense(hierarchy.Leaves.Count, hierarchy.Count);
        for (var j = 0; j < hierarchy.Leaves.Count; j++) map.SetRow(j, projection.Row(hierarchy.Leaves[j]));
        return new Reconciler(hierarchy, map, covariance.Matrix, kept);
    }

    /// <summary>Coherent values of all nodes.</summary>
    /// <param name="values">Forecasts of all nodes for one period, in the order of the nodes.</param>
    public double[] Apply(IReadOnlyList<double> values) => _hierarchy.Sum(Leaves(values).ToArray());

    /// <summary>Coherent values none of which is negative, the nearest such to the given ones.</summary>
    /// <remarks>Wickramasuriya, Turlach &amp; Hyndman 2020, Statistics and Computing 30, section 3: the lowest nodes at zero are found by
    /// block principal pivoting (Portugal, Júdice &amp; Vicente 1994). Bottom-up and top-down values are cut at zero.</remarks>
    /// <exception cref="ArgumentException">A fixed node is negative.</exception>
    public double[] ApplyNonNegative(IReadOnlyList<double> values)
    {
        if (_fixed.Any(node => values[node] < 0)) throw new ArgumentException("A fixed node is negative.", nameof(values));
        var leaves = Leaves(values);
        if (leaves.Minimum() < 0)
        {
            leaves = _covariance is null
                ? leaves
                : NearestPoint.NonNegative(_covariance, Rows(_hierarchy, _fixed), Targets(values), _hierarchy, leaves, values);
            leaves = leaves.PointwiseMaximum(0);
        }

        return _hierarchy.Sum(leaves.ToArray());
    }

    private Vector<double> Leaves(IReadOnlyList<double> values)
    {
        if (values.Count != _hierarchy.Count) throw new ArgumentException("Every node needs a value.", nameof(values));
        return _map * Vector<double>.Build.DenseOfEnumerable(values);
    }

    private Vector<double> Targets(IReadOnlyList<double> values)
    {
        var targets = Vector<double>.Build.Dense(_hierarchy.Aggregates.Count + _fixed.Count);
        for (var i = 0; i < _fixed.Count; i++) targets[_hierarchy.Aggregates.Count + i] = values[_fixed[i]];
        return targets;
    }

    private static Matrix<double> Rows(Hierarchy hierarchy, IReadOnlyList<int> kept)
    {
        var constraints = hierarchy.Constraints();
        if (kept.Count == 0) return constraints;
        var units = Matrix<double>.Build.Dense(kept.Count, hierarchy.Count);
        for (var i = 0; i < kept.Count; i++) units[i, kept[i]] = 1;
        return constraints.Stack(units);
    }

    private static int Rank(Hierarchy hierarchy, IReadOnlyList<int> kept)
    {
        if (kept.Count == 0) return 0;
        var rows = Matrix<double>.Build.Dense(kept.Count, hierarchy.Leaves.Count);
        for (var i = 0; i < kept.Count; i++) rows.SetRow(i, hierarchy.Summing.Row(kept[i]));
        return rows.Rank();
    }
}
