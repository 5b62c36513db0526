using System.Diagnostics;
using System.Text.Json.Nodes;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class TextCommandTests : IDisposable
{
    private const string Text = "Frau Müller wohnt in der Goethestraße 5, 99423 Weimar. Sie ist unter erika.mueller@example.org "
        + "erreichbar.";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Pseudonymise_keeps_order_and_gives_offsets_of_the_text_as_read()
    {
        var input = string.Concat(Enumerable.Range(1, 40)
            .Select(i => new JsonObject { ["id"] = $"t{i}", ["text"] = $"Nummer {i}. {Text}" }.ToJsonString() + "\n"));
        Assert.Equal(0, await _cli.RunAsync("pseudonymise", "--in", _cli.Write("in.jsonl", input), "--out", _cli["out.jsonl"]));
        var rows = (await File.ReadAllLinesAsync(_cli["out.jsonl"])).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"t{i}"), rows.Select(r => (string?)r["id"]));

        var mail = rows[0]["findings"]!.AsArray().Single(f => (string?)f!["type"] == "EMAIL")!;
        var original = $"Nummer 1. {Text}";
        Assert.Equal("erika.mueller@example.org", original[(int)mail["start"]!..(int)mail["end"]!]);
        Assert.Contains((string)mail["token"]!, (string)rows[0]["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("erika.mueller", (string)rows[0]["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pseudonymise_writes_umlauts_unescaped_and_one_row_for_a_text_file()
    {
        Assert.Equal(0, await _cli.RunAsync("pseudonymise", "--in", _cli.Write("notiz.txt", "Die Tür war offen. Es fehlt an Plätzen."),
            "--out", _cli["out.jsonl"]));
        var line = Assert.Single(await File.ReadAllLinesAsync(_cli["out.jsonl"]));
        Assert.StartsWith("{\"id\":\"notiz\",\"text\":\"Die Tür war offen.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"text\":\"b\"}\n{kaputt\n", "Zeile 2, Spalte 2")]
    [InlineData("{\"id\":\"a\"}\n", "Zeile 1: Die Zeile braucht")]
    [InlineData("{\"id\":\"a\",\"text\":\"\\ud800\"}\n", "Zeile 1: Die Zeile enthält ein halbes Zeichen")]
    public async Task A_bad_line_is_named_and_an_older_result_stays(string input, string expected)
    {
        _cli.Write("out.jsonl", "alt");
        Assert.Equal(1, await _cli.RunAsync("pseudonymise", "--in", _cli.Write("in.jsonl", input), "--out", _cli["out.jsonl"]));
        Assert.Contains("in.jsonl: " + expected, _cli.Error, StringComparison.Ordinal);
        Assert.Equal("alt", await File.ReadAllTextAsync(_cli["out.jsonl"]));
    }

    [Fact]
    public async Task Summarise_drafts_by_extraction_and_says_that_it_is_a_draft()
    {
        var note = _cli.Write("notiz.txt",
            "Die Familie kommt zur Beratung.\n\nDie Familie wünscht sich eine Betreuung am Nachmittag, weil beide arbeiten.\n\n"
            + "Vereinbart wurde, dass die Beratungsstelle beim Träger nach einem Platz fragt. Offen bleibt, wann ein Platz frei wird.");
        Assert.Equal(0, await _cli.RunAsync("summarise", "--in", note, "--kind", "counselling-note", "--out", _cli["a.json"]));
        var draft = JsonNode.Parse(await File.ReadAllTextAsync(_cli["a.json"]))!;
        Assert.False((bool?)draft["confirmed"]);
        Assert.Equal("KI-Entwurf – nicht freigegeben", (string?)draft["label"]);
        Assert.NotEmpty(draft["sections"]!.AsArray());

        Assert.Equal(0, await _cli.RunAsync("summarise", "--in", note, "--kind", "counselling-note", "--out", _cli["b.json"]));
        Assert.Equal(await File.ReadAllBytesAsync(_cli["a.json"]), await File.ReadAllBytesAsync(_cli["b.json"]));
    }

    [Fact]
    public async Task Summarise_with_a_model_is_refused_when_nobody_can_confirm()
    {
        var code = await _cli.RunAsync("summarise", "--in", _cli.Write("notiz.txt", Text), "--kind", "interview", "--model", "chat",
            "--out", _cli["a.json"]);
        Assert.Equal(1, code);
        Assert.Contains("im Browser", _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["a.json"]));
    }

    [Fact]
    public async Task A_missing_output_folder_is_named()
    {
        var code = await _cli.RunAsync("pseudonymise", "--in", _cli.Write("n.txt", Text), "--out", Path.Combine(_cli["fehlt"], "a.jsonl"));
        Assert.Equal(1, code);
        Assert.Contains("Den Ordner", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_is_usage() =>
        Assert.Equal(2, await _cli.RunAsync("summarise", "--in", _cli.Write("n.txt", Text), "--kind", "brief", "--out", _cli["a.json"]));

    /// <summary>In a process of its own: a process has one policy.</summary>
    [Fact]
    public async Task An_own_policy_is_used_and_named_and_a_bad_one_refused()
    {
        var text = _cli.Write("notiz.txt", "Frau Jana Testmann ist 34 Jahre alt und spricht mit der Lichtpunkthilfe. Termin am 03.04.2026.");
        using var shipped = typeof(KiPlanung.Pseudonymisation.Pseudonymiser).Assembly.GetManifestResourceStream("policy.json")!;
        var policy = JsonNode.Parse(shipped)!;
        policy["fassung"] = 7;
        policy["ersetzung"]!.AsObject().Remove("ALTER");
        policy["altersspannen"] = new JsonArray(18, 65);

        var (code, told) = await InAProcessAsync("pseudonymise", "--in", text, "--out", _cli["ohne.jsonl"]);
        Assert.True(code == 0, told);
        Assert.Contains("[ALTER_1:30-34]", await File.ReadAllTextAsync(_cli["ohne.jsonl"]), StringComparison.Ordinal);

        (code, told) = await InAProcessAsync("pseudonymise", "--in", text, "--out", _cli["aus.jsonl"], "--policy",
            _cli.Write("eigene.json", policy.ToJsonString()));

        Assert.True(code == 0, told);
        var row = JsonNode.Parse(await File.ReadAllTextAsync(_cli["aus.jsonl"]))!;
        Assert.Contains("[ALTER_1]", row.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("2026]", row.ToJsonString(), StringComparison.Ordinal);

        (code, told) = await InAProcessAsync("pseudonymise", "--in", text, "--out", _cli["aus2.jsonl"], "--policy", _cli.Write("leer.json", "{}"));
        Assert.Equal(1, code);
        Assert.Contains("Richtlinie ist in Zeile", told, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["aus2.jsonl"]));
        Assert.Equal(1, (await InAProcessAsync("pseudonymise", "--in", text, "--out", _cli["aus2.jsonl"], "--policy", _cli["fehlt.json"])).Code);
    }

    private static async Task<(int Code, string Told)> InAProcessAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kiplanung.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var told = await process.StandardError.ReadToEndAsync() + await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, told);
    }
}
