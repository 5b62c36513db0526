using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>„Einlesen“ — one file that was taken over.</summary>
public sealed record StatisticsImport(
    Guid Id, ContentHash FileHash, string FileName, TableFormat Format, string Publisher, string Table, DateOnly DataDate,
    TerritorialStatus Territory, string Licence, PersonId ImportedBy, DateTimeOffset ImportedAt, int SeriesCount, int PointCount);

/// <summary>An indicator with what is there of it.</summary>
public sealed record IndicatorSummary(Indicator Indicator, int Regions, Year FirstYear, Year LastYear, DateOnly DataDate);

public interface IStatisticsStore
{
    Task<StatisticsImport?> FindImportAsync(ContentHash fileHash, CancellationToken cancellationToken);
    Task<IReadOnlyList<StatisticsImport>> ListImportsAsync(CancellationToken cancellationToken);
    void Add(StatisticsImport import, IReadOnlyList<StatisticalSeries> series);
    Task<IReadOnlyList<IndicatorSummary>> ListIndicatorsAsync(CancellationToken cancellationToken);
    Task<IReadOnlyList<Region>> ListRegionsAsync(string indicatorKey, CancellationToken cancellationToken);

    /// <summary>All points of all imports; a later import wins year by year, source and territorial status are the latest.</summary>
    Task<StatisticalSeries?> FindSeriesAsync(string indicatorKey, Ags region, CancellationToken cancellationToken);

    /// <summary>The same for every region of an indicator, by key.</summary>
    Task<IReadOnlyList<StatisticalSeries>> ListSeriesAsync(string indicatorKey, CancellationToken cancellationToken);

    /// <summary>Many indicators of one region at once, by key; those without a series are left out.</summary>
    Task<IReadOnlyList<StatisticalSeries>> ListSeriesAsync(
        IReadOnlyCollection<string> indicatorKeys, Ags region, CancellationToken cancellationToken);
}
