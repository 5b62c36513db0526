using System.Diagnostics;
using System.IO.Compression;
using KiPlanung.Storage.Tests.Machine;

namespace KiPlanung.UseCases.Tests.Cli;

/// <summary>The command line on the database of a server, with the settings of the service in the environment; each call a process.</summary>
[Collection(PostgreSqlCollection.Name)]
public sealed class PostgreSqlCommandTests(PostgreSqlServer server) : IDisposable
{
    private readonly CliRun _folder = new();

    /// <summary>In its own folder: beside the tests lie not all of its libraries.</summary>
    private static string Program { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("KiPlanung.UseCases.Tests", "KiPlanung.Cli", StringComparison.Ordinal), "kiplanung.dll");

    public void Dispose() => _folder.Dispose();

    [PostgreSqlFact]
    public async Task Log_and_keys_are_those_of_the_server()
    {
        var database = await server.NewDatabaseAsync();
        try
        {
            await ChangeTheKeyAsync(database);
            await EvidenceAsync(database);
        }
        finally
        {
            await server.DropDatabaseAsync(database);
        }
    }

    [PostgreSqlFact]
    public async Task Without_its_keys_or_without_the_server_nothing_is_made()
    {
        var database = await server.NewDatabaseAsync();
        try
        {
            var missing = await RunAsync(database, "audit", "change-key");
            Assert.Equal(1, missing.Code);
            Assert.Contains("keys/log.key", missing.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_folder["daten"]));

            await AccountAsync(database);
            var away = await RunAsync("Host=127.0.0.1;Port=1;Username=niemand;Password=geheim;Database=x;Timeout=2", "audit", "retention");
            Assert.Equal(1, away.Code);
            Assert.Contains("Die Datenbank lässt sich nicht öffnen", away.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", away.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", away.Error, StringComparison.Ordinal);

            var unset = await RunAsync("", "audit", "retention");
            Assert.Equal(1, unset.Code);
            Assert.Contains("ConnectionString fehlt", unset.Error, StringComparison.Ordinal);
        }
        finally
        {
            await server.DropDatabaseAsync(database);
        }
    }

    private async Task ChangeTheKeyAsync(string database)
    {
        await AccountAsync(database);
        await OkAsync(database, "audit", "export", _folder["vorher"]);
        var change = await OkAsync(database, "audit", "change-key");
        Assert.Contains("Signaturschlüssel gewechselt", change, StringComparison.Ordinal);
        Assert.Contains(await File.ReadAllTextAsync(_folder["vorher/log.vkey"]), change + "\n", StringComparison.Ordinal);
        await OkAsync(database, "audit", "export", _folder["nachher"]);
        var verified = await OkAsync(
            database, "audit", "verify", _folder["nachher"], "--key", _folder["vorher/log.vkey"], "--checkpoint", _folder["vorher/checkpoint"]);
        Assert.Contains("1-mal gewechselt", verified, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["daten/kiplanung.db"]));
        Assert.Contains("chefin", await OkAsync(database, "account", "list"), StringComparison.Ordinal);
        Assert.Contains("bis ", await OkAsync(database, "audit", "retention"), StringComparison.Ordinal);
    }

    private async Task EvidenceAsync(string database)
    {
        await OkAsync(database, "audit", "evidence", _folder["beweis.zip"]);
        await ZipFile.ExtractToDirectoryAsync(_folder["beweis.zip"], _folder["beweis"]);
        await OkAsync(database, "audit", "verify", _folder["beweis/protokoll"], "--key", _folder["vorher/log.vkey"]);
        Assert.Single(Directory.EnumerateFiles(_folder["beweis/protokoll/keys"]));
    }

    private Task<string> AccountAsync(string database) =>
        OkAsync(database, "account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator");

    private async Task<string> OkAsync(string database, params string[] words)
    {
        var (code, output, error) = await RunAsync(database, words);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code}\n{output}\n{error}");
        return output;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["KiPlanung__Storage__Provider"] = "PostgreSql";
        start.Environment["KiPlanung__Storage__ConnectionString"] = database;
        start.Environment["KiPlanung__Storage__DataDirectory"] = _folder["daten"];
        start.Environment.Remove("KIPLANUNG_DATA");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
