using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace KiPlanung.Storage.Tests.Machine;

/// <summary>One throw-away server per test run, on a free loopback port in a temporary directory; or the one
/// <c>KIPLANUNG_TEST_POSTGRES</c> names.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Superuser = "kiplanung_owner";
    private string? _directory;

    public static string? Given => Environment.GetEnvironmentVariable("KIPLANUNG_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    public string AdminConnectionString { get; private set; } = "";

    /// <summary>Newest installed set of server programs; null without one.</summary>
    public static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
        : null;

    public async Task InitializeAsync()
    {
        if (PostgreSqlMachine.Missing is not null) return;
        if (Given is { } given)
        {
            AdminConnectionString = given;
            return;
        }
        _directory = Directory.CreateTempSubdirectory("kiplanung-pg-").FullName;
        if (Environment.UserName == "root") Run("chown", "postgres", _directory);
        var data = Path.Combine(_directory, "data");
        RunServerProgram("initdb", "-D", data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var port = FreePort();
        RunServerProgram(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(_directory, "log"), "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory} -c fsync=off -c max_connections=100",
            "start");
        AdminConnectionString = $"Host=127.0.0.1;Port={port};Username={Superuser};Database=postgres;Maximum Pool Size=60";
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
    }

    public Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_directory is null) return Task.CompletedTask;
        RunServerProgram("pg_ctl", "-D", Path.Combine(_directory, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_directory, recursive: true);
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

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static void RunServerProgram(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs()!, program);
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        // pg_ctl hands its streams to the server, so their end is not the end of the program
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var error = new List<string?>();
        process.ErrorDataReceived += (_, line) => { lock (error) error.Add(line.Data); };
        process.BeginErrorReadLine();
        if (!process.WaitForExit(60_000)) throw new InvalidOperationException($"{program} endet nicht.");
        lock (error)
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {string.Join('\n', error)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
        PostgreSqlServer.Given is not null || PostgreSqlServer.Programs() is not null
            ? null
            : "Kein PostgreSQL-Server unter /usr/lib/postgresql und keine Verbindung in KIPLANUNG_TEST_POSTGRES.";

    /// <summary>Null also when everything must run: then the missing server makes the test fail.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("KIPLANUNG_TESTS") == "all" ? null : Missing;
}
