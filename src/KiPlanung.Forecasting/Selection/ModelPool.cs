using KiPlanung.Forecasting.Models;

namespace KiPlanung.Forecasting.Selection;

/// <summary>The models that compete for one series, the simplest first; the median of some of them may be one more candidate.</summary>
internal sealed class ModelPool
{
    /// <summary>Below this length only the simplest models are honest (planning practice, and Athanasopoulos et al. 2011, IJF 27(3)).</summary>
    public const int ShortSeries = 8;

    private readonly IForecastModel[] _models;
    private readonly int[] _combined;

    private ModelPool(IForecastModel[] models, int yardsticks, int[] combined)
    {
        _models = models;
        _combined = combined;
        Yardsticks = yardsticks;
    }

    /// <summary>How many of the first candidates are plain continuation, which the others must beat.</summary>
    public int Yardsticks { get; }

    /// <summary>The number of candidates, the combination included.</summary>
    public int Count => _models.Length + (HasCombination ? 1 : 0);

    /// <summary>Place of the combination, which is always the last; -1 when there is none.</summary>
    public int Combination => HasCombination ? _models.Length : -1;

    private bool HasCombination => _combined.Length > 0;

    public static ModelPool For(int length, int season)
    {
        var naive = new SeasonallyAdjusted(new Naive());
        if (length < ShortSeries) return new ModelPool([naive, new HistoricalMean(), new Drift()], 1, []);
        IForecastModel[] trends =
        [
            new SeasonallyAdjusted(new Drift()), new SeasonallyAdjusted(new DampedTrend()), new SeasonallyAdjusted(new Theta()),
            new SeasonallyAdjusted(new DynamicTheta()),
        ];
        return season > 1
            ? new ModelPool([naive, new SeasonalNaive(), .. trends], 2, [2, 3, 4, 5])
            : new ModelPool([naive, .. trends], 1, [1, 2, 3, 4]);
    }

    public (string Name, string Title) this[int candidate] => candidate == Combination
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

        if (HasCombination)
        {
            double[][] members = [.. _combined.Select(i => paths[i]).OfType<double[]>()];
            paths[Combination] = members.Length == _combined.Length ? MedianCombination.Combine(members) : null;
        }

        return paths;
    }
}
