using System.Data;
using System.Data.Common;
using KiPlanung.Storage.Mapping;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace KiPlanung.Storage.Databases;

/// <summary>The database of a county or Land: any number of processes, races decided by unique keys and triggers.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    /// <summary>What our triggers raise.</summary>
    private const string RuleBroken = "KP001";
    private const string ShowDurability = "show synchronous_commit";

    private static readonly string[] Refused =
    [
        PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.CheckViolation, PostgresErrorCodes.ForeignKeyViolation,
        PostgresErrorCodes.ExclusionViolation, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected,
    ];

    private static readonly DbContextOptions<PlanningDb> Mapping = new DbContextOptionsBuilder<PlanningDb>().UseNpgsql().Options;

    private readonly NpgsqlDataSource _source;

    /// <summary>Entries of transactions before this one all have their place; 0 when nothing is known yet.</summary>
    private ulong _settledBefore;

    public PostgreSqlDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // no session state is ever set, so there is none to reset, and prepared statements may stay
        if (!settings.ContainsKey("No Reset On Close")) settings.NoResetOnClose = true;
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = 40;
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        source.UsePhysicalConnectionInitializer(RequireDurable, RequireDurableAsync);
        _source = source.Build();
    }

    public override string SchemaFolder => "postgresql";

    public override string EntriesHolding => "select * from audit_entry where position({0} in body) > 0";

    /// <summary>Along the index and entry by entry: otherwise the server joins and sorts the whole log in temporary files before it sends
    /// the first one (for a million entries half a gigabyte, and slower).</summary>
    protected override string ReadingInOrder =>
        "set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_sort = off; "
        + "set local max_parallel_workers_per_gather = 0";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    public override async Task<DatabaseSession> BeginReadAsync(CancellationToken cancellationToken)
    {
        var session = await StartAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var readOnly = session.Command("set transaction read only");
        await readOnly.ExecuteNonQueryAsync(cancellationToken);
        return session;
    }

    public override Task<DatabaseSession> BeginWriteAsync(CancellationToken cancellationToken) =>
        StartAsync(IsolationLevel.ReadCommitted, cancellationToken);

    public override async Task LockAsync(DatabaseSession session, AdvisoryLock which, CancellationToken cancellationToken)
    {
        const int Ours = 0x4B50;
        await using var command = (NpgsqlCommand)session.Command("select pg_advisory_xact_lock($1, $2)");
        command.Parameters.Add(new() { Value = Ours });
        command.Parameters.Add(new() { Value = (int)which });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task LockNoteKeysAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Command("lock table note_key in share row exclusive mode");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<DateTimeOffset> NowAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var command = session.Command("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    public override async Task<JobRow?> TakeJobAsync(DatabaseSession session, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = (NpgsqlCommand)session.Command("""
            update job set state = 'running', fence = fence + 1, lease_until = clock_timestamp() + $1
            where id = (
                select id from job where state = 'waiting' or (state = 'running' and lease_until <= clock_timestamp())
                order by created_at, id limit 1 for update skip locked)
            returning id
            """);
        command.Parameters.Add(new() { Value = lease });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id
            ? await session.Db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, cancellationToken)
            : null;
    }

    public override async Task BulkInsertAsync(
        DatabaseSession session, IEnumerable<SeriesRow> series, IEnumerable<SeriesPointRow> points, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)session.Transaction.Connection!;
        await CopyAsync(connection, "series", SeriesColumns.OfSeries, series.Select(SeriesColumns.Values), cancellationToken);
        await CopyAsync(connection, "series_point", SeriesColumns.OfPoints, points.Select(SeriesColumns.Values), cancellationToken);
    }

    /// <summary>One trip: the entries and the commit behind them. When an entry is refused, the server skips the commit. Where nothing was
    /// done before, the entries are a transaction of their own: a batch is one, and waits for the disk like any commit.</summary>
    public override async Task CommitAsync(
        DatabaseSession session, IReadOnlyList<AuditEntryRow> entries, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection);
        if (session.HasBegun) batch.Transaction = (NpgsqlTransaction)session.Transaction;
        foreach (var entry in entries)
        {
            var insert = new NpgsqlBatchCommand(EntryColumns.Insert);
            foreach (var value in EntryColumns.Values(entry))
                insert.Parameters.Add(
                    value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid } : new() { Value = value });
            batch.BatchCommands.Add(insert);
        }
        if (session.HasBegun) batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Transactions commit in another order than they begin, so the newest place says nothing. But once everything visible has its
    /// place, only transactions that were still running then can bring older entries.</summary>
    public override async Task<WaitingEntries> WaitingAsync(DatabaseSession session, int most, CancellationToken cancellationToken)
    {
        await using var snapshot = session.Command("select pg_snapshot_xmin(pg_current_snapshot())");
        var running = (ulong)(await snapshot.ExecuteScalarAsync(cancellationToken))!;
        // a database restored under a running program counts its transactions anew
        var from = _settledBefore <= running ? _settledBefore : 0;
        await using var command = (NpgsqlCommand)session.Command("""
            select id, leaf_hash, what = 'log-key-changed' from audit_entry
            where tx >= $1 and not exists (select 1 from audit_sequence where entry_id = audit_entry.id)
            order by number limit $2
            """);
        command.Parameters.Add(new() { Value = from, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = most });
        var entries = new List<WaitingEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(new(reader.GetGuid(0), reader.GetFieldValue<byte[]>(1), reader.GetBoolean(2)));
        return new(entries, () => _settledBefore = entries.Count < most ? running : from);
    }

    public override async Task SequenceAsync(
        DatabaseSession session, long first, IReadOnlyList<WaitingEntry> entries, CancellationToken cancellationToken)
    {
        await using var command = (NpgsqlCommand)session.Command(
            "insert into audit_sequence (idx, entry_id) "
            + "select $1 + place - 1, id from unnest($2) with ordinality as entry (id, place) order by place");
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = entries.Select(e => e.Id).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Dead rows are cleared by PostgreSQL's own vacuum.</summary>
    public override Task ForgetAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override string? Refusal(DbException exception) => exception switch
    {
        PostgresException { SqlState: RuleBroken } broken => broken.MessageText,
        PostgresException refused when Refused.Contains(refused.SqlState) => SomebodyElseWasFirst,
        _ => null,
    };

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<DatabaseSession> StartAsync(IsolationLevel isolation, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)await OpenAsync(cancellationToken);
        // beginning sends nothing by itself, so it need not wait
        return new(connection, () => connection.BeginTransaction(isolation), Mapping, c => c.DisposeAsync());
    }

    private static void RequireDurable(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(ShowDurability, connection);
        RequireDurable(command.ExecuteScalar());
    }

    private static async Task RequireDurableAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(ShowDurability, connection);
        RequireDurable(await command.ExecuteScalarAsync());
    }

    private static void RequireDurable(object? synchronousCommit)
    {
        if (synchronousCommit is "off")
            throw new InvalidOperationException(
                "PostgreSQL läuft mit synchronous_commit = off. So könnten bestätigte Entscheidungen verloren gehen. "
                + "Bitte auf „on“ stellen.");
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string table, string[] columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows) await copy.WriteRowAsync(cancellationToken, row);
        await copy.CompleteAsync(cancellationToken);
    }
}
