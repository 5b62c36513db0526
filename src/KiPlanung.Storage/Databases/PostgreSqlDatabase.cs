using System.Data;
using System.Data.Common;
using KiPlanung.Storage.Mapping;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KiPlanung.Storage.Databases;

/// <summary>The database of a county or Land: any number of processes, races decided by unique keys and triggers.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    /// <summary>What our triggers raise.</summary>
    private const string RuleBroken = "KP001";

    private static readonly string[] Refused =
    [
        PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.CheckViolation, PostgresErrorCodes.ForeignKeyViolation,
        PostgresErrorCodes.ExclusionViolation, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected,
    ];

    private readonly NpgsqlDataSource _source;

    public PostgreSqlDatabase(string connectionString) => _source = NpgsqlDataSource.Create(connectionString);

    public override string SchemaFolder => "postgresql";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("show synchronous_commit", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is "off")
                throw new InvalidOperationException(
                    "PostgreSQL läuft mit synchronous_commit = off. So könnten bestätigte Entscheidungen verloren gehen. "
                    + "Bitte auf „on“ stellen.");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

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
        var connection = (NpgsqlConnection)session.Connection;
        await CopyAsync(connection, "series", SeriesColumns.OfSeries, series.Select(SeriesColumns.Values), cancellationToken);
        await CopyAsync(connection, "series_point", SeriesColumns.OfPoints, points.Select(SeriesColumns.Values), cancellationToken);
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
        try
        {
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
            var options = new DbContextOptionsBuilder<PlanningDb>().UseNpgsql(connection).Options;
            return await DatabaseSession.StartAsync(connection, transaction, options, null, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
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
