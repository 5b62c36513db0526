using KiPlanung.Forecasting.Models;

namespace KiPlanung.Forecasting.Coherence;

/// <summary>„Gemeinsame Zukünfte“ — possible futures of all nodes at once, each of which adds up.</summary>
/// <remarks>At every step the errors of one past period are taken for all nodes together, so that what used to go wrong together does so
/// again; each drawn set of paths is then reconciled. Athanasopoulos, Hyndman, Kourentzes &amp; Panagiotelis 2024, IJF 40(2), section 5;
/// Panagiotelis, Gamakumara, Athanasopoulos &amp; Hyndman 2023, EJOR 306(2).</remarks>
public sealed class CoherentPaths
{
    private readonly double[][][] _paths;

    private CoherentPaths(double[][][] paths) => _paths = paths;

    /// <summary>By path, step and node.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> Paths => _paths;

    /// <param name="models">The fitted model of each node.</param>
    /// <param name="residuals">One-step errors by node and period, the same periods for all; only their joint pattern is used, the size
    /// comes from each model's <see cref="IFittedModel.Sigma"/>.</param>
    /// <param name="seed">The same seed gives the same paths.</param>
    /// <param name="isNonNegative">Whether no value may fall below zero.</param>
    /// <exception cref="ArgumentException">Nodes without errors, or with errors of different periods.</exception>
    public static CoherentPaths Draw(
        Reconciler reconciler, IReadOnlyList<IFittedModel> models, IReadOnlyList<double[]> residuals, int horizon, int count, int seed,
        bool isNonNegative = false)
    {
        var shocks = Standardise(models.Count, residuals);
        var random = new Random(seed);
        var paths = new double[count][][];
        var (path, chosen) = (new double[horizon], new double[horizon]);
        for (var p = 0; p < count; p++)
        {
            var values = new double[horizon][];
            for (var h = 0; h < horizon; h++) values[h] = new double[models.Count];
            var periods = new int[horizon];
            for (var h = 0; h < horizon; h++) periods[h] = random.Next(shocks[0].Length);
            for (var node = 0; node < models.Count; node++)
            {
                for (var h = 0; h < horizon; h++) chosen[h] = shocks[node][periods[h]];
                models[node].Draw(path, chosen);
                for (var h = 0; h < horizon; h++) values[h][node] = path[h];
            }

            paths[p] = [.. values.Select(step => isNonNegative ? reconciler.ApplyNonNegative(step) : reconciler.Apply(step))];
        }

        return new CoherentPaths(paths);
    }

    /// <summary>The value a share of the paths stays below, by node, at one step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <remarks>Quantiles of sums are not sums of quantiles; it is the paths that add up.</remarks>
    public double[] Quantile(int step, double level)
    {
        var quantiles = new double[_paths[0][step].Length];
        var values = new double[_paths.Length];
        for (var node = 0; node < quantiles.Length; node++)
        {
            for (var p = 0; p < values.Length; p++) values[p] = _paths[p][step][node];
            Array.Sort(values);
            var place = level * (values.Length - 1);
            var below = Math.Min((int)place, values.Length - 1);
            var above = Math.Min(below + 1, values.Length - 1);
            quantiles[node] = values[below] + ((place - below) * (values[above] - values[below]));
        }

        return quantiles;
    }

    /// <summary>Centred and divided by their own standard deviation; a node without errors has none to draw.</summary>
    private static double[][] Standardise(int nodes, IReadOnlyList<double[]> residuals)
    {
        if (residuals.Count != nodes || nodes == 0 || residuals[0].Length < 2 || residuals.Any(one => one.Length != residuals[0].Length))
            throw new ArgumentException("Every node needs errors of the same two or more periods.", nameof(residuals));
        return [.. residuals.Select(errors =>
        {
            var mean = errors.Average();
            var deviation = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / errors.Length);
            return errors.Select(error => deviation > 0 ? (error - mean) / deviation : 0).ToArray();
        })];
    }
}
