using KiPlanung.Statistics;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class StatisticsStore(StoreScope scope) : IStatisticsStore
{
    public async Task<StatisticsImport?> FindImportAsync(ContentHash fileHash, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.FileSha256 == fileHash.Hex, cancellationToken) is { } row
            ? Of(row)
            : null;
    }

    public async Task<IReadOnlyList<StatisticsImport>> ListImportsAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return [.. (await db.Imports.AsNoTracking().OrderByDescending(i => i.Number).ToListAsync(cancellationToken)).Select(Of)];
    }

    public void Add(StatisticsImport import, IReadOnlyList<StatisticalSeries> series) => scope.Enqueue(async (db, cancellationToken) =>
    {
        var row = Row(import);
        db.Add(row);
        await NameAsync(db, [.. series.Select(s => s.Indicator).DistinctBy(i => i.Key)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await scope.Database.BulkInsertAsync(
            scope.Session,
            series.Select((one, ordinal) => Row(one, row.Number, ordinal)),
            series.SelectMany((one, ordinal) => one.Points.Select(point => Row(point, row.Number, ordinal))),
            cancellationToken);
    });

    public async Task<IReadOnlyList<IndicatorSummary>> ListIndicatorsAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var extents = await db.Series.Where(s => s.FirstYear != null).GroupBy(s => s.IndicatorKey).Select(g => new
        {
            Key = g.Key,
            Regions = g.Select(s => s.Ags).Distinct().Count(),
            First = g.Min(s => s.FirstYear!.Value),
            Last = g.Max(s => s.LastYear!.Value),
            DataDate = g.Max(s => s.DataDate),
        }).ToDictionaryAsync(e => e.Key, cancellationToken);
        var indicators = await db.Indicators.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. from indicator in indicators
               where extents.ContainsKey(indicator.Key)
               orderby indicator.Name, indicator.Key
               let extent = extents[indicator.Key]
               select new IndicatorSummary(Of(indicator), extent.Regions, new(extent.First), new(extent.Last), extent.DataDate),
        ];
    }

    public async Task<IReadOnlyList<Region>> ListRegionsAsync(string indicatorKey, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.Series.Where(s => s.IndicatorKey == indicatorKey)
            .OrderBy(s => s.ImportNumber).Select(s => new { s.Ags, s.RegionName }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.Ags).Select(g => new Region(Ags.Parse(g.Key), g.Last().RegionName)).OrderBy(r => r.Ags)];
    }

    public async Task<StatisticalSeries?> FindSeriesAsync(string indicatorKey, Ags region, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var which = db.Series.Where(s => s.IndicatorKey == indicatorKey && s.Ags == region.Value);
        return (await ReadAsync(db, indicatorKey, which, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<StatisticalSeries>> ListSeriesAsync(string indicatorKey, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(db, indicatorKey, db.Series.Where(s => s.IndicatorKey == indicatorKey), cancellationToken);
    }

    public async Task<IReadOnlyList<StatisticalSeries>> ListSeriesAsync(
        IReadOnlyCollection<string> indicatorKeys, Ags region, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        string[] keys = [.. indicatorKeys];
        var indicators = (await db.Indicators.AsNoTracking().Where(i => keys.Contains(i.Key)).ToListAsync(cancellationToken))
            .ToDictionary(i => i.Key, Of, StringComparer.Ordinal);
        var which = db.Series.Where(s => keys.Contains(s.IndicatorKey) && s.Ags == region.Value);
        var series = await which.AsNoTracking().OrderBy(s => s.ImportNumber).ThenBy(s => s.Ordinal).ToListAsync(cancellationToken);
        var points = await PointsAsync(db, which, cancellationToken);
        return
        [
            .. series.GroupBy(s => s.IndicatorKey, StringComparer.Ordinal)
                .Select(imports => Merged(indicators[imports.Key], [.. imports], points))
                .OrderBy(s => s.Indicator.Key, StringComparer.Ordinal),
        ];
    }

    private static async Task<ILookup<(long ImportNumber, int Ordinal), SeriesPointRow>> PointsAsync(
        PlanningDb db, IQueryable<SeriesRow> which, CancellationToken cancellationToken) => (await (
            from one in which
            join point in db.SeriesPoints on new { one.ImportNumber, one.Ordinal } equals new { point.ImportNumber, point.Ordinal }
            select point).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(p => (p.ImportNumber, p.Ordinal));

    private static async Task<IReadOnlyList<StatisticalSeries>> ReadAsync(
        PlanningDb db, string indicatorKey, IQueryable<SeriesRow> which, CancellationToken cancellationToken)
    {
        var row = await db.Indicators.AsNoTracking().SingleOrDefaultAsync(i => i.Key == indicatorKey, cancellationToken);
        if (row is null) return [];
        var indicator = Of(row);
        var series = await which.AsNoTracking().OrderBy(s => s.ImportNumber).ThenBy(s => s.Ordinal).ToListAsync(cancellationToken);
        var points = await PointsAsync(db, which, cancellationToken);
        return
        [
            .. series.GroupBy(s => s.Ags)
                .Select(imports => Merged(indicator, [.. imports], points))
                .OrderBy(s => s.Region.Ags),
        ];
    }

    private static StatisticalSeries Merged(
        Indicator indicator, IReadOnlyList<SeriesRow> imports, ILookup<(long ImportNumber, int Ordinal), SeriesPointRow> points)
    {
        var years = new SortedDictionary<int, SeriesPoint>();
        foreach (var import in imports)
            foreach (var point in points[(import.ImportNumber, import.Ordinal)])
                years[point.Year] = new(new(point.Year), point.Value, point.Status);
        var latest = imports[^1];
        return new(
            indicator, new(Ags.Parse(latest.Ags), latest.RegionName), new(latest.Territory),
            new(latest.Publisher, latest.TableCode, latest.DataDate, latest.Licence), [.. years.Values]);
    }

    /// <summary>A later import may rename an indicator; its key stays.</summary>
    private static async Task NameAsync(PlanningDb db, IReadOnlyList<Indicator> indicators, CancellationToken cancellationToken)
    {
        string[] keys = [.. indicators.Select(i => i.Key)];
        var known = await db.Indicators.Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, cancellationToken);
        foreach (var indicator in indicators)
        {
            if (!known.TryGetValue(indicator.Key, out var row))
                db.Add(row = new IndicatorRow { Key = indicator.Key, Name = indicator.Name, Unit = indicator.Unit });
            (row.Name, row.Unit, row.Nature) = (indicator.Name, indicator.Unit, indicator.Nature);
        }
    }

    private static Indicator Of(IndicatorRow row) => new(row.Key, row.Name, row.Unit, row.Nature);

    internal static StatisticsImport Of(StatisticsImportRow row) => new(
        row.Id, ContentHash.Parse(row.FileSha256), row.FileName, row.Format, row.Publisher, row.TableCode, row.DataDate, new(row.Territory),
        row.Licence, new(row.ImportedBy), row.ImportedAt, row.SeriesCount, row.PointCount);

    private static StatisticsImportRow Row(StatisticsImport import) => new()
    {
        Id = import.Id,
        FileSha256 = import.FileHash.Hex,
        FileName = import.FileName,
        Format = import.Format,
        Publisher = import.Publisher,
        TableCode = import.Table,
        DataDate = import.DataDate,
        Territory = import.Territory.Date,
        Licence = import.Licence,
        ImportedBy = import.ImportedBy.Value,
        ImportedAt = import.ImportedAt,
        SeriesCount = import.SeriesCount,
        PointCount = import.PointCount,
    };

    private static SeriesRow Row(StatisticalSeries series, long import, int ordinal) => new()
    {
        ImportNumber = import,
        Ordinal = ordinal,
        IndicatorKey = series.Indicator.Key,
        Ags = series.Region.Ags.Value,
        RegionName = series.Region.Name,
        Territory = series.Territory.Date,
        Publisher = series.Source.Publisher,
        TableCode = series.Source.Table,
        DataDate = series.Source.DataDate,
        Licence = series.Source.Licence,
        FirstYear = series.Points.Count == 0 ? null : series.Points.Min(p => p.Year.Value),
        LastYear = series.Points.Count == 0 ? null : series.Points.Max(p => p.Year.Value),
    };

    private static SeriesPointRow Row(SeriesPoint point, long import, int ordinal) => new()
    {
        ImportNumber = import,
        Ordinal = ordinal,
        Year = point.Year.Value,
        Value = point.Value,
        Status = point.Status,
    };
}
