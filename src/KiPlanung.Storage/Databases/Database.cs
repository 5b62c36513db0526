using System.Data.Common;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Databases;

/// <summary>One of the two databases: how a connection is opened and checked, and what its errors mean.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Folder of the schema scripts.</summary>
    public abstract string SchemaFolder { get; }

    /// <summary>An open connection whose settings were verified.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A consistent view that cannot write.</summary>
    public abstract Task<DatabaseSession> BeginReadAsync(CancellationToken cancellationToken);

    /// <summary>A transaction that may write.</summary>
    public abstract Task<DatabaseSession> BeginWriteAsync(CancellationToken cancellationToken);

    /// <summary>Lets one process at a time do the named thing until the transaction ends.</summary>
    public abstract Task LockAsync(DatabaseSession session, AdvisoryLock which, CancellationToken cancellationToken);

    /// <summary>Nobody adds a data key until the transaction ends.</summary>
    public abstract Task LockNoteKeysAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>Takes the oldest job that waits or whose lease ran out; null when there is none.</summary>
    public abstract Task<JobRow?> TakeJobAsync(DatabaseSession session, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>When a lease given now ends, by the clock leases are compared with.</summary>
    public abstract Task<DateTimeOffset> NowAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>Writes many rows fast inside the transaction.</summary>
    public abstract Task BulkInsertAsync(
        DatabaseSession session, IEnumerable<SeriesRow> series, IEnumerable<SeriesPointRow> points, CancellationToken cancellationToken);

    /// <summary>Clears what deleted rows left behind outside the tables, as far as the database allows.</summary>
    public abstract Task ForgetAsync(CancellationToken cancellationToken);

    /// <summary>The German sentence when a rule of the database refused; null when it is another error.</summary>
    protected abstract string? Refusal(DbException exception);

    public abstract ValueTask DisposeAsync();

    public StoreConflictException? AsConflict(Exception exception)
    {
        var cause = exception as DbException ?? exception.InnerException as DbException;
        return cause is not null && Refusal(cause) is { } sentence ? new StoreConflictException(sentence, exception) : null;
    }

    protected const string SomebodyElseWasFirst =
        "Die Änderung passt nicht mehr zum gespeicherten Stand: Jemand anderes war schneller, oder eine Regel der Datenbank lässt sie "
        + "nicht zu. Bitte laden Sie den Vorgang neu.";
}

internal enum AdvisoryLock
{
    SchemaUpgrade = 1,
    Sequencer = 2,
}

/// <summary>A connection with its transaction and the mapping on top; not for several threads.</summary>
internal sealed class DatabaseSession(DbConnection connection, DbTransaction transaction, PlanningDb db, IDisposable? gate)
    : IAsyncDisposable
{
    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction { get; } = transaction;
    public PlanningDb Db { get; } = db;

    public static async Task<DatabaseSession> StartAsync(
        DbConnection connection, DbTransaction transaction, DbContextOptions<PlanningDb> options, IDisposable? gate,
        CancellationToken cancellationToken)
    {
        var db = new PlanningDb(options);
        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        return new(connection, transaction, db, gate);
    }

    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
#pragma warning disable CA2100 // every caller passes a constant or an embedded script
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    public Task CommitAsync(CancellationToken cancellationToken) => Transaction.CommitAsync(cancellationToken);

    /// <summary>What was not committed is rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Db.DisposeAsync();
            await Transaction.DisposeAsync();
        }
        finally
        {
            await Connection.DisposeAsync();
            gate?.Dispose();
        }
    }
}
