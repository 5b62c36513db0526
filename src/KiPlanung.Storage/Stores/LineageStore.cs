using System.Globalization;
using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class LineageStore(StoreScope scope) : ILineageStore
{
    public async Task<IReadOnlyList<Guid>> ListArtefactsOfAsync(Guid sourceId, int take, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Drafts.Where(d => d.SourceId == sourceId && d.Version == 1).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id)
            .Select(d => d.Id).Take(take).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> ListJobsOfAsync(Guid noteId, int take, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Jobs.Where(j => j.SourceId == noteId).OrderBy(j => j.CreatedAt).ThenBy(j => j.Id)
            .Select(j => j.Id).Take(take).ToListAsync(cancellationToken);
    }

    public async Task<StatisticsImport?> FindImportAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } row
            ? StatisticsStore.Of(row)
            : null;
    }

    public async Task<IReadOnlyList<StatisticsImport>> ListImportsOfSeriesAsync(
        string indicatorKey, Ags region, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var numbers = db.Series.Where(s => s.IndicatorKey == indicatorKey && s.Ags == region.Value).Select(s => s.ImportNumber);
        return await OfAsync(db.Imports.Where(i => numbers.Contains(i.Number) && i.ImportedAt <= until), cancellationToken);
    }

    public async Task<IReadOnlyList<StatisticsImport>> ListImportsOfTableAsync(
        string table, DateOnly dataDate, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await OfAsync(
            db.Imports.Where(i => i.TableCode == table && i.DataDate == dataDate && i.ImportedAt <= until), cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> ListForecastsAfterAsync(Guid importId, int take, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId, cancellationToken) is not { } import) return [];
        var since = db.Drafts.Where(d => d.Kind == DraftKind.Forecast && d.Version == 1 && d.CreatedAt >= import.ImportedAt);
        var titles = await since.OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.Title })
            .ToListAsync(cancellationToken);
        var starts = await TitleStartsAsync(db, import.Number, cancellationToken);
        var found = titles.Where(t => starts.Contains(StartOf(t.Title))).Select(t => t.Id).Take(take).ToList();
        if (found.Count == take) return found;
        var code = import.TableCode;
        var day = import.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var calculated = await since
            .Where(d => db.Jobs.Any(j => j.Id == d.SourceId && j.Kind == JobKind.Calculation)
                && d.Content.Contains(code) && d.Content.Contains(day))
            .OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).Select(d => d.Id).Take(take - found.Count).ToListAsync(cancellationToken);
        return [.. found.Union(calculated)];
    }

    /// <summary>What the titles of forecasts of the imported series begin with: „Merkmal, Gebiet, “.</summary>
    private static async Task<HashSet<string>> TitleStartsAsync(PlanningDb db, long import, CancellationToken cancellationToken)
    {
        var names = await (
            from series in db.Series
            join indicator in db.Indicators on series.IndicatorKey equals indicator.Key
            where series.ImportNumber == import
            select new { indicator.Name, series.RegionName }).ToListAsync(cancellationToken);
        return [.. names.Select(n => $"{n.Name}, {n.RegionName}, ")];
    }

    private static string StartOf(string title) => title[..(title.LastIndexOf(", ", StringComparison.Ordinal) + 2)];

    private static async Task<IReadOnlyList<StatisticsImport>> OfAsync(
        IQueryable<StatisticsImportRow> which, CancellationToken cancellationToken) =>
        [.. (await which.AsNoTracking().OrderBy(i => i.Number).ToListAsync(cancellationToken)).Select(StatisticsStore.Of)];
}
