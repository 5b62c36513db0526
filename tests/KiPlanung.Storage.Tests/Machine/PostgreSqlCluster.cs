using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KiPlanung.Storage.Tests.Machine;

/// <summary>A throw-away PostgreSQL cluster in a temporary directory on a free loopback port.</summary>
internal sealed class PostgreSqlCluster : IDisposable
{
    private const string Superuser = "kiplanung_owner";
    private readonly string _directory;

    private PostgreSqlCluster(string directory, int port) =>
        (_directory, ConnectionString) = (directory,
            $"Host=127.0.0.1;Port={port};Username={Superuser};Database=postgres;Maximum Pool Size=60");

    /// <summary>Of the superuser, to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Newest installed set of server programs; null without one.</summary>
    public static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
        : null;

    /// <param name="durable">Whether commits wait for the disk; tests of behaviour do not need it.</param>
    public static PostgreSqlCluster Start(bool durable)
    {
        var directory = Directory.CreateTempSubdirectory("kiplanung-pg-").FullName;
        if (Environment.UserName == "root") Run("chown", "postgres", directory);
        var data = Path.Combine(directory, "data");
        RunServerProgram("initdb", "-D", data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var port = FreePort();
        RunServerProgram(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(directory, "log"), "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory} -c fsync={(durable ? "on" : "off")} "
            + "-c max_connections=100", "start");
        return new(directory, port);
    }

    public void Dispose()
    {
        RunServerProgram("pg_ctl", "-D", Path.Combine(_directory, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_directory, recursive: true);
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
