using KiPlanung.UseCases.Accounts;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class InstallationCommandTests : IDisposable
{
    private const string Table = "region;year;value\n16055;2020;10,5\n16055;2021;11,5\n16055;2022;12,5\n";
    private const string Sidecar = """
        {"name":"Quote","unit":"%","nature":"share","publisher":"Amt","table":"T-1",
        "dataDate":"2023-06-30","territory":"2022-12-31","licence":"dl-de/by-2-0"}
        """;

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Import_reads_the_sidecar_and_reports_in_json()
    {
        _cli.Write("quote.csv.json", Sidecar);
        Assert.Equal(0, await _cli.RunAsync("import", _cli.Write("quote.csv", Table), "--data", _cli["daten"], "--json"));
        Assert.Equal(1, (int?)_cli.Json["series"]);
        Assert.Equal(3, (int?)_cli.Json["points"]);
        Assert.Equal("2023-06-30", (string?)_cli.Json["dataDate"]);
        Assert.False((bool?)_cli.Json["alreadyThere"]);

        Assert.Equal(0, await _cli.RunAsync("import", _cli["quote.csv"], "--data", _cli["daten"], "--json"));
        Assert.True((bool?)_cli.Json["alreadyThere"]);
    }

    [Fact]
    public async Task Import_refuses_a_bad_row_with_its_line_and_makes_no_database()
    {
        _cli.Write("quote.csv.json", Sidecar);
        Assert.Equal(1, await _cli.RunAsync("import", _cli.Write("quote.csv", Table + "16055;zwanzig;1\n"), "--data", _cli["daten"]));
        Assert.Contains("quote.csv: Zeile 5", _cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli["daten"]));
    }

    [Fact]
    public async Task Import_refuses_what_neither_file_nor_options_say()
    {
        Assert.Equal(1, await _cli.RunAsync("import", _cli.Write("quote.csv", Table), "--data", _cli["daten"], "--format", "csv",
            "--json"));
        Assert.Equal("statistics.missing-metadata", (string?)_cli.Json["problem"]!["code"]);
    }

    [Fact]
    public async Task The_master_key_is_shown_by_its_id_and_changed_with_a_copy_of_the_old_one()
    {
        string[] data = ["--data", _cli["daten"]];
        Assert.Equal(1, await _cli.RunAsync(["vault", "status", .. data]));
        Assert.Contains("liegt keine Datenbank", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync(["account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator", .. data]));
        var before = await File.ReadAllTextAsync(Path.Combine(_cli["daten"], "keys", "master.key"));

        Assert.Equal(0, await _cli.RunAsync(["vault", "change-key", "--keep-old", _cli["alt.key"], .. data]));

        Assert.Contains("0 Notizen neu umschlossen", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_cli["alt.key"]));
        Assert.Equal(1, await _cli.RunAsync(["vault", "change-key", "--keep-old", _cli["alt.key"], .. data]));
        Assert.Contains("gibt es schon", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync(["vault", "status", .. data]));
        Assert.Contains("keys/master.key", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(before.Trim(), _cli.Output, StringComparison.Ordinal);

        Assert.Equal(1, await _cli.RunAsync(["vault", "training-lines", "--out", _cli["zeilen.txt"], .. data]));
        Assert.Contains("keine Übungszeilen", _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["zeilen.txt"]));
    }

    [Fact]
    public async Task Accounts_begin_with_the_administration_and_hand_out_a_code_once()
    {
        string[] data = ["--data", _cli["daten"]];
        Assert.Equal(1, await _cli.RunAsync(["account", "add", "erika", "--name", "Erika Muster", "--role", "planner", .. data]));
        Assert.Contains("--role administrator", _cli.Error, StringComparison.Ordinal);

        Assert.Equal(0, await _cli.RunAsync(["account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator", .. data]));
        Assert.Contains("/anmelden/einmal?code=", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _cli.RunAsync(
            ["account", "add", "erika", "--name", "Erika Muster", "--role", "planner", "--role", "case-worker", .. data]));
        Assert.Equal(1, await _cli.RunAsync(["account", "add", "erika", "--name", "Erika Muster", "--role", "planner", .. data]));

        Assert.Equal(0, await _cli.RunAsync(["account", "disable", "erika", .. data]));
        Assert.Equal(1, await _cli.RunAsync(["account", "disable", "niemand", .. data]));
        Assert.Equal(0, await _cli.RunAsync(["account", "list", .. data]));
        Assert.Contains("erika\tErika Muster\tPlanung, Fachkraft\tgesperrt\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("chefin\tKarin Chefin\tAdministration\taktiv\n", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_account_is_opened_once_and_its_entry_spells_roles_as_for_any_account()
    {
        string[] data = ["--data", _cli["daten"]];
        await _cli.RunAsync(["account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator", .. data]);
        await _cli.RunAsync(["release", "list", .. data]);
        Assert.Equal(0, await _cli.RunAsync(["account", "list", .. data]));
        Assert.Single(_cli.Output.Split('\n'), line => line == "kommandozeile\tKommandozeile auf dem Server\tPlanung\tDienstkonto");

        await _cli.RunAsync(["audit", "export", _cli["log"], .. data]);
        var entries = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(_cli["log"], "tile", "entries"), "*",
            SearchOption.AllDirectories).Single());
        Assert.Equal(2, entries.Split("account-created").Length - 1);
        Assert.Contains("\"planner\"", entries, StringComparison.Ordinal);
        Assert.Contains("\"administrator\"", entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_with_the_name_of_the_service_account_is_not_acted_for()
    {
        string[] data = ["--data", _cli["daten"]];
        await using (var storage = await Storage.PlanningStorage.OpenAsync(
            new Storage.StorageOptions { DataDirectory = _cli["daten"] }, TimeProvider.System, default))
        {
            var created = await new CreateFirstAdministrator(storage.Store, TimeProvider.System)
                .RunAsync(OpenServiceAccount.SignInName, "Karla Kommando", "hash", default);
            Assert.True(created.IsOk(out _, out _));
        }

        Assert.Equal(1, await _cli.RunAsync(["account", "add", "erika", "--name", "Erika Muster", "--role", "planner", .. data]));
        Assert.Contains("an eine Person vergeben", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account", "add", "erika", "--name", "E M", "--role", "chef")]
    [InlineData("account", "add", "erika", "--name", "E M", "--role", "reviewer", "--training-until", "31.12.2030")]
    [InlineData("release", "delete")]
    [InlineData("audit")]
    public async Task A_wrong_call_is_usage(params string[] args) => Assert.Equal(2, await _cli.RunAsync(args));

    [Fact]
    public async Task Reading_commands_refuse_a_folder_without_database_and_make_none()
    {
        foreach (var command in new[] { "release list", "account list", "account disable x", $"audit export {_cli["log"]}" })
            Assert.Equal(1, await _cli.RunAsync([.. command.Split(' '), "--data", _cli["leer"]]));
        Assert.False(Directory.Exists(_cli["leer"]));
    }

    [Fact]
    public async Task Audit_export_verifies_and_a_changed_byte_is_found_with_exit_code_3()
    {
        string[] data = ["--data", _cli["daten"]];
        await _cli.RunAsync(["account", "add", "chefin", "--name", "Karin Chefin", "--role", "administrator", .. data]);
        Assert.Equal(0, await _cli.RunAsync(["audit", "export", _cli["log"], .. data]));
        Assert.Equal(0, await _cli.RunAsync("audit", "verify", _cli["log"], "--json"));
        Assert.True((bool?)_cli.Json["ok"]);

        var entries = Directory.EnumerateFiles(_cli["log"], "*", SearchOption.AllDirectories)
            .Single(f => f.Contains("entries", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(entries);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(entries, bytes);
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["log"]));
        Assert.Contains("NICHT in Ordnung", _cli.Output, StringComparison.Ordinal);
        Assert.Equal(3, await _cli.RunAsync("audit", "verify", _cli["log"], "--json"));
        Assert.NotNull(_cli.Json["firstBadEntry"]);
        Assert.Equal(1, await _cli.RunAsync("audit", "verify", _cli["fehlt"]));
    }
}
