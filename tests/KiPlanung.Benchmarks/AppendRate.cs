using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Storage;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace KiPlanung.Benchmarks;

/// <summary>Commits per second of an act with its entry against a plain one-row insert that waits for the disk just as long, and, as a
/// control that the bench can tell them apart, against a log that chains its entries under a lock on its head. Rounds alternate.</summary>
internal static class AppendRate
{
    private const int Rounds = 9;
    private const string Plain = "insert into plain (body) values ";
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    private static readonly byte[] Payload = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    public static async Task RunAsync(string file)
    {
        var report = new StringBuilder("# Appending to the log\n\n")
            .Append("Commits per second that wait for the disk; medians of alternating rounds of 1.5 s in one run, ratio of each round to the ")
            .Append("plain insert of\nthe same round (median). The act is `IStoreTransaction.CommitAsync` with one entry; the plain insert is one row of ")
            .Append("256 bytes, prepared, without a\ntransaction of its own; the control hashes each row with its predecessor under a row lock on the head.\n\n")
            .Append("| database | clients | what | commits/s | ratio | lowest round |\n|---|---:|---|---:|---:|---:|\n");
        using (var cluster = PostgreSqlCluster.Start(durable: true))
            await PostgreSqlAsync(cluster.ConnectionString, report);
        await SqliteAsync(report);
        await File.WriteAllTextAsync(file, report.ToString());
        Console.Write(report);
    }

    private static async Task PostgreSqlAsync(string connectionString, StringBuilder report)
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
        var options = new StorageOptions
        {
            DataDirectory = folder, Provider = StorageProvider.PostgreSql, ConnectionString = connectionString,
        };
        await using var storage = await PlanningStorage.OpenAsync(options, TimeProvider.System, default);
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await ExecuteAsync(source, "create table plain (id bigserial primary key, body bytea not null)");
            await ExecuteAsync(source, "create table head (id int primary key, hash bytea not null); insert into head values (1, '')");
            foreach (var clients in (int[])[1, 16])
                await CompareAsync(report, "PostgreSQL", clients,
                [
                    new("plain insert", async () => new PlainInsert(await source.OpenConnectionAsync(), Plain + "($1)")),
                    new("act with its entry", () => Task.FromResult<IWork>(new AuditedAct(storage.Store))),
                    new("control: chain under a head lock", async () => new HeadLock(await source.OpenConnectionAsync())),
                ]);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SqliteAsync(StringBuilder report)
    {
        var folder = Directory.CreateTempSubdirectory("kiplanung-bench-").FullName;
        await using (var storage = await PlanningStorage.OpenAsync(
            new StorageOptions { DataDirectory = folder }, TimeProvider.System, default))
        {
            await CompareAsync(report, "SQLite, synchronous=FULL", 1,
            [
                new("plain insert", async () =>
                {
                    var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "plain.db")}");
                    await connection.OpenAsync();
                    await using var setup = connection.CreateCommand();
                    setup.CommandText = "pragma journal_mode=wal; pragma synchronous=full; "
                        + "create table if not exists plain (id integer primary key, body blob not null)";
                    await setup.ExecuteNonQueryAsync();
                    return new PlainInsert(connection, Plain + "(@1)");
                }),
                new("act with its entry", () => Task.FromResult<IWork>(new AuditedAct(storage.Store))),
            ]);
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task CompareAsync(StringBuilder report, string database, int clients, Variant[] variants)
    {
        var rates = variants.Select(_ => new List<double>()).ToArray();
        var work = new List<IWork>[variants.Length];
        for (var v = 0; v < variants.Length; v++)
        {
            work[v] = [];
            for (var c = 0; c < clients; c++) work[v].Add(await variants[v].Start());
            await RateAsync(work[v], TimeSpan.FromMilliseconds(500));
        }
        for (var round = 0; round < Rounds; round++)
            for (var v = 0; v < variants.Length; v++)
                rates[v].Add(await RateAsync(work[v], Round));
        for (var v = 0; v < variants.Length; v++)
        {
            var ratios = rates[v].Zip(rates[0], (r, plain) => r / plain).Order().ToList();
            report.Append(CultureInfo.InvariantCulture,
                $"| {database} | {clients} | {variants[v].Name} | {rates[v].Order().ElementAt(Rounds / 2):N0} | "
                + $"{ratios[Rounds / 2]:F2} | {ratios[0]:F2} |\n");
            foreach (var one in work[v]) await one.DisposeAsync();
        }
    }

    private static async Task<double> RateAsync(List<IWork> clients, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            var done = 0;
            for (; clock.Elapsed < duration; done++) await client.OnceAsync();
            return done;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Variant(string Name, Func<Task<IWork>> Start);

    private interface IWork : IAsyncDisposable
    {
        Task OnceAsync();
    }

    private sealed class AuditedAct(IPlanningStore store) : IWork
    {
        public async Task OnceAsync()
        {
            await using var transaction = await store.WriteAsync(default);
            await transaction.CommitAsync(Actor.System, [new AuditRecord(AuditEvent.LogRead, AuditObject.Log, null)], default);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class PlainInsert : IWork
    {
        private readonly DbConnection _connection;
        private readonly DbCommand _command;

        public PlainInsert(DbConnection connection, string sql)
        {
            (_connection, _command) = (connection, connection.CreateCommand());
            _command.CommandText = sql;
            var body = _command.CreateParameter();
            if (connection is SqliteConnection) body.ParameterName = "@1";
            body.Value = Payload;
            _command.Parameters.Add(body);
            _command.Prepare();
        }

        public Task OnceAsync() => _command.ExecuteNonQueryAsync();

        public async ValueTask DisposeAsync()
        {
            await _command.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }

    private sealed class HeadLock(NpgsqlConnection connection) : IWork
    {
        public async Task OnceAsync()
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using (var head = new NpgsqlCommand("select hash from head where id = 1 for update", connection, transaction))
                await head.ExecuteScalarAsync();
            await using (var row = new NpgsqlCommand(
                "with entry as (insert into plain (body) values ($1) returning body) "
                + "update head set hash = sha256(hash || (select body from entry)) where id = 1", connection, transaction))
            {
                row.Parameters.Add(new() { Value = Payload });
                await row.ExecuteNonQueryAsync();
            }
            await transaction.CommitAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
