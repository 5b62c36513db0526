using System.Diagnostics;
using System.Globalization;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.Audit.Tiles;
using KiPlanung.Storage;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;
using Npgsql;

namespace KiPlanung.Benchmarks;

/// <summary>A long log in PostgreSQL: how long reading it, its root with every stored checkpoint on the way (every receipt is an entry
/// under one of them), and the export take, and how much memory.</summary>
internal static class LogDatabaseRate
{
    private const int Round = 4_999;

    public static async Task RunAsync(string file, long size)
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
        var before = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        using var cluster = PostgreSqlCluster.Start(durable: false);
        var options = new StorageOptions
        {
            DataDirectory = folder, Provider = StorageProvider.PostgreSql, ConnectionString = cluster.ConnectionString,
        };
        await using (var storage = await PlanningStorage.OpenAsync(options, TimeProvider.System, default))
        {
            var seconds = await FillAndSealAsync(storage.Log, cluster.ConnectionString, size);
            await using (var source = NpgsqlDataSource.Create(cluster.ConnectionString))
                await using (var analyse = source.CreateCommand("vacuum analyze"))
                    await analyse.ExecuteNonQueryAsync();
            var checkpoint = (await storage.Log.LatestCheckpointAsync(default))!;
            var notes = await NotesAsync(cluster.ConnectionString);
            var report = new StringBuilder()
                .Append(CultureInfo.InvariantCulture, $"# A log of {checkpoint.Size:N0} entries in PostgreSQL\n\n")
                .Append(CultureInfo.InvariantCulture, $"Load of the machine before: {before}. ")
                .Append(CultureInfo.InvariantCulture, $"One process and the database on the same two cores, shared with other work. {notes.Count} checkpoints. Sealing in rounds ")
                .Append(CultureInfo.InvariantCulture, $"of {Round:N0}\ntook {seconds:F1} s. Managed memory is its peak above the start of the step.\n\n")
                .Append("| step | seconds (three rounds) | processor seconds of this process (median) | managed memory, MB | peak resident set, MB |\n|---|---:|---:|---:|---:|\n");
            await StepAsync(report, "reading all entries", () => ReadAsync(storage.Log, checkpoint.Size));
            await StepAsync(report, "reading, leaf hash of each, root at every checkpoint",
                () => RootsAsync(storage.Log, checkpoint.Size, notes, storage.Log.VerificationKey));
            await StepAsync(report, "export to files", () => ExportAsync(storage.Log, checkpoint));
            var read = new ReadLog(storage.Store, storage.Log, storage.TemporaryFiles);
            await StepAsync(report, "„Protokoll ausgeben“ (the page): packed", async () =>
            {
                if (!(await read.PackAsync(Auditor, default)).IsOk(out var packed, out var problem))
                    throw new InvalidOperationException(problem.Message);
                await packed.DisposeAsync();
            });
            await StepAsync(report, "„Protokoll prüfen“ (the page)", async () =>
            {
                var verified = await read.VerifyAsync(Auditor, null, null, default);
                if (!verified.IsOk(out var found, out var problem) || !found.Valid)
                    throw new InvalidOperationException(problem?.Message ?? "Das Protokoll muss gültig sein.");
            });
            await ProgramsAsync(report, options);
            await File.WriteAllTextAsync(file, report.ToString());
            Console.Write(report);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static Actor Auditor { get; } = Actor.Of(new PersonId(Guid.CreateVersion7()), [Role.Auditor], Door.CommandLine);

    private static async Task StepAsync(StringBuilder report, string name, Func<Task> step)
    {
        var (elapsed, processor, memory, resident) = (new List<double>(), new List<double>(), 0.0, 0.0);
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5"); // the kernel's peak starts anew
            var peak = 0L;
            using var stop = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                for (; !stop.IsCancellationRequested; await Task.Delay(20)) peak = Math.Max(peak, GC.GetTotalMemory(false) - before);
            });
            var (seconds, cpu) = await MeasureAsync(step);
            await stop.CancelAsync();
            await watch;
            elapsed.Add(seconds);
            processor.Add(cpu);
            memory = Math.Max(memory, peak / 1e6);
            resident = Math.Max(resident, PeakResident());
        }
        var times = string.Join(", ", elapsed.Select(e => e.ToString("F1", CultureInfo.InvariantCulture)));
        report.Append(CultureInfo.InvariantCulture, $"| {name} | {times} | {processor.Order().ElementAt(1):F1} | {memory:F0} | {resident:F0} |\n");
        Console.Write(report.ToString().Split('\n')[^2] + "\n");
    }

    /// <summary>The same at the command line: each a process, measured by GNU time.</summary>
    private static async Task ProgramsAsync(StringBuilder report, StorageOptions options)
    {
        var target = Path.Combine(options.DataDirectory, "ausgabe");
        var archive = target + ".zip";
        string[][] calls = [["audit", "export", target], ["audit", "verify", target], ["audit", "evidence", archive, "--to", "2026-01-01"]];
        report.Append("\n| program | seconds | processor seconds | peak resident set, MB |\n|---|---:|---:|---:|\n");
        foreach (var call in calls)
        {
            var program = Path.Combine(
                AppContext.BaseDirectory.Replace("KiPlanung.Benchmarks", "KiPlanung.Cli", StringComparison.Ordinal), "kiplanung.dll");
            var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", "dotnet", program, .. call])
            {
                RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
            };
            start.Environment["KiPlanung__Storage__Provider"] = "PostgreSql";
            start.Environment["KiPlanung__Storage__ConnectionString"] = options.ConnectionString;
            start.Environment["KiPlanung__Storage__DataDirectory"] = options.DataDirectory;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = (await process.StandardError.ReadToEndAsync()).TrimEnd();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', call)}: {await output} {errors}");
            var figures = errors.Split('\n')[^1].Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
            report.Append(CultureInfo.InvariantCulture,
                $"| `kiplanung audit {call[1]}` | {figures[0]:F1} | {figures[1] + figures[2]:F1} | {figures[3] * 1024 / 1e6:F0} |\n");
        }
    }

    /// <summary>Megabytes.</summary>
    private static double PeakResident() => double.Parse(
        File.ReadLines("/proc/self/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', '\t', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024 / 1e6;

    private static async Task<(double Seconds, double Processor)> MeasureAsync(Func<Task> step)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await step();
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        return (seconds, (self.TotalProcessorTime - before).TotalSeconds);
    }

    private static async Task ReadAsync(IAuditLog log, long size)
    {
        var bytes = 0L;
        await foreach (var leaf in log.ReadAllAsync(size, default)) bytes += leaf.Entry.Length;
        if (bytes == 0) throw new InvalidOperationException("Es wurde nichts gelesen.");
    }

    private static async Task RootsAsync(IAuditLog log, long size, IReadOnlyList<string> notes, string key)
    {
        var (bundle, at) = (new List<byte[]>(), 0);
        var trusted = VerificationKey.Parse(key).IsOk(out var parsed, out _) ? parsed : throw new InvalidOperationException("Schlüssel");
        Checkpoint[] checkpoints = [.. notes.Select(n => Checkpoint.Open(n, trusted).IsOk(out var c, out _) ? c : throw new InvalidOperationException(n))];
        var tree = new TileTree(checkpoints.Select(c => c.Size));
        await foreach (var leaf in log.ReadAllAsync(size, default))
        {
            bundle.Add(leaf.Entry);
            if (bundle.Count < TileAddress.Full && at + bundle.Count < size) continue;
            at += bundle.Count;
            tree.Append(Hashes(bundle));
            bundle.Clear();
        }
        if (checkpoints.Any(c => !c.Root.AsSpan().SequenceEqual(tree.RootAt(c.Size)))) throw new InvalidOperationException("Eine Wurzel stimmt nicht.");
    }

    private static byte[] Hashes(List<byte[]> bundle)
    {
        var data = EntryBundle.Write(bundle);
        var places = new List<Audit.Hashing.MessageAt>();
        EntryBundle.Split(data, places);
        var hashes = new byte[places.Count * MerkleTree.HashLength];
        Audit.Hashing.ParallelSha256.Hash(0, data, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places), hashes);
        return hashes;
    }

    private static async Task ExportAsync(IAuditLog log, Checkpoint checkpoint)
    {
        var target = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
        var leaves = log.ReadAllAsync(checkpoint.Size, default).Select(l => (l.Entry, l.LeafHash));
        await foreach (var file in LogExport.WriteAsync(leaves, checkpoint, log.VerificationKey, []))
        {
            var path = Path.Combine(target, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content);
        }
        Directory.Delete(target, recursive: true);
    }

    private static async Task<IReadOnlyList<string>> NotesAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select note from audit_checkpoint order by size");
        await using var reader = await command.ExecuteReaderAsync();
        var notes = new List<string>();
        while (await reader.ReadAsync()) notes.Add(reader.GetString(0));
        return notes;
    }

    /// <summary>As in service, entries are sealed soon after they came; what waits is found by the transactions since.</summary>
    /// <returns>Seconds of sealing.</returns>
    private static async Task<double> FillAndSealAsync(IAuditLog log, string connectionString, long size)
    {
        var (filling, sealing) = (0.0, 0.0);
        for (var first = 0L; first < size; first += Round)
        {
            filling += (await MeasureAsync(() => FillAsync(connectionString, first, Math.Min(first + Round, size)))).Seconds;
            sealing += (await MeasureAsync(() => log.SealAsync(default))).Seconds;
        }
        Console.WriteLine($"filled in {filling:F1} s, sealed in {sealing:F1} s");
        return sealing;
    }

    private static async Task FillAsync(string connectionString, long first, long end)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy audit_entry (id, occurred_at, what, about, object_id, body, leaf_hash, staged_at) from stdin (format binary)");
        for (var i = first; i < end; i++)
        {
            var body = Encoding.ASCII.GetBytes(SyntheticLog.Entry(i));
            if (!AuditEntry.Parse(body).IsOk(out var entry, out var problem)) throw new InvalidOperationException(problem.Message);
            await copy.StartRowAsync();
            await copy.WriteAsync(entry.Id);
            await copy.WriteAsync(entry.Time);
            await copy.WriteAsync(AuditEvents.Code(entry.What));
            await copy.WriteAsync(AuditEvents.Code(entry.About));
            if (entry.ObjectId is { } about) await copy.WriteAsync(about);
            else await copy.WriteNullAsync();
            await copy.WriteAsync(body);
            await copy.WriteAsync(entry.LeafHash());
            await copy.WriteAsync(entry.Time);
        }
        await copy.CompleteAsync();
    }
}
