using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Databases;

/// <summary>The workplace database: one file, one writer at a time, every acknowledged commit on the disk.</summary>
internal sealed class SqliteDatabase : Database
{
    private const int BusyMilliseconds = 30_000;
    private const int Constraint = 19;
    private static readonly DbContextOptions<PlanningDb> Mapping = new DbContextOptionsBuilder<PlanningDb>().UseSqlite().Options;
    private readonly SemaphoreSlim _writers = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly string _connectionString;
    private volatile bool _disposed;
    private readonly TimeProvider _clock;

    public SqliteDatabase(string connectionString, TimeProvider clock) => (_connectionString, _clock) = (connectionString, clock);

    public override string SchemaFolder => "sqlite";

    public override string EntriesHolding => "select * from audit_entry where instr(body, {0}) > 0";

    protected override string? ReadingInOrder => null;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            Execute(connection, $"pragma busy_timeout = {BusyMilliseconds}");
            Execute(connection, "pragma journal_mode = wal");
            Execute(connection, "pragma synchronous = full");
            Execute(connection, "pragma foreign_keys = on");
            Execute(connection, "pragma secure_delete = on");
            Execute(connection, "pragma recursive_triggers = on");
            Verify(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A weaker setting can lose acknowledged decisions or skip the release rule, so it is no warning.</summary>
    /// <exception cref="InvalidOperationException">A setting is weaker than required.</exception>
    internal static void Verify(SqliteConnection connection)
    {
        Require(connection, "journal_mode", "wal");
        Require(connection, "synchronous", "2", "3");
        Require(connection, "foreign_keys", "1");
        Require(connection, "secure_delete", "1");
        Require(connection, "ignore_check_constraints", "0");
        Require(connection, "writable_schema", "0");
    }

    public override async Task<DatabaseSession> BeginReadAsync(CancellationToken cancellationToken) =>
        await StartAsync(deferred: true, null, cancellationToken);

    public override async Task<DatabaseSession> BeginWriteAsync(CancellationToken cancellationToken)
    {
        if (!await _writers.WaitAsync(BusyMilliseconds, cancellationToken))
            throw new TimeoutException("Die Datenbank war 30 Sekunden lang von einer anderen Änderung belegt.");
        try
        {
            return await StartAsync(deferred: false, _writers, cancellationToken);
        }
        catch
        {
            _writers.Release();
            throw;
        }
    }

    /// <summary>The transaction began immediate: there is no other writer.</summary>
    public override Task LockAsync(DatabaseSession session, AdvisoryLock which, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>There is one writer at a time anyway.</summary>
    public override Task LockNoteKeysAsync(DatabaseSession session, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task<DateTimeOffset> NowAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        Task.FromResult(_clock.GetUtcNow());

    public override async Task<JobRow?> TakeJobAsync(DatabaseSession session, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var job = await session.Db.Jobs.AsNoTracking()
            .Where(j => j.State == JobState.Waiting || (j.State == JobState.Running && j.LeaseUntil <= now))
            .OrderBy(j => j.CreatedAt).ThenBy(j => j.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (job is null) return null;
        (job.State, job.Fence, job.LeaseUntil) = (JobState.Running, job.Fence + 1, now + lease);
        await session.Db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, job.State).SetProperty(j => j.Fence, job.Fence)
                .SetProperty(j => j.LeaseUntil, job.LeaseUntil),
            cancellationToken);
        return job;
    }

    public override async Task BulkInsertAsync(
        DatabaseSession session, IEnumerable<SeriesRow> series, IEnumerable<SeriesPointRow> points, CancellationToken cancellationToken)
    {
        await InsertAsync(session, "series", SeriesColumns.OfSeries, series.Select(SeriesColumns.Values), cancellationToken);
        await InsertAsync(session, "series_point", SeriesColumns.OfPoints, points.Select(SeriesColumns.Values), cancellationToken);
    }

    public override async Task CommitAsync(
        DatabaseSession session, IReadOnlyList<AuditEntryRow> entries, CancellationToken cancellationToken)
    {
        await using var insert = session.Command(EntryColumns.Insert);
        foreach (var entry in entries)
        {
            insert.Parameters.Clear();
            foreach (var value in EntryColumns.Values(entry))
                insert.Parameters.Add(new SqliteParameter($"${insert.Parameters.Count + 1}", AsStored(value)));
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        await session.CommitAsync(cancellationToken);
    }

    public override async Task<WaitingEntries> WaitingAsync(DatabaseSession session, int most, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            select id, leaf_hash, what = 'log-key-changed' from audit_entry where rowid > coalesce((
                select entry.rowid from audit_sequence as place join audit_entry as entry on entry.id = place.entry_id
                order by place.idx desc limit 1), 0)
            order by rowid limit $1
            """);
        command.Parameters.Add(new SqliteParameter("$1", most));
        var entries = new List<WaitingEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            entries.Add(new(Guid.ParseExact(reader.GetString(0), "D"), (byte[])reader.GetValue(1), reader.GetBoolean(2)));
        return new(entries, () => { });
    }

    public override Task SequenceAsync(
        DatabaseSession session, long first, IReadOnlyList<WaitingEntry> entries, CancellationToken cancellationToken) =>
        InsertAsync(
            session, "audit_sequence", ["idx", "entry_id"], entries.Select((entry, i) => new object?[] { first + i, AsStored(entry.Id) }),
            cancellationToken);

    /// <summary>Old pages stay in the write-ahead log until it is emptied; that fails harmlessly while somebody reads.</summary>
    public override async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = (SqliteConnection)await OpenAsync(cancellationToken);
            Execute(connection, "pragma busy_timeout = 2000");
            Execute(connection, "pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // the deletion is committed and must not look failed; SQLite empties the log when the last connection closes
        }
    }

    protected override string? Refusal(DbException exception) => exception is not SqliteException { SqliteErrorCode: Constraint } error
        ? null
        : error.SqliteExtendedErrorCode switch
        {
            1811 => Between(error.Message),
            275 or 787 or 1555 or 2067 or 2579 => SomebodyElseWasFirst,
            _ => null,
        };

    public override async ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection)) await connection.DisposeAsync();
        using (var connection = new SqliteConnection(_connectionString)) SqliteConnection.ClearPool(connection);
        _writers.Dispose();
    }

    /// <summary>Takes a connection whose settings were verified when it was opened.</summary>
    private async Task<DatabaseSession> StartAsync(bool deferred, SemaphoreSlim? gate, CancellationToken cancellationToken)
    {
        var connection = _idle.TryTake(out var idle) ? idle : (SqliteConnection)await OpenAsync(cancellationToken);
        try
        {
            var session = new DatabaseSession(connection, () => connection.BeginTransaction(deferred), Mapping, c => ReleaseAsync(c, gate));
            session.Begin();
            return session;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async ValueTask ReleaseAsync(DbConnection connection, SemaphoreSlim? gate)
    {
        try
        {
            if (connection.State == ConnectionState.Open && !_disposed) _idle.Add((SqliteConnection)connection);
            else await connection.DisposeAsync();
        }
        finally
        {
            gate?.Release();
        }
    }

    /// <summary>As the mapping writes it: ids and times are texts.</summary>
    private static object AsStored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString("D"),
        DateTimeOffset time => Times.ToText(time),
        _ => value,
    };

    private static async Task InsertAsync(
        DatabaseSession session, string table, string[] columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = session.Command(
            $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))})");
        var parameters = columns.Select(c => ((SqliteCommand)command).Parameters.Add(new SqliteParameter("@" + c, null))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = pragma;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Require(SqliteConnection connection, string pragma, params string[] allowed)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = "pragma " + pragma;
#pragma warning restore CA2100
        var value = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (!allowed.Contains(value))
            throw new InvalidOperationException(
                $"SQLite läuft mit {pragma} = {value}; nötig ist {string.Join(" oder ", allowed)}. So könnten bestätigte Entscheidungen "
                + "verloren gehen. Bitte die Datei auf einen lokalen Datenträger legen und die Einstellung zurücknehmen.");
    }

    /// <summary>Triggers raise a German sentence; SQLite reports it as <c>SQLite Error 19: '…'.</c></summary>
    private static string Between(string message)
    {
        var (start, end) = (message.IndexOf('\'', StringComparison.Ordinal), message.LastIndexOf('\''));
        return start >= 0 && end > start ? message[(start + 1)..end] : SomebodyElseWasFirst;
    }
}
