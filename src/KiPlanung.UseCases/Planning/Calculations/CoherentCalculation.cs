using KiPlanung.Forecasting;
using KiPlanung.Forecasting.Coherence;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>One node of a hierarchy with its past values, all nodes at the same times.</summary>
/// <param name="Parent">Key of the node it is part of; null for the topmost.</param>
/// <param name="IsSum">The values are the sum of the parts.</param>
public sealed record CoherentNode(string Key, string Name, string? Parent, bool IsSum, IReadOnlyList<double> Values);

/// <summary>What is forecast together.</summary>
/// <param name="FirstYear">Of the values.</param>
/// <param name="StepYears">Years from one value to the next; 1 where periods are no years.</param>
/// <param name="Paths">Simulated futures, 100 to 10,000.</param>
public sealed record CoherentInput(
    string Indicator, string Unit, IReadOnlyList<CoherentNode> Nodes, int FirstYear, int StepYears, int Horizon, CoherentMethod Method,
    int Paths, ForecastOptions Options);

/// <summary>„Gebiete abgestimmt vorausberechnen“ — the calculation behind page, interface and command line.</summary>
/// <remarks>Base forecasts and joint paths are those of <see cref="Forecaster.RunJoint"/>; every path is made coherent, so that intervals
/// belong to futures in which the parts add up (Panagiotelis, Gamakumara, Athanasopoulos &amp; Hyndman 2023, EJOR 306(2)). W rests on
/// the changes from one value to the next less their mean: the errors of plain continuation with drift.</remarks>
public static class CoherentCalculation
{
    private const int RecentValues = 3;
    private const double MostGap = 0.005;

    public static Outcome<CoherentResult> Run(CoherentInput input, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Tree(input).IsOk(out var hierarchy, out var problem)) return problem;
        if (!Forecaster.RunJoint([.. input.Nodes.Select(n => n.Values)], input.Options, input.Paths, progress, cancellationToken)
                .IsOk(out var joint, out problem))
            return problem;
        var covariance = CovarianceOf(input, hierarchy);
        var reconciler = input.Method switch
        {
            CoherentMethod.BottomUp => Reconciler.BottomUp(hierarchy),
            CoherentMethod.TopDown => Reconciler.TopDown(hierarchy, Shares(input, hierarchy)),
            _ => Reconciler.Nearest(hierarchy, covariance!),
        };
        var areas = Areas(input, joint, reconciler, cancellationToken);
        return new CoherentResult(
            input.Indicator, input.Unit, input.Method, input.Options.Levels,
            input.Method == CoherentMethod.MinT ? Math.Round(covariance!.Shrinkage, 6) : null, input.Paths, areas);
    }

    /// <summary>Checks keys, parents, lengths and that the past adds up.</summary>
    public static Outcome<Hierarchy> Tree(CoherentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var nodes = input.Nodes;
        if (nodes.Count < 3) return Wrong("few", "Zum Abstimmen braucht es ein Ganzes und mindestens zwei Teile.");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
            if (!places.TryAdd(nodes[i].Key, i)) return Wrong("twice", $"„{nodes[i].Key}“ kommt zweimal vor.");
        if (nodes.FirstOrDefault(n => n.Parent is { } parent && !places.ContainsKey(parent)) is { } orphan)
            return Wrong("parent", $"„{orphan.Key}“ gehört zu „{orphan.Parent}“, das es nicht gibt.");
        if (nodes.FirstOrDefault(n => n.Values.Count != nodes[0].Values.Count) is { } other)
            return Wrong("length", $"„{other.Key}“ hat {other.Values.Count} Werte, „{nodes[0].Key}“ {nodes[0].Values.Count}. "
                + "Alle Reihen müssen dieselben Zeitpunkte haben.");
        if (Circle(nodes, places) is { } circle) return Wrong("circle", $"„{circle}“ ist nach den Angaben ein Teil von sich selbst.");
        return Gap(nodes) is { } gap ? gap : Hierarchy.Of([.. nodes.Select(n => n.Parent is null ? (int?)null : places[n.Parent])]);
    }

    private static string? Circle(IReadOnlyList<CoherentNode> nodes, Dictionary<string, int> places)
    {
        foreach (var node in nodes)
        {
            var (above, steps) = (node, 0);
            while (above.Parent is { } parent)
            {
                if (++steps > nodes.Count) return node.Key;
                above = nodes[places[parent]];
            }
        }

        return null;
    }

    /// <summary>A whole that its parts do not add up to has parts missing; forecasts made to add up would be wrong.</summary>
    private static Problem? Gap(IReadOnlyList<CoherentNode> nodes)
    {
        foreach (var whole in nodes)
        {
            var parts = nodes.Where(n => n.Parent == whole.Key).ToList();
            if (parts.Count == 0 || whole.IsSum) continue;
            var (sum, last) = (parts.Sum(p => p.Values[^1]), whole.Values[^1]);
            if (Math.Abs(sum - last) > MostGap * Math.Max(Math.Abs(last), Math.Abs(sum)))
                return Wrong(
                    "gap", $"Die {parts.Count} Teile von „{whole.Name}“ ergeben zuletzt {GermanFigures.Number(sum)}, das Ganze hat "
                    + $"{GermanFigures.Number(last)}. Vermutlich fehlen Gebiete; bitte lesen Sie alle Teile ein.");
        }

        return null;
    }

    private static ErrorCovariance? CovarianceOf(CoherentInput input, Hierarchy hierarchy) => input.Method switch
    {
        CoherentMethod.MinT => ErrorCovariance.Shrunk([.. input.Nodes.Select(Changes)]),
        CoherentMethod.Variances => ErrorCovariance.Variances([.. input.Nodes.Select(Changes)]),
        CoherentMethod.Structural => ErrorCovariance.Structural(hierarchy),
        _ => null,
    };

    private static double[] Changes(CoherentNode node)
    {
        double[] changes = [.. node.Values.Zip(node.Values.Skip(1), (a, b) => b - a)];
        var mean = changes.Average();
        return [.. changes.Select(change => change - mean)];
    }

    private static double[] Shares(CoherentInput input, Hierarchy hierarchy)
    {
        double Recent(CoherentNode node) => node.Values.TakeLast(RecentValues).Average();
        var roots = hierarchy.Leaves.Select(leaf => RootOf(input.Nodes, leaf)).ToList();
        return [.. hierarchy.Leaves.Select((leaf, j) =>
        {
            var own = hierarchy.Leaves.Where((_, k) => roots[k] == roots[j]).Sum(other => Recent(input.Nodes[other]));
            return own > 0 ? Recent(input.Nodes[leaf]) / own : 1.0 / roots.Count(root => root == roots[j]);
        })];
    }

    private static string RootOf(IReadOnlyList<CoherentNode> nodes, int leaf)
    {
        var node = nodes[leaf];
        while (node.Parent is { } parent) node = nodes.First(n => n.Key == parent);
        return node.Key;
    }

    private static List<CoherentArea> Areas(
        CoherentInput input, JointForecast joint, Reconciler reconciler, CancellationToken cancellationToken)
    {
        var (horizon, count) = (input.Options.Horizon, input.Nodes.Count);
        var atLeastZero = input.Options.Nature == SeriesNature.Count || input.Nodes.All(n => n.Values.All(v => v >= 0));
        double[] Coherent(double[] values) => atLeastZero ? reconciler.ApplyNonNegative(values) : reconciler.Apply(values);
        var bounds = Enumerable.Range(0, count).Select(_ => new WideningBounds(input.Options.Levels)).ToArray();
        var years = Enumerable.Range(0, count).Select(_ => new List<CoherentYear>(horizon)).ToArray();
        var samples = new double[count][];
        for (var h = 0; h < horizon; h++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] own = [.. joint.Series.Select(s => s.Steps[h].Mean)];
            var means = Coherent(own);
            for (var i = 0; i < count; i++) samples[i] = new double[joint.Paths[0].Count];
            for (var p = 0; p < joint.Paths[0].Count; p++)
            {
                var path = Coherent([.. joint.Paths.Select(series => series[p][h])]);
                for (var i = 0; i < count; i++) samples[i][p] = path[i];
            }

            var year = input.FirstYear + ((input.Nodes[0].Values.Count + h) * input.StepYears);
            for (var i = 0; i < count; i++)
                years[i].Add(new CoherentYear(year, means[i], own[i], bounds[i].At(means[i], samples[i], atLeastZero)));
        }

        return [.. input.Nodes.Select((node, i) => new CoherentArea(
            node.Key, node.Name, node.Parent, node.IsSum,
            [.. node.Values.Select((v, t) => new HistoryYear(input.FirstYear + (t * input.StepYears), v, ValueStatus.Known))],
            joint.Series[i].Model, joint.Series[i].ModelTitle, years[i]))];
    }

    /// <summary>Intervals around the mean that hold the paths, nest, and never narrow from step to step.</summary>
    private sealed class WideningBounds(IReadOnlyList<double> levels)
    {
        private readonly double[] _below = new double[levels.Count];
        private readonly double[] _above = new double[levels.Count];

        public List<PredictionInterval> At(double mean, double[] samples, bool atLeastZero)
        {
            Array.Sort(samples);
            var intervals = new List<PredictionInterval>(levels.Count);
            for (var l = 0; l < levels.Count; l++)
            {
                var (narrowBelow, narrowAbove) = l > 0 ? (_below[l - 1], _above[l - 1]) : (0, 0);
                _below[l] = Math.Max(Math.Max(_below[l], mean - Quantile(samples, (100 - levels[l]) / 200)), narrowBelow);
                _above[l] = Math.Max(Math.Max(_above[l], Quantile(samples, 0.5 + (levels[l] / 200)) - mean), narrowAbove);
                var low = atLeastZero ? Math.Max(0, mean - _below[l]) : mean - _below[l];
                intervals.Add(new PredictionInterval(levels[l], Math.Min(low, mean), mean + _above[l]));
            }

            return intervals;
        }

        private static double Quantile(double[] sorted, double probability)
        {
            var place = probability * (sorted.Length - 1);
            var left = (int)place;
            return left + 1 < sorted.Length ? sorted[left] + ((place - left) * (sorted[left + 1] - sorted[left])) : sorted[^1];
        }
    }

    private static Problem Wrong(string code, string message) => new("coherent." + code, message, ProblemKind.Invalid);
}
