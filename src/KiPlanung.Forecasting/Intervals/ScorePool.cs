using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Selection;

namespace KiPlanung.Forecasting.Intervals;

/// <summary>„Eichung“ — the scaled backtest errors of comparable series, by step, from which the limits of a forecast are read.</summary>
/// <remarks>Split conformal prediction pooled over series (Vovk, Gammerman &amp; Shafer 2005; Lei et al. 2018, JASA 113), signed, with two
/// tails: a single short series has no 95 % quantile of its own. The usual errors of the kind count like a few dozen errors, so that a
/// file with few series goes over into one with many without a step.</remarks>
internal sealed class ScorePool
{
    private const double UsualWeight = 60;
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

        return new ScorePool([.. lists.Select((scores, h) => Step.Of(scores, UsualAt(usual, h)))], series);
    }

    /// <summary>The scaled error that stays below with this probability; non-decreasing in the probability.</summary>
    /// <param name="step">From 0.</param>
    public double Quantile(int step, double probability) => _steps[step].Quantile(probability);

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

        private Step(double[] values, double[] middles, double total, int own)
        {
            _values = values;
            _middles = middles;
            _total = total;
            Own = own;
        }

        public int Own { get; }

        public static Step Of(List<double> own, IReadOnlyList<double> usual)
        {
            var weight = usual.Count == 0 ? 0 : UsualWeight / usual.Count;
            (double Value, double Weight)[] all = [.. own.Select(value => (value, 1.0)), .. usual.Select(value => (value, weight))];
            Array.Sort(all);
            var (middles, sum) = (new double[all.Length], 0.0);
            for (var i = 0; i < all.Length; i++)
            {
                middles[i] = sum + (0.5 * all[i].Weight);
                sum += all[i].Weight;
            }

            return new Step([.. all.Select(one => one.Value)], middles, sum, own.Count);
        }

        /// <summary>The tails are moved outwards by one error, as the conformal guarantee asks for.</summary>
        public double Quantile(double probability)
        {
            if (_values.Length == 0) return 0;
            var outwards = probability > 0.5 ? probability * (_total + 1) : (probability * (_total + 1)) - 1;
            var target = Math.Clamp(probability == 0.5 ? 0.5 * _total : outwards, 0, _total);
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
