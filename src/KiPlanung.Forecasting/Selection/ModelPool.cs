using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Models;
using KiPlanung.Forecasting.Models.Arima;
using KiPlanung.Forecasting.Models.ComplexSmoothing;
using KiPlanung.Forecasting.Models.Counts;
using KiPlanung.Forecasting.Models.ExponentialSmoothing;
using KiPlanung.Forecasting.Models.Shares;

namespace KiPlanung.Forecasting.Selection;

/// <summary>A model that competes, and how often it counts in the median; 0: it is tried and shown, but does not vote.</summary>
internal readonly record struct PoolMember(IForecastModel Model, int Votes);

/// <summary>The candidates for one series: first plain continuation, the yardstick; then the other models; then the median; last, where
/// weights were trained for series of this kind, their weighted combination.</summary>
/// <remarks>Which models vote was chosen with all series of the sets in view, so the figures of the model card are not out of
/// sample.</remarks>
internal sealed class ModelPool
{
    /// <summary>Below this length only the simplest models are honest (Athanasopoulos et al. 2011, IJF 27(3)).</summary>
    public const int ShortSeries = 8;

    /// <summary>Place of plain continuation.</summary>
    public const int Yardstick = 0;

    private readonly PoolMember[] _members;
    private readonly TrainedCombination? _trained;
    private readonly int[] _trainedPlaces;
    private readonly int _leading;
    private readonly int _counting;

    /// <param name="leading">Whose simulated paths help to size the errors; -1: nobody's.</param>
    private ModelPool(PoolMember[] members, TrainedCombination? trained, int leading)
    {
        _members = members;
        _trained = trained;
        _leading = leading;
        _counting = members.Any(member => member.Votes > 0) ? 1 : 0;
        Median = members.Any(member => member.Votes > 0) ? members.Length : -1;
        Weighted = trained is null ? -1 : members.Length + 1;
        Count = members.Length + (Median < 0 ? 0 : 1) + (trained is null ? 0 : 1);
        _trainedPlaces = trained is null ? [] : [.. trained.Members.Select(PlaceOf)];
    }

    /// <summary>The number of candidates, the combinations included.</summary>
    public int Count { get; }

    /// <summary>Place of the median; -1 when there is none.</summary>
    public int Median { get; }

    /// <summary>Place of the trained combination; -1 when there is none.</summary>
    public int Weighted { get; }

    /// <summary>Place of the candidate used when the past speaks for more than plain continuation; -1: the best single one.</summary>
    public int Preferred => Weighted >= 0 ? Weighted : Median;

    public static ModelPool For(ForecastProfile profile, int length, int season, CombinationLibrary library) =>
        For(profile, length, season, library, default, 1);

    /// <param name="divisor">By what the figures are divided, so that a bounded share knows its bound.</param>
    public static ModelPool For(
        ForecastProfile profile, int length, int season, CombinationLibrary library, SeriesKind kind, double divisor)
    {
        var isGeneral = profile == ForecastProfile.General;
        if (length < ShortSeries)
            return new ModelPool(
                [new(new Naive(), 0), new(new HistoricalMean(), 0), new(new Drift(), 0)], null, isGeneral ? Yardstick : -1);
        if (kind.IsCounts) return new ModelPool(Counts(kind.IsRare), null, -1);
        if (kind.IsBounded) return new ModelPool(Bounded(100 / divisor), null, -1);
        var members = isGeneral ? General(season) : Administrative(season);
        var leading = Array.FindIndex(members, member => member.Model is AutoEts);
        return new ModelPool(members, library.Find(profile, season), leading);
    }

    public (string Name, string Title) Label(int candidate) =>
        candidate == Median ? (MedianCombination.StableName, MedianCombination.GermanTitle)
        : candidate == Weighted ? (TrainedCombination.StableName, TrainedCombination.GermanTitle)
        : (_members[candidate].Model.Name, _members[candidate].Model.Title);

    /// <summary>The candidate of this stable name; -1 when it does not compete.</summary>
    public int PlaceOf(string name) =>
        name == MedianCombination.StableName ? Median
        : name == TrainedCombination.StableName ? Weighted
        : Array.FindIndex(_members, member => member.Model.Name == name);

    /// <summary>Fits every model once and forecasts with all candidates.</summary>
    public Attempt Try(ReadOnlySpan<double> history, int season, int horizon, CancellationToken cancellationToken)
    {
        var paths = new double[]?[Count];
        var fitted = new IFittedModel?[_members.Length];
        for (var i = 0; i < _members.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fitted[i] = _members[i].Model.Fit(history, season);
            var path = fitted[i]?.Predict(horizon);
            paths[i] = path is not null && path.All(double.IsFinite) ? path : null;
        }

        if (Median >= 0) paths[Median] = MedianOf(paths);
        var size = ErrorScale.Of(history, season, fitted, _leading, Counting(paths), horizon);
        double[] weights = [];
        if (_trained is not null && paths[Median] is not null)
        {
            var features = SeriesFeatures.Of(history, season, paths.AsSpan(0, Median + 1), size);
            weights = _trained.WeightsFor(features, [.. _trainedPlaces.Select(place => paths[place] is not null)]);
            paths[Weighted] = TrainedCombination.Combine(weights, [.. _trainedPlaces.Select(place => paths[place])], horizon);
        }

        return new Attempt(paths, fitted, size, weights);
    }

    /// <summary>One possible future of a candidate; the members of a combination take the same shocks.</summary>
    public double[] Draw(Attempt attempt, int candidate, int horizon, ReadOnlySpan<double> shocks)
    {
        if (candidate == Weighted)
        {
            var paths = new double[]?[_trainedPlaces.Length];
            for (var k = 0; k < paths.Length; k++)
            {
                if (attempt.Weights[k] > 0) paths[k] = Draw(attempt, _trainedPlaces[k], horizon, shocks);
            }

            return TrainedCombination.Combine(attempt.Weights, paths, horizon);
        }

        if (candidate == Median)
        {
            var paths = new double[]?[_members.Length];
            for (var i = 0; i < paths.Length; i++)
            {
                if (_members[i].Votes > 0 && attempt.Paths[i] is not null) paths[i] = Draw(attempt, i, horizon, shocks);
            }

            return MedianOf(paths) ?? throw new InvalidOperationException("A median that forecast has members that draw.");
        }

        var path = new double[horizon];
        attempt.Fitted[candidate]!.Draw(path, shocks);
        return path;
    }

    /// <summary>Share of each candidate in the weighted combination, by place; empty without weights.</summary>
    public IReadOnlyList<(int Place, double Weight)> SharesOf(Attempt attempt) =>
        [.. attempt.Weights.Select((weight, k) => (_trainedPlaces[k], weight))];

    private static PoolMember[] General(int season) => season == 1
        ?
        [
            new(new Naive(), 0), new(new Drift(), 1), new(new DampedTrend(), 0), new(new Theta(), 1), new(new AutoEts(), 1),
            new(new DynamicTheta(), 1), new(new ComplexSmoothing(), 1),
        ]
        :
        [
            new(new SeasonallyAdjusted(new Naive()), 0), new(new SeasonalNaive(), 0), new(new SeasonallyAdjusted(new Drift()), 0),
            new(new SeasonallyAdjusted(new DampedTrend()), 0), new(new SeasonallyAdjusted(new Theta()), 0), new(new AutoEts(), 1),
            new(new SeasonallyAdjusted(new DynamicTheta()), 1), new(new ComplexSmoothing(), 1), new(new AutoArima(), 1),
        ];

    private static PoolMember[] Counts(bool isRare) =>
    [
        new(new Naive(), 1), new(new HistoricalMean(), 0), new(new Drift(0.5), 0), new(new Theta(), 1), new(new CountLevel(), 1),
        .. isRare
            ?
            (PoolMember[])
            [
                new(new IntermittentDemand(IntermittentMethod.Croston), 0),
                new(new IntermittentDemand(IntermittentMethod.SyntetosBoylan), 1),
                new(new IntermittentDemand(IntermittentMethod.TeunterSyntetosBabai), 1),
            ]
            : [],
    ];

    private static PoolMember[] Bounded(double upper) =>
    [
        new(new Naive(), 2), new(new Drift(), 0), new(new BoundedShare(new Drift(0.5), upper), 1), new(new DampedTrend(), 0),
        new(new BoundedShare(new Theta(), upper), 1), new(new BoundedShare(new DynamicTheta(), upper), 1),
    ];

    /// <summary>Plain continuation votes twice: series of regions are close to a random walk.</summary>
    private static PoolMember[] Administrative(int season) => season == 1
        ?
        [
            new(new Naive(), 2), new(new Drift(), 0), new(new Drift(0.5), 1), new(new DampedTrend(), 0), new(new Theta(), 1),
            new(new DynamicTheta(), 1),
        ]
        : [.. General(season).Select((member, i) => i == Yardstick ? member with { Votes = 1 } : member)];

    /// <summary>The paths of the models whose disagreement counts: those that vote, or all where none does.</summary>
    private double[]?[] Counting(double[]?[] paths) => [.. _members.Select((member, i) => member.Votes >= _counting ? paths[i] : null)];

    private double[]? MedianOf(double[]?[] paths)
    {
        var voting = new List<double[]>(_members.Length);
        var models = 0;
        for (var i = 0; i < _members.Length; i++)
        {
            if (_members[i].Votes == 0 || paths[i] is not { } path) continue;
            models++;
            for (var vote = 0; vote < _members[i].Votes; vote++) voting.Add(path);
        }

        return models < 2 ? null : MedianCombination.Combine([.. voting]);
    }
}
