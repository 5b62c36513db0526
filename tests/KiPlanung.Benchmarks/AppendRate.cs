using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Storage;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Mapping;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace KiPlanung.Benchmarks;

/// <summary>Commits per second of an act with its entry against a plain one-row insert that waits for the disk just as long, and, as a
/// control that the bench can tell them apart, against a log that chains its entries under a lock on its head. Rounds alternate.</summary>
internal static class AppendRate
{
    private const int Rounds = 9;
    private const string OrdinaryLine = "insert into log_line (id, occurred_at, what, about, object_id, body, staged_at) "
        + "values ($1, $2, $3, $4, $5, $6, $7)";

    private const string Plain = "insert into plain (body) values ";
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

    private static readonly byte[] Payload = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    public static async Task RunAsync(string file)
    {
        var report = new StringBuilder("# Appending to the log\n\n")
            .Append("Commits per second that wait for the disk; medians of alternating rounds of 1.5 s in one run, ratio of each round to the ")
            .Append("first line of\nits group in the same round (median). The plain insert is one row of 256 bytes, prepared, without a transaction ")
            .Append("of its own;\n\"entry alone\" is `IStoreTransaction.CommitAsync` with one entry; the control hashes each row with its ")
            .Append("predecessor under a row lock on\nthe head. A line of an ordinary log has the columns of an entry without its hash and ")
            .Append("its order; an act is a business row of 256\nbytes and the line or entry in one transaction, committed as the program ")
            .Append("commits.\n\n")
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
            await ExecuteAsync(source, "create table log_line (id uuid primary key, occurred_at timestamptz not null, what text not null, "
                + "about text not null, object_id uuid, body bytea not null, staged_at timestamptz not null)");
            await ExecuteAsync(source, "create index on log_line (object_id) where object_id is not null");
            await ExecuteAsync(source, "create table head (id int primary key, hash bytea not null); insert into head values (1, '')");
            foreach (var clients in (int[])[1, 16])
            {
                await CompareAsync(report, "PostgreSQL", clients,
                [
                    new("plain insert", async () => new PlainInsert(await source.OpenConnectionAsync(), Plain + "($1)")),
                    new("entry alone", () => Task.FromResult<IWork>(new AuditedAct(storage.Store))),
                    new("control: chain under a head lock", async () => new HeadLock(await source.OpenConnectionAsync())),
                ]);
                await CompareAsync(report, "PostgreSQL", clients,
                [
                    new("line of an ordinary log", async () => new LogLine(storage, await source.OpenConnectionAsync(), OrdinaryLine)),
                    new("entry", async () => new LogLine(storage, await source.OpenConnectionAsync(), EntryColumns.Insert)),
                ]);
                await CompareAsync(report, "PostgreSQL", clients,
                [
                    new("act with a line of an ordinary log", () => Task.FromResult<IWork>(new ActWithLine(storage))),
                    new("act with its entry", () => Task.FromResult<IWork>(new ActWithEntry(storage))),
                ]);
            }
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
                new("entry alone", () => Task.FromResult<IWork>(new AuditedAct(storage.Store))),
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

    /// <summary>A line made anew and written by a prepared statement: of our log, or of one that proves nothing.</summary>
    private sealed class LogLine : IWork
    {
        private readonly PlanningStorage _storage;
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlCommand _command;

        public LogLine(PlanningStorage storage, NpgsqlConnection connection, string sql)
        {
            (_storage, _connection, _command) = (storage, connection, connection.CreateCommand());
            _command.CommandText = sql;
            Fill(_command.Parameters, storage, sql);
            _command.Prepare();
        }

        public Task OnceAsync()
        {
            _command.Parameters.Clear();
            Fill(_command.Parameters, _storage, _command.CommandText);
            return _command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _command.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }

    /// <summary>A business row and its entry in one transaction, committed as every act is.</summary>
    private sealed class ActWithEntry(PlanningStorage storage) : IWork
    {
        public async Task OnceAsync()
        {
            await using var session = await storage.Database.BeginWriteAsync(default);
            await InsertAsync(session);
            await storage.Database.CommitAsync(session, [NewEntry(storage)], default);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The same with a line in a log that proves nothing.</summary>
    private sealed class ActWithLine(PlanningStorage storage) : IWork
    {
        public async Task OnceAsync()
        {
            await using var session = await storage.Database.BeginWriteAsync(default);
            await InsertAsync(session);
            var line = new NpgsqlBatchCommand(OrdinaryLine);
            Fill(line.Parameters, storage, OrdinaryLine);
            await using var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection, (NpgsqlTransaction)session.Transaction)
            {
                BatchCommands = { line, new("commit") },
            };
            await batch.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static void Fill(NpgsqlParameterCollection parameters, PlanningStorage storage, string sql)
    {
        var row = NewEntry(storage);
        object?[] values = sql == OrdinaryLine
            ? [row.Id, row.OccurredAt, Codes.Of(row.What), Codes.Of(row.About), row.ObjectId, row.Body, row.StagedAt]
            : EntryColumns.Values(row);
        foreach (var value in values)
            parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid } : new() { Value = value });
    }

    private static AuditEntryRow NewEntry(PlanningStorage storage) =>
        storage.Staging.Row(Actor.System, new AuditRecord(AuditEvent.LogRead, AuditObject.Log, null));

    private static async Task InsertAsync(DatabaseSession session)
    {
        await using var command = (NpgsqlCommand)session.Command(Plain + "($1)");
        command.Parameters.Add(new() { Value = Payload });
        await command.ExecuteNonQueryAsync();
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
