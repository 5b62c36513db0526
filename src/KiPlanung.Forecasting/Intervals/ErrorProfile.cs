namespace KiPlanung.Forecasting.Intervals;

/// <summary>The typical size of the forecast error by step, learned from the backtest and held near the naive error where that is thin.</summary>
/// <param name="Typical">Mean absolute error expected at each step; never falling.</param>
/// <param name="Origins">How many origins stand behind it.</param>
internal sealed record ErrorProfile(double[] Typical, int Origins)
{
    public static double GrowthYearly { get; set; } = 0.75;
    public static double GrowthSeasonal { get; set; } = 0.4;
    public static double PriorOrigins { get; set; } = 2;
    public static double PriorScale { get; set; } = 1;
    public static double StepPrior { get; set; } = 8;

    /// <param name="errors">By origin and step; null paths do not count.</param>
    /// <param name="naive">Mean absolute change from one period (or season) to the next in the history.</param>
    public static ErrorProfile From(IEnumerable<double[]?> errors, double naive, int season, int horizon)
    {
        var growth = season > 1 ? GrowthSeasonal : GrowthYearly;
        var sums = new double[horizon];
        var counts = new int[horizon];
        var (scaled, count, origins) = (0.0, 0, 0);
        foreach (var path in errors)
        {
            if (path is null) continue;
            origins++;
            for (var h = 0; h < path.Length; h++)
            {
                sums[h] += Math.Abs(path[h]);
                counts[h]++;
                scaled += Math.Abs(path[h]) / Math.Pow(h + 1, growth);
                count++;
            }
        }

        var own = count == 0 ? 0 : scaled / count;
        var oneStep = ((origins * own) + (PriorOrigins * PriorScale * naive)) / (origins + PriorOrigins);
        var typical = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            typical[h] = (sums[h] + (StepPrior * oneStep * Math.Pow(h + 1, growth))) / (counts[h] + StepPrior);
            if (h > 0) typical[h] = Math.Max(typical[h], typical[h - 1]);
        }

        return new ErrorProfile(typical, origins);
    }
}
