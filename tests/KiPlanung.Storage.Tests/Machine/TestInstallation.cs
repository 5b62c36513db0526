using System.Data.Common;
using System.Globalization;
using KiPlanung.Storage.Databases;

namespace KiPlanung.Storage.Tests.Machine;

/// <summary>Stands still until told.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A directory, a database and the opened storage; gone afterwards.</summary>
public sealed class TestInstallation : IAsyncDisposable
{
    private readonly PostgreSqlServer? _server;
    private PlanningStorage? _storage;

    private TestInstallation(StorageOptions options, PostgreSqlServer? server) => (Options, _server) = (options, server);

    public StorageOptions Options { get; }
    public TestClock Clock { get; } = new(TestClock.Noon);
    public PlanningStorage Storage => _storage ?? throw new InvalidOperationException("Noch nicht geöffnet.");
    public bool OnPostgreSql => _server is not null;

    /// <summary>Of the SQLite installation.</summary>
    public string DatabaseFile => Path.Combine(Options.DataDirectory, "kiplanung.db");

    /// <param name="server">Null for SQLite.</param>
    public static async Task<TestInstallation> EmptyAsync(PostgreSqlServer? server)
    {
        if (server is not null && PostgreSqlMachine.Missing is { } missing) throw new InvalidOperationException(missing);
        var directory = Directory.CreateTempSubdirectory("kiplanung-test-").FullName;
        return new(
            server is null
                ? new StorageOptions { DataDirectory = directory }
                : new StorageOptions
                {
                    DataDirectory = directory, Provider = StorageProvider.PostgreSql, ConnectionString = await server.NewDatabaseAsync(),
                },
            server);
    }

    public async Task OpenAsync()
    {
        if (_storage is not null) await _storage.DisposeAsync();
        _storage = null;
        _storage = await PlanningStorage.OpenAsync(Options, Clock, default);
    }

    /// <summary>A backup of the database as it is now; only SQLite needs one.</summary>
    public async Task KeepCopyAsync()
    {
        if (!OnPostgreSql) await ExecuteAsync($"vacuum into '{DatabaseFile}.copy'");
    }

    /// <summary>Closes the storage and puts the backup, whose log had this many entries, in the place of the database.</summary>
    public async Task RestoreCopyAsync(long size)
    {
        if (OnPostgreSql) await CutLogAsync(size);
        await _storage!.DisposeAsync();
        if (OnPostgreSql) return;
        foreach (var rest in (string[])["-wal", "-shm"]) File.Delete(DatabaseFile + rest);
        File.Copy(DatabaseFile + ".copy", DatabaseFile, overwrite: true);
    }

    /// <summary>As somebody who restores a PostgreSQL backup leaves it: triggers do not see it.</summary>
    public async Task CutLogAsync(long size) => await ExecuteAsync($"""
        set session_replication_role = replica;
        delete from audit_checkpoint where size > {size};
        delete from audit_sequence where idx >= {size};
        delete from audit_entry where id not in (select entry_id from audit_sequence);
        set session_replication_role = origin
        """);

    internal Database Connect() => PlanningStorage.Connect(Options, Clock);

    /// <summary>Runs SQL past the program, as somebody with the owner's password would.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await Storage.Database.OpenAsync(default);
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string table) =>
        Convert.ToInt64(await ScalarAsync($"select count(*) from {table}"), CultureInfo.InvariantCulture);

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Storage.Database.OpenAsync(default);
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The attack must be refused by a rule, not by a typing mistake in the test.</summary>
    public async Task AssertRefusedAsync(string sql, string? because = null)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));
        var conflict = Storage.Database.AsConflict(refused);
        Assert.True(conflict is not null, $"Keine Regel, sondern: {refused.Message}");
        if (because is not null) Assert.Contains(because, conflict.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null) await _storage.DisposeAsync();
        if (_server is not null) await _server.DropDatabaseAsync(Options.ConnectionString);
        Directory.Delete(Options.DataDirectory, recursive: true);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
