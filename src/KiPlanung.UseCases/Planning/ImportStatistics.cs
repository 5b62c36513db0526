using KiPlanung.Audit;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>A file to take over.</summary>
public sealed record ImportRequest(ReadOnlyMemory<byte> File, TableReadOptions Options);

/// <summary>What came of it; a file that was there before changes nothing.</summary>
public sealed record ImportResult(StatisticsImport Import, bool AlreadyThere, IReadOnlyList<string> Notices);

/// <summary>„Statistik einlesen“ — all of a file or nothing of it.</summary>
public sealed class ImportStatistics(IPlanningStore store, TimeProvider clock)
{
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads without storing anything, for the check page.</summary>
    public static Outcome<StatisticalTable> Preview(ImportRequest request) =>
        request.File.Length == 0
            ? new Problem("statistics.empty-file", "Die Datei ist leer. Bitte wählen Sie eine CSV-Datei.", ProblemKind.Invalid)
        : request.File.Length > MaxBytes
            ? new Problem("statistics.too-large", "Die Datei ist größer als 64 MB. Bitte teilen Sie die Tabelle auf.", ProblemKind.Invalid)
        : TableReader.Read(request.File, request.Options);

    public async Task<Outcome<ImportResult>> RunAsync(Actor actor, ImportRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner).IsOk(out var planner, out var problem)) return problem;
        if (!Preview(request).IsOk(out var table, out problem)) return problem;

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (await transaction.Statistics.FindImportAsync(table.FileHash, cancellationToken) is { } earlier)
            return new ImportResult(earlier, AlreadyThere: true, []);

        var import = ImportOf(table, request.Options.FileName, planner);
        transaction.Statistics.Add(import, table.Series);
        await transaction.CommitAsync(
            actor, [new(AuditEvent.StatisticsImported, AuditObject.Import, import.Id, Fields(import))], cancellationToken);
        return new ImportResult(import, AlreadyThere: false, table.Notices);
    }

    private StatisticsImport ImportOf(StatisticalTable table, string fileName, PersonId planner)
    {
        var first = table.Series[0];
        var now = clock.GetUtcNow();
        return new StatisticsImport(
            Guid.CreateVersion7(now), table.FileHash, fileName, table.Format, first.Source.Publisher, first.Source.Table,
            first.Source.DataDate, first.Territory, first.Source.Licence, planner, now,
            table.Series.Count, table.Series.Sum(s => s.Points.Count));
    }

    private static Dictionary<AuditField, string> Fields(StatisticsImport import) => new()
    {
        [AuditField.FileHash] = import.FileHash.Hex,
        [AuditField.Format] = Code.Of(import.Format),
        [AuditField.Count] = Code.Of(import.PointCount),
    };
}
