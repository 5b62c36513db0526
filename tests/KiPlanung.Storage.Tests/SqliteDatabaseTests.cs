using System.Globalization;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Tests.Machine;
using Microsoft.Data.Sqlite;

namespace KiPlanung.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiplanung-sqlite-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Every_connection_writes_ahead_fully_synchronised_with_foreign_keys()
    {
        await using var database = new SqliteDatabase(File("a.db"), new TestClock(TestClock.Noon));
        for (var i = 0; i < 3; i++)
        {
            await using var connection = (SqliteConnection)await database.OpenAsync(default);
            Assert.Equal("wal", Pragma(connection, "journal_mode"));
            Assert.Equal("2", Pragma(connection, "synchronous"));
            Assert.Equal("1", Pragma(connection, "foreign_keys"));
            Assert.Equal("1", Pragma(connection, "secure_delete"));
            // the next user of the pooled connection must not inherit this
            Pragma(connection, "synchronous = normal");
            Pragma(connection, "foreign_keys = off");
        }
    }

    [Theory]
    [InlineData("synchronous = normal")]
    [InlineData("synchronous = off")]
    [InlineData("journal_mode = delete")]
    [InlineData("foreign_keys = off")]
    [InlineData("secure_delete = off")]
    [InlineData("ignore_check_constraints = on")]
    [InlineData("writable_schema = on")]
    public async Task A_weaker_setting_is_refused(string pragma)
    {
        await using var database = new SqliteDatabase(File("b.db"), new TestClock(TestClock.Noon));
        await using var connection = (SqliteConnection)await database.OpenAsync(default);
        SqliteDatabase.Verify(connection);

        Pragma(connection, pragma);

        var thrown = Assert.Throws<InvalidOperationException>(() => SqliteDatabase.Verify(connection));
        Assert.Contains(pragma.Split(' ')[0], thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_on_a_database_without_a_durable_journal_is_refused()
    {
        var options = new StorageOptions { DataDirectory = _directory, ConnectionString = "Data Source=:memory:" };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PlanningStorage.OpenAsync(options, new TestClock(TestClock.Noon), default));

        Assert.Contains("journal_mode = memory", thrown.Message, StringComparison.Ordinal);
    }

    private string File(string name) => new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory, name) }.ToString();

    private static string? Pragma(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma " + pragma;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
