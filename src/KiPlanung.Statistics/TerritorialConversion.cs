using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>„Gebietszusammenlegung“ — a region that went into another as a whole or in part.</summary>
/// <param name="Weight">The share of the old region that went over, 0 to 1, for counts.</param>
public sealed record Merger(Ags From, string FromName, Ags Into, DateOnly Effective, double Weight, string Source);

/// <summary>„Umrechnung auf den heutigen Gebietsstand“ — adds what was counted in dissolved regions to their successors.</summary>
public static class TerritorialConversion
{
    private const string Mark = "; eigene Umrechnung auf den Gebietsstand ";

    /// <summary>Only mergers whose weights are known; a split with unknown weights must cut a series, not bend it.</summary>
    public static IReadOnlyList<Merger> Mergers { get; } =
    [
        new(Ags.Parse("16056"), "Eisenach, Stadt", Ags.Parse("16063"), new DateOnly(2021, 7, 1), 1.0,
            "Destatis, Gemeindeverzeichnis (GV-ISys): Eisenach ist seit 01.07.2021 Gemeinde 16063105 des Wartburgkreises"),
    ];

    /// <summary>Whether the series is a result of <see cref="ToCurrent"/>; its source says so, as dl-de/by-2-0 § 2 asks.</summary>
    public static bool IsConverted(StatisticalSeries series) => series.Source.Table.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The same series on the latest territorial status: the dissolved regions are gone, their counts added to the successor
    /// for every year the dissolved region still had any. A year in which either figure is missing stays missing with its sign.</summary>
    /// <remarks>Refuses <c>statistics.conversion-needs-counts</c> for shares and amounts of the regions concerned and
    /// <c>statistics.conversion-incomplete</c> when the dissolved region or its successor is not among the series.</remarks>
    public static Outcome<IReadOnlyList<StatisticalSeries>> ToCurrent(IReadOnlyList<StatisticalSeries> series)
    {
        Outcome<IReadOnlyList<StatisticalSeries>> unchanged = new Outcome<IReadOnlyList<StatisticalSeries>>.Ok(series);
        return Mergers.Aggregate(unchanged, (outcome, merger) => outcome.Then(current => Apply(merger, current)));
    }

    private static Outcome<IReadOnlyList<StatisticalSeries>> Apply(Merger merger, IReadOnlyList<StatisticalSeries> series)
    {
        var result = new List<StatisticalSeries>();
        foreach (var one in series)
        {
            if (one.Region.Ags == merger.From)
            {
                if (one.Points.Any(p => p.Value is not null) && Of(merger.Into, one) is null)
                    return StatisticsProblems.PartMissing(one.Indicator.Name, merger.Into.Value);
                continue;
            }

            if (one.Region.Ags != merger.Into || IsCurrent(merger, Of(merger.From, one), one))
            {
                result.Add(one);
                continue;
            }

            if (one.Indicator.Nature is not SeriesNature.Count)
                return StatisticsProblems.NotConvertible(one.Indicator.Name, $"{merger.FromName} und {one.Region.Name}");
            if (Of(merger.From, one) is not { } old)
                return StatisticsProblems.PartMissing(one.Indicator.Name, $"{merger.FromName} ({merger.From})");
            result.Add(Sum(merger, old, one));
        }

        return result;
        StatisticalSeries? Of(Ags ags, StatisticalSeries like) =>
            series.FirstOrDefault(s => s.Region.Ags == ags && s.Indicator.Key == like.Indicator.Key);
    }

    // A series whose source recalculated it lacks the dissolved region and says so by its territorial status.
    private static bool IsCurrent(Merger merger, StatisticalSeries? old, StatisticalSeries into) =>
        old?.Points.Any(p => p.Value is not null) != true
        && (into.Points.All(p => p.Year.Value >= merger.Effective.Year)
            || (old is null && into.Territory.Date >= merger.Effective && !KnownBreaks.IsOnEachYearsTerritory(into)));

    private static StatisticalSeries Sum(Merger merger, StatisticalSeries old, StatisticalSeries into)
    {
        var before = old.Points.ToDictionary(p => p.Year);
        var territory = into.Territory.Date >= merger.Effective ? into.Territory : new TerritorialStatus(merger.Effective);
        return into with
        {
            Territory = territory,
            Source = into.Source with { Table = $"{into.Source.Table}{Mark}{territory}" },
            Points = [.. into.Points.Select(p => Sum(merger, before.GetValueOrDefault(p.Year), p))],
        };
    }

    private static SeriesPoint Sum(Merger merger, SeriesPoint? old, SeriesPoint into)
    {
        if (old?.Value is null && into.Year.Value >= merger.Effective.Year) return into;
        if (into.Value is not { } own) return into;
        return old?.Value is { } moved
            ? into with { Value = own + Math.Round(moved * merger.Weight) }
            : new SeriesPoint(into.Year, null, old?.Status ?? ValueStatus.UnknownOrSecret);
    }
}
