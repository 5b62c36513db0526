using KiPlanung.Forecasting.Combination;
using KiPlanung.Forecasting.Intervals;

namespace KiPlanung.Forecasting.Selection;

/// <summary>„Vergleichsgruppe“ — the series that learn from each other: what they say together about plain continuation and about the
/// size of the errors.</summary>
internal sealed class ComparableSeries
{
    /// <summary>From this number on the errors of one series among all do not matter for judging it.</summary>
    private const int Many = 100;

    private readonly IReadOnlyList<SeriesStudy> _studies;
    private readonly UsualErrors? _usual;
    private readonly int _horizon;
    private readonly Dictionary<string, ScorePool> _pools;

    private ComparableSeries(IReadOnlyList<SeriesStudy> studies, UsualErrors? usual, ForecastOptions options)
    {
        _studies = studies;
        _usual = usual;
        _horizon = options.Horizon;
        Gate = Gate.From(studies, usual, options);
        _pools = studies.SelectMany(NamesOf).Distinct().ToDictionary(name => name, name => PoolOf(name, null), StringComparer.Ordinal);
    }

    public int Count => _studies.Count;

    public Gate Gate { get; }

    public static ComparableSeries Of(IReadOnlyList<SeriesStudy> studies, ForecastOptions options, CombinationLibrary library) =>
        new(studies, library.ErrorsOf(options.Profile, options.Season), options);

    /// <summary>The errors of a candidate over the whole group.</summary>
    public ScorePool PoolOf(string candidate) => _pools[candidate];

    /// <summary>The same without the errors of one series, so that it can be judged by the others; in a large group they stay.</summary>
    public ScorePool PoolWithout(string candidate, SeriesStudy study) =>
        _studies.Count >= Many ? _pools[candidate] : PoolOf(candidate, study);

    private ScorePool PoolOf(string candidate, SeriesStudy? without) => ScorePool.From(
        _studies.Where(study => study != without).Select(study => (study, study.Pool.PlaceOf(candidate))).Where(pair => pair.Item2 >= 0),
        _usual, _horizon);

    private static IEnumerable<string> NamesOf(SeriesStudy study) =>
        Enumerable.Range(0, study.Pool.Count).Select(candidate => study.Pool.Label(candidate).Name);
}
