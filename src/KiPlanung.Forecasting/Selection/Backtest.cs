namespace KiPlanung.Forecasting.Selection;

/// <summary>„Rückschau“ — forecasts from several past origins, compared with what happened; no model knows more than its
/// origin.</summary>
/// <remarks>Rolling origin with refitting: Tashman 2000, IJF 16(4).</remarks>
internal sealed class Backtest
{
    private const int MaxOrigins = 16;
    private const int LeastSpan = 10;
    private const int LeastTraining = 5;

    private Backtest(double[]?[][] errors) => Errors = errors;

    /// <summary>Actual minus forecast: by candidate, origin (oldest first) and step; null where the candidate gave no forecast.</summary>
    public double[]?[][] Errors { get; }

    /// <param name="advance">Called with the share done after each origin.</param>
    public static Backtest Run(
        ReadOnlySpan<double> history, int season, int horizon, ModelPool pool, Action<double> advance, CancellationToken cancellationToken)
    {
        var origins = Origins(history.Length, season, horizon);
        var errors = new double[]?[pool.Count][];
        for (var i = 0; i < errors.Length; i++) errors[i] = new double[]?[origins.Length];
        for (var o = 0; o < origins.Length; o++)
        {
            var actual = history.Slice(origins[o], Math.Min(horizon, history.Length - origins[o]));
            var paths = pool.Predict(history[..origins[o]], season, actual.Length, cancellationToken);
            for (var i = 0; i < paths.Length; i++) errors[i][o] = Subtract(actual, paths[i]);
            advance((o + 1.0) / origins.Length);
        }

        return new Backtest(errors);
    }

    /// <summary>Mean absolute error over all origins and steps; null unless the candidate forecast from every origin.</summary>
    public double? MeanAbsoluteError(int candidate)
    {
        double sum = 0;
        var count = 0;
        foreach (var path in Errors[candidate])
        {
            if (path is null) return null;
            foreach (var error in path) sum += Math.Abs(error);
            count += path.Length;
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>Numbers of values known at each origin, evenly spread over the recent past.</summary>
    internal static int[] Origins(int length, int season, int horizon)
    {
        var leastTraining = length < ModelPool.ShortSeries ? 2 : Math.Max(LeastTraining, season > 1 ? Math.Min(3 * season, length / 2) : 0);
        var first = Math.Max(leastTraining, length - Math.Max(LeastSpan, 2 * horizon));
        var available = length - first;
        if (available <= 0) return [];
        var count = Math.Min(available, MaxOrigins);
        var origins = new int[count];
        for (var i = 0; i < count; i++) origins[i] = first + (int)((i + 1L) * available / count) - 1;
        return origins;
    }

    private static double[]? Subtract(ReadOnlySpan<double> actual, double[]? path)
    {
        if (path is null) return null;
        var errors = new double[actual.Length];
        for (var h = 0; h < errors.Length; h++) errors[h] = actual[h] - path[h];
        return errors;
    }
}
