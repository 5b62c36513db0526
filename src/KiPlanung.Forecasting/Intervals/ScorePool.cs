using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Numerics;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>„Eichung“ — the scaled backtest errors of comparable series, by step, from which the limits of a forecast are read.</summary>
/// <remarks>Split conformal prediction pooled over series (Vovk, Gammerman &amp; Shafer 2005; Lei et al. 2018, JASA 113), signed, with two
/// tails: a single short series has no 95 % quantile of its own. The usual errors of the kind count like a few dozen errors, so that a
/// file with few series goes over into one with many without a step.</remarks>
internal sealed class ScorePool
{
    private const double UsualWeight = 60;
    private const int LongHorizon = 12;
    private readonly Step[] _steps;

    private ScorePool(Step[] steps, int series)
    {
        _steps = steps;
        Series = series;
    }

    /// <summary>Series whose errors are in the pool.</summary>
    public int Series { get; }

    /// <summary>Errors in the pool over all steps, without the usual ones.</summary>
    public int Errors => _steps.Sum(step => step.Own);

    /// <param name="studies">The series with the candidate whose errors are wanted.</param>
    public static ScorePool From(IEnumerable<(SeriesStudy Study, int Candidate)> studies, UsualErrors? usual, int horizon)
    {
        var lists = new List<double>[horizon];
        for (var h = 0; h < horizon; h++) lists[h] = [];
        var series = 0;
        foreach (var (study, candidate) in studies)
        {
            var before = lists[0].Count;
            foreach (var (step, score) in study.Scores(candidate))
            {
                if (step < horizon) lists[step].Add(score);
            }

            if (lists[0].Count > before) series++;
        }

        return new ScorePool([.. lists.Select((_, h) => Step.Of(WithNeighbours(lists, h), UsualAt(usual, h), lists[h].Count))], series);
    }

    /// <summary>The scaled error that stays below with this probability; non-decreasing in the probability.</summary>
    /// <remarks>Midway between the own tail and the mirrored other one: skewness is real, but half of what a sample shows of it is
    /// chance.</remarks>
    /// <param name="step">From 0.</param>
    public double Quantile(int step, double probability) =>
        0.5 * (_steps[step].Quantile(probability) + _steps[step].Symmetric(probability));

    /// <summary>How far the limits of a level lie below and above the forecast, by step, in the unit of the series; never negative and
    /// never falling.</summary>
    /// <remarks>Isotonic regression over the steps (Barlow, Bartholomew, Bremner &amp; Brunk 1972): the greatest quantile so far would let
    /// one step's chance widen all later ones.</remarks>
    /// <param name="level">In percent.</param>
    public (double[] Below, double[] Above) Distances(double level)
    {
        var (below, above) = (new double[_steps.Length], new double[_steps.Length]);
        for (var h = 0; h < _steps.Length; h++)
        {
            below[h] = Math.Max(0, -Quantile(h, (100 - level) / 200));
            above[h] = Math.Max(0, Quantile(h, 0.5 + (level / 200)));
        }

        Isotonic.Fit(below);
        Isotonic.Fit(above);
        return (below, above);
    }

    /// <summary>On a long horizon the errors of the steps beside count too: the tails are then less a matter of chance.</summary>
    private static List<double> WithNeighbours(List<double>[] lists, int step)
    {
        if (lists.Length < LongHorizon || step == 0) return lists[step];
        return [.. lists[step - 1], .. lists[step], .. step + 1 < lists.Length ? lists[step + 1] : []];
    }

    /// <summary>Steps further ahead than were trained keep the shape and grow like a random walk.</summary>
    private static IReadOnlyList<double> UsualAt(UsualErrors? usual, int step)
    {
        if (usual is null || usual.Quantiles.Count == 0) return [];
        var last = usual.Quantiles.Count - 1;
        if (step <= last) return usual.Quantiles[step];
        var growth = Math.Sqrt((step + 1.0) / (last + 1));
        return [.. usual.Quantiles[last].Select(quantile => quantile * growth)];
    }

    /// <summary>A weighted sample in ascending order.</summary>
    private sealed class Step
    {
        private readonly double[] _values;
        private readonly double[] _middles;
        private readonly double _total;
        private readonly Step? _absolute;

        private Step(double[] values, double[] middles, double total, int own, Step? absolute)
        {
            _absolute = absolute;
            _values = values;
            _middles = middles;
            _total = total;
            Own = own;
        }

        public int Own { get; }

        public static Step Of(List<double> own, IReadOnlyList<double> usual, int count)
        {
            var weight = usual.Count == 0 ? 0 : UsualWeight / usual.Count;
            (double Value, double Weight)[] all = [.. own.Select(value => (value, 1.0)), .. usual.Select(value => (value, weight))];
            return Sorted(all, count, Sorted([.. all.Select(one => (Math.Abs(one.Value), one.Weight))], count, null));
        }

        private static Step Sorted((double Value, double Weight)[] all, int count, Step? absolute)
        {
            Array.Sort(all);
            var (middles, sum) = (new double[all.Length], 0.0);
            for (var i = 0; i < all.Length; i++)
            {
                middles[i] = sum + (0.5 * all[i].Weight);
                sum += all[i].Weight;
            }

            return new Step([.. all.Select(one => one.Value)], middles, sum, count, absolute);
        }

        /// <summary>The limit of an interval with the same coverage on both sides of zero.</summary>
        public double Symmetric(double probability)
        {
            var level = Math.Abs((2 * probability) - 1);
            return Math.Sign(probability - 0.5) * (level > 0 ? _absolute!.Quantile(level, outwards: true) : 0);
        }

        /// <summary>The tails are moved outwards by one error, as the conformal guarantee asks for.</summary>
        public double Quantile(double probability, bool outwards = false)
        {
            if (_values.Length == 0) return 0;
            var moved = outwards || probability > 0.5 ? probability * (_total + 1) : (probability * (_total + 1)) - 1;
            var target = Math.Clamp(probability == 0.5 && !outwards ? 0.5 * _total : moved, 0, _total);
            var at = Array.BinarySearch(_middles, target);
            if (at >= 0) return _values[at];
            at = ~at;
            if (at == 0) return _values[0];
            if (at == _values.Length) return _values[^1];
            var share = (target - _middles[at - 1]) / (_middles[at] - _middles[at - 1]);
            return _values[at - 1] + (share * (_values[at] - _values[at - 1]));
        }
    }
}
