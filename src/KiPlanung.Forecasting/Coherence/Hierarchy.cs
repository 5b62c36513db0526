using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Forecasting.Coherence;

/// <summary>„Hierarchie“ — nodes of which some are the sum of others, such as Gemeinden, Kreise and the Land.</summary>
/// <remarks>The lowest nodes are those no other node names as its parent. Values of all nodes are lists in the order
/// of the nodes.</remarks>
public sealed class Hierarchy
{
    private readonly int[] _leaves;
    private readonly int[] _aggregates;

    private Hierarchy(IReadOnlyList<int?> parents)
    {
        var isParent = new bool[parents.Count];
        foreach (var parent in parents)
        {
            if (parent is { } one) isParent[one] = true;
        }

        _leaves = [.. Enumerable.Range(0, parents.Count).Where(node => !isParent[node])];
        _aggregates = [.. Enumerable.Range(0, parents.Count).Where(node => isParent[node])];
        Summing = Matrix<double>.Build.Dense(parents.Count, _leaves.Length);
        Roots = new int[_leaves.Length];
        for (var j = 0; j < _leaves.Length; j++)
        {
            for (int? node = _leaves[j]; node is { } one; node = parents[one])
            {
                Summing[one, j] = 1;
                Roots[j] = one;
            }
        }
    }

    /// <summary>The number of nodes.</summary>
    public int Count => Summing.RowCount;

    /// <summary>The lowest nodes, in their order.</summary>
    public IReadOnlyList<int> Leaves => _leaves;

    /// <summary>The nodes that are sums of others, in their order.</summary>
    public IReadOnlyList<int> Aggregates => _aggregates;

    /// <summary>S: a row for each node, a column for each lowest node, 1 where the one contains the other.</summary>
    internal Matrix<double> Summing { get; }

    /// <summary>The topmost node above each lowest node.</summary>
    internal int[] Roots { get; }

    /// <param name="parents">For each node the place of the node it is part of; null for the topmost.</param>
    /// <exception cref="ArgumentException">Empty, a parent out of range, or a node that is part of itself.</exception>
    public static Hierarchy Of(IReadOnlyList<int?> parents)
    {
        if (parents.Count == 0) throw new ArgumentException("A hierarchy has at least one node.", nameof(parents));
        for (var node = 0; node < parents.Count; node++)
        {
            var steps = 0;
            for (var above = parents[node]; above is { } one; above = parents[one])
            {
                if (one < 0 || one >= parents.Count) throw new ArgumentException($"Node {node} has no such parent.", nameof(parents));
                if (++steps > parents.Count) throw new ArgumentException($"Node {node} is part of itself.", nameof(parents));
            }
        }

        return new Hierarchy(parents);
    }

    /// <summary>The values of all nodes that follow from those of the lowest.</summary>
    public double[] Sum(IReadOnlyList<double> leaves) => (Summing * Vector<double>.Build.DenseOfEnumerable(leaves)).ToArray();

    /// <summary>C = [I −A] with Cy = 0 for coherent y: a row for each aggregate.</summary>
    internal Matrix<double> Constraints()
    {
        var constraints = Matrix<double>.Build.Dense(_aggregates.Length, Count);
        for (var i = 0; i < _aggregates.Length; i++)
        {
            constraints[i, _aggregates[i]] = 1;
            for (var j = 0; j < _leaves.Length; j++) constraints[i, _leaves[j]] = -Summing[_aggregates[i], j];
        }

        return constraints;
    }
}
