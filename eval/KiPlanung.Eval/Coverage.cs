using KiPlanung.Forecasting;

namespace KiPlanung.Eval;

/// <summary>How often the intervals held, in percent by level, and the scaled interval score at 95 %.</summary>
internal sealed class Coverage
{
    private readonly int[,] _inside = new int[3, 2];
    private readonly int[] _counts = new int[3];
    private double _score;
    private int _scored;

    public double[] Overall => Shares(0);

    public double[] FirstStep => Shares(1);

    public double[] LastStep => Shares(2);

    /// <summary>Mean scaled interval score of the M4 competition, α = 0.05.</summary>
    public double Msis => _score / _scored;

    public void Add(EvaluationSeries series, Forecast forecast)
    {
        for (var h = 0; h < series.Test.Length; h++)
        {
            Count(0, series.Test[h], forecast.Steps[h]);
            if (h == 0) Count(1, series.Test[h], forecast.Steps[h]);
            if (h == series.Test.Length - 1) Count(2, series.Test[h], forecast.Steps[h]);
        }

        if (Accuracy.Scale(series) is var scale && scale <= 0) return;
        _scored++;
        _score += series.Test.Select((y, h) => Score(y, forecast.Steps[h].Intervals[1])).Average() / scale;
    }

    private static double Score(double y, PredictionInterval interval) =>
        interval.High - interval.Low + (40 * Math.Max(interval.Low - y, 0)) + (40 * Math.Max(y - interval.High, 0));

    private void Count(int group, double y, ForecastStep step)
    {
        _counts[group]++;
        for (var level = 0; level < 2; level++)
        {
            if (y >= step.Intervals[level].Low && y <= step.Intervals[level].High) _inside[group, level]++;
        }
    }

    private double[] Shares(int group) => [100.0 * _inside[group, 0] / _counts[group], 100.0 * _inside[group, 1] / _counts[group]];
}
