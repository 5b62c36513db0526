namespace KiPlanung.Forecasting.Models;

/// <summary>The standard deviation of one-step errors, in the unit of the series.</summary>
internal static class ErrorSize
{
    /// <summary>From a sum of squared errors; the estimated parameters take degrees of freedom, at least one stays.</summary>
    public static double Of(double squares, int errors, int parameters) =>
        errors == 0 ? 0 : Math.Sqrt(Math.Max(squares, 0) / Math.Max(1, errors - parameters));

    /// <summary>Of the changes over <paramref name="lag"/> periods around an expected change.</summary>
    public static double OfChanges(ReadOnlySpan<double> history, int lag, double expected)
    {
        var squares = 0.0;
        for (var t = lag; t < history.Length; t++)
        {
            var error = history[t] - history[t - lag] - expected;
            squares += error * error;
        }

        return Of(squares, Math.Max(0, history.Length - lag), expected == 0 ? 0 : 1);
    }
}
