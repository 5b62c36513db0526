namespace KiPlanung.Forecasting.Selection;

/// <summary>„Rückschau“ — forecasts from several past origins, compared with what happened; no model knows more than its
/// origin.</summary>
/// <remarks>Rolling origin with refitting: Tashman 2000, IJF 16(4).</remarks>
internal sealed class Backtest
{
    private const int LeastTraining = 5;

    private Backtest(double[]?[][] errors, ErrorScale[] scales)
    {
        Errors = errors;
        Scales = scales;
    }

    /// <summary>Actual minus forecast: by candidate, origin (oldest first) and step; null where the candidate gave no forecast.</summary>
    public double[]?[][] Errors { get; }

    /// <summary>The size of errors as known at each origin.</summary>
    public ErrorScale[] Scales { get; }

    /// <param name="origins">Numbers of values known at each origin.</param>
    /// <param name="advance">Called with the share done after each origin.</param>
    public static Backtest Run(
        ReadOnlySpan<double> history, int season, int horizon, ModelPool pool, int[] origins, Action<double> advance,
        CancellationToken cancellationToken)
    {
        var errors = new double[]?[pool.Count][];
        for (var i = 0; i < errors.Length; i++) errors[i] = new double[]?[origins.Length];
        var scales = new ErrorScale[origins.Length];
        for (var o = 0; o < origins.Length; o++)
        {
            var actual = history.Slice(origins[o], Math.Min(horizon, history.Length - origins[o]));
            var attempt = pool.Try(history[..origins[o]], season, actual.Length, cancellationToken);
            for (var i = 0; i < pool.Count; i++) errors[i][o] = Subtract(actual, attempt.Paths[i]);
            scales[o] = attempt.Scale;
            advance((o + 1.0) / origins.Length);
        }

        return new Backtest(errors, scales);
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

    /// <summary>Numbers of values known at each origin, oldest first: one leaves the whole horizon to compare with, the others lie
    /// before it and, in a history too short for that, after it.</summary>
    /// <param name="most">How many origins the time allows.</param>
    internal static int[] Origins(int length, int season, int horizon, int most)
    {
        var least = length < ModelPool.ShortSeries ? 2 : Math.Max(LeastTraining, season > 1 ? Math.Min(3 * season, length / 2) : 0);
        if (length - 1 < least) return [];
        var full = Math.Max(least, length - horizon);
        var origins = new SortedSet<int> { full };
        var stride = Math.Max(1, horizon / 3);
        for (var origin = full - stride; origin >= least && origins.Count < most; origin -= stride) origins.Add(origin);
        for (var origin = full + 1; origin < length && origins.Count < most; origin++) origins.Add(origin);
        return [.. origins];
    }

    private static double[]? Subtract(ReadOnlySpan<double> actual, double[]? path)
    {
        if (path is null) return null;
        var errors = new double[actual.Length];
        for (var h = 0; h < errors.Length; h++) errors[h] = actual[h] - path[h];
        return errors;
    }
}
