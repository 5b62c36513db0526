using BenchmarkDotNet.Attributes;
using KiPlanung.Audit;
using KiPlanung.Storage;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;

namespace KiPlanung.Benchmarks;

/// <summary>An audited act on SQLite with synchronous=FULL; reference is a plain one-row insert with the same durability.</summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The benchmark runner calls GlobalCleanup.")]
public class AppendBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
    private PlanningStorage? _storage;
    private SqliteConnection? _plain;

    [GlobalSetup]
    public void Setup()
    {
        _storage = PlanningStorage.OpenAsync(new StorageOptions { DataDirectory = _folder }, TimeProvider.System, default)
            .GetAwaiter().GetResult();
        _plain = new SqliteConnection($"Data Source={Path.Combine(_folder, "plain.db")}");
        _plain.Open();
        Run("pragma journal_mode=wal; pragma synchronous=full; create table entry(id integer primary key, body blob not null)");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _plain!.Dispose();
        _storage!.DisposeAsync().AsTask().GetAwaiter().GetResult();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void PlainInsert() => Run("insert into entry(body) values (zeroblob(256))");

    [Benchmark]
    public async Task AuditedAct()
    {
        await using var transaction = await _storage!.Store.WriteAsync(default);
        await transaction.CommitAsync(Actor.System, [new AuditRecord(AuditEvent.LogRead, AuditObject.Log, null)], default);
    }

    private void Run(string sql)
    {
        using var command = _plain!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
