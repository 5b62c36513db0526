using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>Writes the entries and ends the transaction, in as few trips to the server as it takes.</summary>
    public abstract Task CommitAsync(
        DatabaseSession session, IReadOnlyList<AuditEntryRow> entries, CancellationToken cancellationToken);

    /// <summary>Committed entries that have no place in the log yet, oldest first; under the lock of the sequencer.</summary>
    public abstract Task<WaitingEntries> WaitingAsync(DatabaseSession session, int most, CancellationToken cancellationToken);

    /// <summary>Gives entries their places, one after the other.</summary>
    /// <param name="first">Place of the first.</param>
    public abstract Task SequenceAsync(
        DatabaseSession session, long first, IReadOnlyList<WaitingEntry> entries, CancellationToken cancellationToken);

    /// <summary>The first entries of the log, in their order, as they come from the database: none is kept.</summary>
    public async IAsyncEnumerable<SequencedLeaf> LeavesAsync(
        DatabaseSession session, long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ReadingInOrder is { } settings)
        {
            await using var prepare = session.Command(settings);
            await prepare.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var command = session.Command(
            "select entry.body, entry.leaf_hash from audit_sequence as place join audit_entry as entry on entry.id = place.entry_id "
            + $"where place.idx < {size.ToString(CultureInfo.InvariantCulture)} order by place.idx");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return new(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>Settings for the transaction that reads a whole log; null for none.</summary>
    protected abstract string? ReadingInOrder { get; }

    /// <summary>Selects the entries whose bytes hold other bytes; <c>{0}</c> stands for these.</summary>
    public abstract string EntriesHolding { get; }

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

/// <param name="Sequenced">To be called once they have their place and that is committed.</param>
internal sealed record WaitingEntries(IReadOnlyList<WaitingEntry> Entries, Action Sequenced)
{
    /// <summary>Whether the last one introduces a key.</summary>
    public bool ChangesKey => Entries.Count > 0 && Entries[^1].ChangesKey;

    /// <summary>An entry that introduces a key is the last one of its checkpoint; what waits behind it comes with the next.</summary>
    public WaitingEntries UpToKeyChange()
    {
        for (var i = 0; i < Entries.Count - 1; i++)
            if (Entries[i].ChangesKey) return new([.. Entries.Take(i + 1)], () => { });
        return this;
    }
}

internal sealed record WaitingEntry(Guid Id, byte[] LeafHash, bool ChangesKey);

internal enum AdvisoryLock
{
    SchemaUpgrade = 1,
    Sequencer = 2,
}

/// <summary>A connection with its transaction and, where it is asked for, the mapping on top; not for several threads.</summary>
/// <param name="begin">Begins the transaction, when first something is done in it.</param>
/// <param name="mapping">Of the database, without a connection: building it anew costs more than a small transaction.</param>
/// <param name="release">Takes the connection back after the transaction.</param>
internal sealed class DatabaseSession(
    DbConnection connection, Func<DbTransaction> begin, DbContextOptions<PlanningDb> mapping,
    Func<DbConnection, ValueTask> release) : IAsyncDisposable
{
    private DbTransaction? _transaction;
    private PlanningDb? _db;

    public DbConnection Connection { get; } = connection;
    public DbTransaction Transaction => _transaction ??= begin();

    /// <summary>Whether something was done in it yet.</summary>
    public bool HasBegun => _transaction is not null;

    /// <summary>For a database where beginning already decides who may write.</summary>
    public void Begin() => _transaction ??= begin();

    public PlanningDb Db => _db ??= Mapping();

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
            if (_db is not null) await _db.DisposeAsync();
            if (_transaction is not null) await _transaction.DisposeAsync();
        }
        finally
        {
            await release(Connection);
        }
    }

    /// <summary>Without savepoints: a change that fails ends the transaction.</summary>
    private PlanningDb Mapping()
    {
        var db = new PlanningDb(mapping);
        db.Database.SetDbConnection(Connection);
        db.Database.UseTransaction(Transaction);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }
}
