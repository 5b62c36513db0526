using KiPlanung.Forecasting.Models;

namespace KiPlanung.Forecasting.Selection;

/// <summary>The models that compete for one series: first plain continuation, the yardstick; then the others, the simplest first; last
/// the median of those others.</summary>
internal sealed class ModelPool
{
    /// <summary>Below this length only the simplest models are honest (Athanasopoulos et al. 2011, IJF 27(3)).</summary>
    public const int ShortSeries = 8;

    /// <summary>Place of plain continuation.</summary>
    public const int Yardstick = 0;

    private readonly IForecastModel[] _models;

    private ModelPool(bool combines, params IForecastModel[] models)
    {
        _models = models;
        Combination = combines ? models.Length : -1;
        Count = models.Length + (combines ? 1 : 0);
    }

    /// <summary>The number of candidates, the combination included.</summary>
    public int Count { get; }

    /// <summary>Place of the combination; -1 when there is none.</summary>
    public int Combination { get; }

    public static ModelPool For(int length, int season)
    {
        if (length < ShortSeries) return new ModelPool(false, new Naive(), new HistoricalMean(), new Drift());
        IForecastModel[] trends = [new Drift(), new DampedTrend(), new Theta(), new DynamicTheta()];
        if (season == 1) return new ModelPool(true, [new Naive(), .. trends]);
        return new ModelPool(
            true, [new SeasonallyAdjusted(new Naive()), new SeasonalNaive(), .. trends.Select(trend => new SeasonallyAdjusted(trend))]);
    }

    public (string Name, string Title) Label(int candidate) => candidate == Combination
        ? (MedianCombination.StableName, MedianCombination.GermanTitle)
        : (_models[candidate].Name, _models[candidate].Title);

    /// <summary>The paths of all candidates; null where the history is too short for one or its path leaves the finite numbers.</summary>
    public double[]?[] Predict(ReadOnlySpan<double> history, int season, int horizon, CancellationToken cancellationToken)
    {
        var paths = new double[]?[Count];
        for (var i = 0; i < _models.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = _models[i].Fit(history, season)?.Predict(horizon);
            paths[i] = path is not null && path.All(double.IsFinite) ? path : null;
        }

        if (Combination >= 0)
        {
            double[][] members = [.. paths[(Yardstick + 1)..Combination].OfType<double[]>()];
            paths[Combination] = members.Length > 1 ? MedianCombination.Combine(members) : null;
        }

        return paths;
    }
}
