namespace KiPlanung.Forecasting.Models;

/// <summary>„Median mehrerer Verfahren“ — step by step the median of its members' forecasts; robust where selection is not.</summary>
/// <remarks>Petropoulos &amp; Svetunkov 2020, IJF 36(1).</remarks>
public sealed class MedianCombination(IReadOnlyList<IForecastModel> members) : IForecastModel
{
    public const string StableName = "median";

    public const string GermanTitle = "Median mehrerer Verfahren";

    public string Name => StableName;

    public string Title => GermanTitle;

    /// <summary>Members too short of data are left out; null when fewer than two remain.</summary>
    public IFittedModel? Fit(ReadOnlySpan<double> history, int season)
    {
        var fitted = new List<IFittedModel>(members.Count);
        foreach (var member in members)
        {
            if (member.Fit(history, season) is { } one) fitted.Add(one);
        }

        return fitted.Count < 2 ? null : new Fitted(fitted);
    }

    /// <summary>The median path of paths of equal length.</summary>
    internal static double[] Combine(ReadOnlySpan<double[]> paths)
    {
        var combined = new double[paths[0].Length];
        var step = new double[paths.Length];
        for (var h = 0; h < combined.Length; h++)
        {
            for (var i = 0; i < paths.Length; i++) step[i] = paths[i][h];
            Array.Sort(step);
            var middle = step.Length / 2;
            combined[h] = step.Length % 2 == 1 ? step[middle] : step[middle - 1] + (0.5 * (step[middle] - step[middle - 1]));
        }

        return combined;
    }

    private sealed class Fitted(List<IFittedModel> fitted) : IFittedModel
    {
        public double Sigma { get; } = Combine([.. fitted.Select(one => new[] { one.Sigma })])[0];

        public double[] Predict(int horizon) => Combine([.. fitted.Select(one => one.Predict(horizon))]);

        /// <summary>All members take the same shocks, so the median is a path of one future.</summary>
        public void Draw(Span<double> path, ReadOnlySpan<double> shocks)
        {
            var paths = new double[fitted.Count][];
            for (var i = 0; i < paths.Length; i++)
            {
                paths[i] = new double[path.Length];
                fitted[i].Draw(paths[i], shocks);
            }

            Combine(paths).CopyTo(path);
        }
    }
}
