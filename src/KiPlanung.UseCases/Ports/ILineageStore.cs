using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>„Abstammung“ — which ids came from which. Every answer is found by an index or bounded, and none holds a content.</summary>
public interface ILineageStore
{
    /// <summary>Ids of the first versions drawn from this note or made by this job, oldest first.</summary>
    Task<IReadOnlyList<Guid>> ListArtefactsOfAsync(Guid sourceId, int take, CancellationToken cancellationToken);

    /// <summary>Jobs about this note, oldest first.</summary>
    Task<IReadOnlyList<Guid>> ListJobsOfAsync(Guid noteId, int take, CancellationToken cancellationToken);

    Task<StatisticsImport?> FindImportAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Imports that brought figures of this series by then, oldest first.</summary>
    Task<IReadOnlyList<StatisticsImport>> ListImportsOfSeriesAsync(
        string indicatorKey, Ags region, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Imports of a table with this data date by then, oldest first.</summary>
    Task<IReadOnlyList<StatisticsImport>> ListImportsOfTableAsync(
        string table, DateOnly dataDate, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>First versions of forecasts made since, whose title or content names a series or the table of this import; whether they
    /// rest on it, their content says.</summary>
    Task<IReadOnlyList<Guid>> ListForecastsAfterAsync(Guid importId, int take, CancellationToken cancellationToken);
}
