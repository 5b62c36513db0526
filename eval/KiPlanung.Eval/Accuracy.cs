namespace KiPlanung.Eval;

/// <summary>Means over series of the competition measures; definitions of the M4 competition (Makridakis et al. 2020, IJF 36(1)).</summary>
internal sealed class Accuracy
{
    private double _smape;
    private double _mase;
    private int _scaled;
    private int _series;

    public double Smape => _smape / _series;

    public double Mase => _mase / _scaled;

    /// <summary>Overall weighted average against the benchmark: 1 is as good, less is better.</summary>
    public double Owa(Accuracy benchmark) => 0.5 * ((Smape / benchmark.Smape) + (Mase / benchmark.Mase));

    public void Add(EvaluationSeries series, IReadOnlyList<double> forecast)
    {
        var test = series.Test;
        _series++;
        _smape += test.Select((y, h) => Symmetric(y, forecast[h])).Average();
        if (series.Scale <= 0) return;
        _scaled++;
        _mase += test.Select((y, h) => Math.Abs(y - forecast[h])).Average() / series.Scale;
    }

    private static double Symmetric(double actual, double forecast) =>
        actual == forecast ? 0 : 200 * Math.Abs(actual - forecast) / (Math.Abs(actual) + Math.Abs(forecast));
}
