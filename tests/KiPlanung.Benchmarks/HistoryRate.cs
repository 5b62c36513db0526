using System.Diagnostics;
using System.Globalization;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Storage;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Benchmarks;

/// <summary>Milliseconds an auditor waits for the history of one artefact with 40 entries, in logs of different length (SQLite). The entry
/// of the look itself and the checkpoint over it are part of it.</summary>
internal static class HistoryRate
{
    private const int Own = 40;
    private const int Looks = 30;
    private const int Batch = 1_000;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private static readonly Guid Artefact = Guid.CreateVersion7();
    private static readonly Actor Auditor = Actor.Of(new PersonId(Guid.CreateVersion7()), [Role.Auditor], Door.Page);

    public static async Task RunAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
        await using var storage = await PlanningStorage.OpenAsync(new StorageOptions { DataDirectory = folder }, TimeProvider.System, default);
        var follow = new FollowArtefact(storage.Store, storage.Log);
        var report = new StringBuilder("# History of one artefact\n\n")
            .Append(CultureInfo.InvariantCulture, $"`FollowArtefact.TimelineAsync` for an artefact with {Own} entries, SQLite, ")
            .Append(CultureInfo.InvariantCulture, $"{Looks} looks each; every look writes its own entry and signs a checkpoint.\n\n")
            .Append("| entries in the log | median ms | slowest ms |\n|---:|---:|---:|\n");
        var written = 0;
        foreach (var size in Sizes)
        {
            written = await FillAsync(storage, written, size);
            var times = new List<double>();
            for (var look = 0; look < Looks; look++)
            {
                var watch = Stopwatch.StartNew();
                var found = await follow.TimelineAsync(Auditor, Artefact, default);
                times.Add(watch.Elapsed.TotalMilliseconds);
                if (!found.IsOk(out var history, out _) || history.Entries.Count != Own) throw new InvalidOperationException("Es fehlen Einträge.");
            }
            times.Sort();
            report.Append(CultureInfo.InvariantCulture, $"| {size:N0} | {times[Looks / 2]:F1} | {times[^1]:F1} |\n");
        }
        await File.WriteAllTextAsync(file, report.ToString());
        Console.Write(report);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> FillAsync(PlanningStorage storage, int written, int size)
    {
        while (written < size)
        {
            var first = written;
            await using var transaction = await storage.Store.WriteAsync(default);
            await transaction.CommitAsync(Auditor,
                [.. Enumerable.Range(first, Batch).Select(i => new AuditRecord(
                    AuditEvent.DraftRevised, AuditObject.Draft, i < Own ? Artefact : Guid.CreateVersion7(),
                    new Dictionary<AuditField, string> { [AuditField.Count] = i.ToString(CultureInfo.InvariantCulture) }))],
                default);
            written += Batch;
        }
        await storage.Log.SealAsync(default);
        return written;
    }
}
