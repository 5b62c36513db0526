namespace KiPlanung.Forecasting.Selection;

/// <summary>„Auswahl“ — which candidate is used, and whether the past speaks for anything but plain continuation.</summary>
internal sealed record ModelChoice(int Candidate, bool BeatsNaive)
{
    /// <summary>A single model replaces the combination only when its error is smaller by this factor.</summary>
    public static double SingleMargin { get; set; } = 0.8;

    /// <summary>The error of the winner must stay below this share of the yardstick's.</summary>
    public static double NaiveMargin { get; set; } = 1.0;

    public static ModelChoice From(Backtest backtest, ModelPool pool, double[]?[] paths)
    {
        var errors = Enumerable.Range(0, pool.Count).Select(i => paths[i] is null ? null : backtest.MeanAbsoluteError(i)).ToArray();
        var yardstick = Best(errors, 0, pool.Yardsticks, 1);
        var winner = Best(errors, pool.Yardsticks, pool.Combination < 0 ? pool.Count : pool.Combination, 0.95);
        if (pool.Combination >= 0 && errors[pool.Combination] is { } combined && !(errors[winner] < SingleMargin * combined))
            winner = pool.Combination;
        return errors[winner] < NaiveMargin * errors[yardstick] ? new ModelChoice(winner, true) : new ModelChoice(yardstick, false);
    }

    /// <summary>The candidate of least error; a later, less simple one must be better by the margin.</summary>
    private static int Best(double?[] errors, int from, int to, double margin)
    {
        var best = from;
        for (var i = from + 1; i < to; i++)
        {
            if (errors[best] is null || errors[i] < margin * errors[best]) best = i;
        }

        return best;
    }
}
