namespace KiPlanung.Eval;

/// <summary>Lower and upper limits by step at one level.</summary>
internal sealed record Band(double[] Low, double[] High);

/// <summary>How often the intervals of one level held, in percent, and their scaled interval score.</summary>
/// <param name="level">Nominal level in percent.</param>
internal sealed class Coverage(double level)
{
    private readonly int[] _inside = new int[3];
    private readonly int[] _counts = new int[3];
    private double _score;
    private int _scored;
    private double _scoreWithReference;
    private double _referenceScore;

    /// <summary>Over all steps, at the first step, at the last step.</summary>
    public double[] Shares => [.. _inside.Zip(_counts, (inside, count) => 100.0 * inside / count)];

    /// <summary>Mean scaled interval score (Gneiting &amp; Raftery 2007); at 95 % the competition's MSIS.</summary>
    public double Score => _score / _scored;

    /// <summary>Own score over the score of the reference on the series that have one; null without any.</summary>
    public double? AgainstReference => _referenceScore > 0 ? _scoreWithReference / _referenceScore : null;

    public void Add(EvaluationSeries series, Band band, ReferenceLimits? reference)
    {
        for (var h = 0; h < series.Test.Length; h++)
        {
            var inside = series.Test[h] >= band.Low[h] && series.Test[h] <= band.High[h] ? 1 : 0;
            Count(0, inside);
            if (h == 0) Count(1, inside);
            if (h == series.Test.Length - 1) Count(2, inside);
        }

        if (series.Scale <= 0) return;
        var own = Mean(series, band.Low, band.High);
        _scored++;
        _score += own;
        if (reference is null) return;
        _scoreWithReference += own;
        _referenceScore += Mean(series, reference.Low, reference.High);
    }

    private double Mean(EvaluationSeries series, double[] low, double[] high)
    {
        var penalty = 200 / (100 - level);
        return series.Test
            .Select((y, h) => high[h] - low[h] + (penalty * (Math.Max(low[h] - y, 0) + Math.Max(y - high[h], 0)))).Average() / series.Scale;
    }

    private void Count(int group, int inside)
    {
        _counts[group]++;
        _inside[group] += inside;
    }
}
