using System.Diagnostics;
using System.IO.Compression;
using KiPlanung.Storage;
using Microsoft.Data.Sqlite;

namespace KiPlanung.UseCases.Tests.Cli;

/// <summary>Exporting, checking and changing keys at the command line; the small program gives the same answers.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Proofs_beside_the_export_hold_one_by_one_and_not_when_changed()
    {
        await ALogAsync("--proofs");
        var (entry, key) = (_cli["log/entries/000.json"], _cli["log/log.vkey"]);
        Assert.Equal(0, await _cli.RunAsync("audit", "verify", _cli["log"]));
        Assert.Equal(0, await _cli.RunAsync("audit", "proof", entry + ".tlog-proof", entry, "--key", key));
        Assert.Contains("Nummer 0", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync("audit", "proof", entry + ".tlog-proof", entry, "--key", key, "--json"));
        Assert.Equal(0, (int?)_cli.Json["index"]);
        Assert.Equal(3, await _cli.RunAsync("audit", "proof", entry + ".tlog-proof", _cli["log/entries/001.json"], "--key", key));
        Assert.Equal(3, await _cli.RunAsync("audit", "proof", entry + ".tlog-proof", "--key", key));
        Assert.Contains("der Eintrag dazu fehlt", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync("audit", "proof", _cli["fehlt"], entry, "--key", key));
        Assert.Equal(2, await _cli.RunAsync("audit", "proof", entry + ".tlog-proof", entry));

        await File.AppendAllTextAsync(entry, " ");
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["log"]));
        Assert.Contains("000.json", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_chosen_entries_get_a_proof_and_an_entry_that_is_not_there_leaves_nothing_behind()
    {
        await ALogAsync("--entry", "1");
        Assert.Equal(["001.json", "001.json.spicy", "001.json.tlog-proof"],
            Directory.EnumerateFiles(_cli["log/entries"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(1, await _cli.RunAsync("audit", "export", _cli["zweites"], "--entry", "999", "--data", _cli["daten"]));
        Assert.Contains("die Zählung beginnt bei 0", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(_cli["."]), d => d.Contains("zweites", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipts_are_held_against_the_log_across_a_change_of_key()
    {
        await ALogAsync();
        var receipt = await AReceiptAsync();
        var (oldKey, oldCheckpoint) = (_cli["alt.vkey"], _cli["alt.checkpoint"]);
        File.Copy(_cli["log/log.vkey"], oldKey);
        File.Copy(_cli["log/checkpoint"], oldCheckpoint);
        Assert.Equal(0, await _cli.RunAsync("audit", "proof", receipt, "--key", oldKey));

        Assert.Equal(0, await _cli.RunAsync("audit", "change-key", "--data", _cli["daten"]));
        Assert.Contains("Signaturschlüssel gewechselt", _cli.Error + _cli.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync("audit", "export", _cli["neu"], "--data", _cli["daten"]));

        Assert.NotEqual(await File.ReadAllTextAsync(oldKey), await File.ReadAllTextAsync(_cli["neu/log.vkey"]));
        foreach (var key in new[] { oldKey, _cli["neu/log.vkey"] })
        {
            Assert.Equal(0, await _cli.RunAsync("audit", "verify", _cli["neu"], "--key", key, "--checkpoint", oldCheckpoint, "--receipt", receipt));
            Assert.Contains("1-mal gewechselt", _cli.Output, StringComparison.Ordinal);
        }
        foreach (var file in Directory.EnumerateFiles(_cli["neu/keys"])) File.Delete(file);
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["neu"], "--key", oldKey));
    }

    [Fact]
    public async Task A_receipt_of_another_log_is_found_and_a_missing_one_refused()
    {
        await ALogAsync();
        var receipt = await AReceiptAsync();
        var text = await File.ReadAllTextAsync(receipt);
        await File.WriteAllTextAsync(receipt, text.Replace("index 0", "index 1", StringComparison.Ordinal));
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["log"], "--receipt", receipt, "--json"));
        Assert.Equal("audit.receipt-invalid", (string?)_cli.Json["faults"]![0]!["code"]);
        Assert.Equal(1, await _cli.RunAsync("audit", "verify", _cli["log"], "--receipt", _cli["fehlt"]));
    }

    [Fact]
    public async Task The_small_program_answers_word_for_word_like_the_command_line()
    {
        await ALogAsync("--proofs");
        var receipt = await AReceiptAsync();
        var (entry, key) = (_cli["log/entries/000.json"], _cli["log/log.vkey"]);
        string[][] calls =
        [
            [_cli["log"]], [_cli["log"], "--json"], [_cli["log"], "--key", key, "--receipt", receipt], [_cli["fehlt"]],
            ["proof", entry + ".tlog-proof", entry, "--key", key], ["proof", receipt, "--key", key, "--json"],
        ];
        foreach (var call in calls) await AssertSameAsync(call);
        await File.AppendAllTextAsync(_cli["log/checkpoint"], "x");
        await AssertSameAsync(calls[0]);
        await AssertSameAsync(calls[1]);
        Assert.Equal(2, SmallProgram([]).Code);
        Assert.Equal(2, SmallProgram(["proof", receipt]).Code);
        Assert.Equal(2, SmallProgram([_cli["log"], "--receipt"]).Code);
    }

    [Fact]
    public async Task Evidence_is_one_file_with_the_report_of_the_verifier()
    {
        await ALogAsync();
        Assert.Equal(0, await _cli.RunAsync("audit", "evidence", _cli["beweis.zip"], "--data", _cli["daten"]));
        Assert.Contains("Das Protokoll ist unverändert", _cli.Output, StringComparison.Ordinal);
        await ZipFile.ExtractToDirectoryAsync(_cli["beweis.zip"], _cli["beweis"]);
        Assert.Equal(0, await _cli.RunAsync("audit", "verify", _cli["beweis/protokoll"], "--key", _cli["log/log.vkey"]));
        Assert.Equal(0, await _cli.RunAsync("audit", "evidence", _cli["beweis.zip"], "--from", "2020-01-01", "--json", "--data", _cli["daten"]));
        Assert.True((bool?)_cli.Json["ok"]);

        Assert.Equal(1, await _cli.RunAsync("audit", "evidence", _cli["leer.zip"], "--to", "2020-01-01", "--data", _cli["daten"]));
        Assert.Contains("keinen Eintrag", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync("audit", "evidence", _cli["leer.zip"], "--object", Guid.NewGuid().ToString(), "--data", _cli["daten"]));
        Assert.Equal(1, await _cli.RunAsync("audit", "evidence", _cli["fehlt/beweis.zip"], "--data", _cli["daten"]));
        Assert.Equal(2, await _cli.RunAsync("audit", "evidence", _cli["leer.zip"], "--object", "17", "--data", _cli["daten"]));
        Assert.Contains("keine Kennung", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync("audit", "evidence", _cli["leer.zip"], "--from", "2026-02-01", "--to", "2026-01-01", "--data", _cli["daten"]));
        Assert.Equal(2, await _cli.RunAsync("audit", "evidence", _cli["leer.zip"], "--object", Guid.NewGuid().ToString(), "--to", "2026-01-01"));
        Assert.Empty(Directory.EnumerateFiles(_cli["."], "*leer.zip*"));
        Assert.Empty(Directory.EnumerateFiles(_cli["."], ".*"));
    }

    [Fact]
    public async Task Cancelled_evidence_leaves_the_file_that_was_there()
    {
        await ALogAsync();
        var target = _cli.Write("beweis.zip", "das vorige");
        using var cancel = new CancellationTokenSource();
        cancel.CancelAfter(TimeSpan.Zero);
        Assert.Equal(130, await _cli.RunAsync(["audit", "evidence", target, "--data", _cli["daten"]], cancel.Token));
        Assert.Equal("das vorige", await File.ReadAllTextAsync(target));
        Assert.Single(Directory.EnumerateFiles(_cli["."], "*beweis.zip*"));
    }

    [Fact]
    public async Task Evidence_of_a_changed_log_is_written_and_says_so()
    {
        await ALogAsync();
        await using (var connection = new SqliteConnection($"Data Source={_cli["daten/kiplanung.db"]};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "drop trigger audit_entry_no_update; update audit_entry set body = cast('Unsinn' as blob) where rowid = 2";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
        Assert.Equal(3, await _cli.RunAsync("audit", "evidence", _cli["beweis.zip"], "--data", _cli["daten"]));
        Assert.Contains("NICHT in Ordnung", _cli.Output, StringComparison.Ordinal);
        await ZipFile.ExtractToDirectoryAsync(_cli["beweis.zip"], _cli["beweis"]);
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["beweis/protokoll"], "--key", _cli["log/log.vkey"]));
    }

    private async Task AssertSameAsync(string[] call)
    {
        var code = await _cli.RunAsync(["audit", .. call[0] == "proof" ? call : ["verify", .. call]]);
        Assert.Equal((code, _cli.Output), SmallProgram(call));
    }

    private static (int Code, string Output) SmallProgram(string[] call)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kiplanung-verify.dll"), .. call])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return (process.ExitCode, output);
    }

    /// <summary>An installation in „daten“ with an account, exported to „log“.</summary>
    private async Task ALogAsync(params string[] options)
    {
        await _cli.RunAsync("account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator", "--data", _cli["daten"]);
        Assert.Equal(0, await _cli.RunAsync(["audit", "export", _cli["log"], .. options, "--data", _cli["daten"]]));
    }

    /// <summary>The receipt of the first entry, as its author would have kept it.</summary>
    private async Task<string> AReceiptAsync()
    {
        await using var storage = await PlanningStorage.OpenAsync(
            new StorageOptions { DataDirectory = _cli["daten"] }, TimeProvider.System, default);
        var entries = await storage.Log.ListAsync(new LogFilter(), 0, 100, default);
        return _cli.Write("quittung", (await storage.Log.ProofAsync(entries[^1].Entry.Id, default))!.Text);
    }
}
