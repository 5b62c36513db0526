using KiPlanung.Forecasting.Coherence;
using KiPlanung.Forecasting.Models;
using MathNet.Numerics.LinearAlgebra;

namespace KiPlanung.Core.Tests.Forecasting.Coherence;

public sealed class ReconcilerTests
{
    /// <summary>Land (0) with Kreise 1 and 2; Kreis 1 has the Gemeinden 3 to 5, Kreis 2 the Gemeinden 6 and 7.</summary>
    private static readonly Hierarchy ThreeLevels = Hierarchy.Of([null, 0, 0, 1, 1, 1, 2, 2]);

    private static readonly double[][] Residuals =
    [
        .. Enumerable.Range(0, 8).Select(node =>
            Enumerable.Range(0, 12).Select(t => (node + 2) * Math.Sin((t * (node + 1)) + (t * t))).ToArray()),
    ];

    private static readonly double[] Values = [100, 55, 60, 20, 18, 9, 30, 21];

    private static IEnumerable<ErrorCovariance> Covariances =>
    [
        ErrorCovariance.Equal(ThreeLevels), ErrorCovariance.Structural(ThreeLevels), ErrorCovariance.Variances(Residuals),
        ErrorCovariance.Shrunk(Residuals),
    ];

    [Fact]
    public void A_node_is_the_sum_of_the_lowest_nodes_below() =>
        Assert.Equal([15, 6, 9, 1, 2, 3, 4, 5], ThreeLevels.Sum([1, 2, 3, 4, 5]));

    [Fact]
    public void A_hierarchy_refuses_circles_and_unknown_parents()
    {
        Assert.Throws<ArgumentException>(() => Hierarchy.Of([1, 0]));
        Assert.Throws<ArgumentException>(() => Hierarchy.Of([null, 7]));
        Assert.Throws<ArgumentException>(() => Hierarchy.Of([]));
    }

    [Fact]
    public void Least_squares_spread_a_gap_evenly()
    {
        var hierarchy = Hierarchy.Of([null, 0, 0]);
        var result = Reconciler.Nearest(hierarchy, ErrorCovariance.Equal(hierarchy)).Apply([100, 30, 50]);
        Assert.Equal(100 - (20 / 3.0), result[0], 1e-12);
        Assert.Equal(30 + (20 / 3.0), result[1], 1e-12);
    }

    [Fact]
    public void The_map_is_the_weighted_least_squares_of_the_paper_and_leaves_coherent_values_alone()
    {
        var summing = ThreeLevels.Summing;
        foreach (var covariance in Covariances)
        {
            var weights = covariance.Matrix.Inverse();
            var expected = (summing.Transpose() * weights * summing).Inverse() * summing.Transpose() * weights;
            var map = Reconciler.Nearest(ThreeLevels, covariance).Map;
            Assert.Equal(0, (map - expected).Enumerate().Max(Math.Abs), 1e-10);
            Assert.Equal(0, ((summing * map * summing) - summing).Enumerate().Max(Math.Abs), 1e-10);
        }

        var bottomUp = Reconciler.BottomUp(ThreeLevels).Map;
        Assert.Equal(0, ((summing * bottomUp * summing) - summing).Enumerate().Max(Math.Abs), 1e-10);
    }

    [Fact]
    public void Results_add_up()
    {
        foreach (var covariance in Covariances) AssertCoherent(Reconciler.Nearest(ThreeLevels, covariance).Apply(Values));
        AssertCoherent(Reconciler.BottomUp(ThreeLevels).Apply(Values));
    }

    [Fact]
    public void Top_down_divides_the_topmost_value_by_shares()
    {
        var result = Reconciler.TopDown(ThreeLevels, [0.1, 0.2, 0.3, 0.15, 0.25]).Apply(Values);
        double[] expected = [100, 60, 40, 10, 20, 30, 15, 25];
        for (var node = 0; node < 8; node++) Assert.Equal(expected[node], result[node], 1e-12);
    }

    // The closed form written out in R: w_tij = x_ti x_tj of scaled errors, sum(var(mean(w)))/sum(r^2) over i != j.
    [Fact]
    public void Shrinkage_is_the_closed_form_of_Schaefer_and_Strimmer()
    {
        double[][] residuals = [[1, -2, 3, 0.5, -1.5, 2], [0.5, -1, 2, 1, -1, 1], [-1, 1, 0.3, -0.2, 0.4, -2]];
        Assert.Equal(0.242843413545, ErrorCovariance.Shrunk(residuals).Shrinkage, 1e-10);
    }

    [Fact]
    public void Nodes_without_errors_keep_their_value()
    {
        double[][] residuals = [[1, -1, 2], [0, 0, 0], [2, 1, -1]];
        var hierarchy = Hierarchy.Of([null, 0, 0]);
        var result = Reconciler.Nearest(hierarchy, ErrorCovariance.Shrunk(residuals)).Apply([100, 30, 50]);
        Assert.Equal(30, result[1], 1e-6);
        Assert.Equal(result[0], result[1] + result[2], 1e-9);
    }

    [Fact]
    public void Official_totals_keep_their_value()
    {
        foreach (var covariance in Covariances)
        {
            var result = Reconciler.Nearest(ThreeLevels, covariance, [0, 2]).Apply(Values);
            Assert.Equal(100, result[0], 1e-9);
            Assert.Equal(60, result[2], 1e-9);
            AssertCoherent(result);
        }
    }

    [Fact]
    public void Fixed_nodes_that_determine_each_other_are_refused()
    {
        var covariance = ErrorCovariance.Equal(ThreeLevels);
        Assert.Throws<ArgumentException>(() => Reconciler.Nearest(ThreeLevels, covariance, [0, 1, 2]));
    }

    [Fact]
    public void Non_negative_values_are_the_best_of_all_choices_of_zeros()
    {
        double[] values = [20, 3, 30, 12, -6, 1, 30, -9];
        foreach (var covariance in Covariances)
        {
            var result = Reconciler.Nearest(ThreeLevels, covariance).ApplyNonNegative(values);
            Assert.True(result.All(value => value >= 0));
            AssertCoherent(result);
            Assert.Equal(BestByTrial(covariance, values), Distance(covariance, values, result), 1e-8);
        }
    }

    [Fact]
    public void Non_negative_values_keep_official_totals()
    {
        double[] values = [20, 3, 30, 12, -6, 1, 30, -9];
        foreach (var covariance in Covariances)
        {
            var result = Reconciler.Nearest(ThreeLevels, covariance, [0, 1]).ApplyNonNegative(values);
            Assert.True(result.All(value => value >= 0));
            Assert.Equal(20, result[0], 1e-6);
            Assert.Equal(3, result[1], 1e-6);
        }
    }

    [Fact]
    public void Every_drawn_future_adds_up_and_the_same_seed_gives_the_same()
    {
        double[][] histories =
            [.. Enumerable.Range(0, 5).Select(j => Enumerable.Range(0, 15).Select(t => 3.0 + j + (t % (j + 2))).ToArray())];
        double[][] all = [.. Enumerable.Range(0, 8).Select(node => Enumerable.Range(0, 15)
            .Select(t => ThreeLevels.Sum([.. histories.Select(one => one[t])])[node]).ToArray())];
        IFittedModel[] models = [.. all.Select(history => new SimpleSmoothing().Fit(history, 1)!)];
        var reconciler = Reconciler.Nearest(ThreeLevels, ErrorCovariance.Shrunk(Residuals));
        var paths = CoherentPaths.Draw(reconciler, models, Residuals, 4, 200, 7, isNonNegative: true);
        foreach (var step in paths.Paths.SelectMany(path => path))
        {
            AssertCoherent([.. step]);
            Assert.True(step.All(value => value >= 0));
        }

        var (low, high) = (paths.Quantile(3, 0.1), paths.Quantile(3, 0.9));
        for (var node = 0; node < 8; node++) Assert.True(low[node] < high[node]);
        Assert.Equal(low, CoherentPaths.Draw(reconciler, models, Residuals, 4, 200, 7, isNonNegative: true).Quantile(3, 0.1));
    }

    private static double BestByTrial(ErrorCovariance covariance, double[] values)
    {
        var (weights, summing) = (covariance.Matrix.Inverse(), ThreeLevels.Summing);
        var target = Vector<double>.Build.DenseOfArray(values);
        var best = double.PositiveInfinity;
        for (var set = 1; set < 32; set++)
        {
            int[] free = [.. Enumerable.Range(0, 5).Where(j => (set >> j) % 2 == 1)];
            var columns = Matrix<double>.Build.DenseOfColumnVectors(free.Select(j => summing.Column(j)));
            var solution = (columns.Transpose() * weights * columns).Solve(columns.Transpose() * weights * target);
            if (solution.Minimum() >= 0) best = Math.Min(best, Distance(covariance, values, (columns * solution).ToArray()));
        }

        return best;
    }

    private static double Distance(ErrorCovariance covariance, double[] values, double[] result)
    {
        var gap = Vector<double>.Build.DenseOfArray(values) - Vector<double>.Build.DenseOfArray(result);
        return gap * (covariance.Matrix.Inverse() * gap);
    }

    private static void AssertCoherent(double[] values)
    {
        var sums = ThreeLevels.Sum(values[3..]);
        for (var node = 0; node < 8; node++) Assert.Equal(sums[node], values[node], 1e-9 * Math.Max(1, Math.Abs(sums[node])));
    }
}
