using Npgsql;

namespace KiPlanung.Storage.Tests.Machine;

/// <summary>One throw-away server per test run; or the one <c>KIPLANUNG_TEST_POSTGRES</c> names.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private PostgreSqlCluster? _cluster;

    public static string? Given => Environment.GetEnvironmentVariable("KIPLANUNG_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    public string AdminConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (PostgreSqlMachine.Missing is not null) return;
        if (Given is { } given)
        {
            AdminConnectionString = given;
            return;
        }
        _cluster = PostgreSqlCluster.Start(durable: false);
        AdminConnectionString = _cluster.ConnectionString;
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
    }

    public Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _cluster?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "kp_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(AdminConnectionString) { Database = name }.ToString();
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"drop database {name} with (force)", connection);
        await command.ExecuteNonQueryAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>Whether tests against PostgreSQL can run here.</summary>
public static class PostgreSqlMachine
{
    public static string? Missing =>
        PostgreSqlServer.Given is not null || PostgreSqlCluster.Programs() is not null
            ? null
            : "Kein PostgreSQL-Server unter /usr/lib/postgresql und keine Verbindung in KIPLANUNG_TEST_POSTGRES.";

    /// <summary>Null also when everything must run: then the missing server makes the test fail.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("KIPLANUNG_TESTS") == "all" ? null : Missing;
}
