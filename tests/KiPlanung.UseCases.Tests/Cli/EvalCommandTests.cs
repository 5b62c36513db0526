using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class EvalCommandTests : IDisposable
{
    private static readonly string Data = FromRoot("eval/data/forecast");
    private static readonly string Notes = FromRoot("eval/data/pseudonymisation/tuning.jsonl");
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    // Naive2 is its own benchmark: the OWA is 1 on every set by definition.
    [Fact]
    public async Task Naive_is_as_good_as_the_benchmark()
    {
        Assert.Equal(0, await _cli.RunAsync("eval", "forecast", "--data", Data, "--method", "naive", "--json"));
        var rows = _cli.Json["rows"]!.AsArray();
        Assert.All(rows, row => Assert.Equal(1.0, (double)row!["owa"]!, 1e-4));
        string[] sets = [.. rows.Select(row => (string)row!["set"]!).Distinct()];
        Assert.Equal(["comp_yearly", "comp_quarterly", "comp_monthly", "inkar_yearly-o1", "inkar_yearly-o2", "inkar_yearly"], sets);
    }

    [Fact]
    public async Task A_measurement_compares_with_itself_and_fails_below_a_better_baseline()
    {
        Assert.Equal(0, await _cli.RunAsync("eval", "forecast", "--data", Data, "--method", "drift", "--json"));
        var same = _cli.Write("same.json", _cli.Output);
        var better = JsonNode.Parse(_cli.Output)!;
        better["rows"]![0]!["owa"] = 0.5;
        Assert.Equal(0, await _cli.RunAsync("eval", "forecast", "--data", Data, "--method", "drift", "--baseline", same));
        Assert.Contains("nichts schlechter", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync(
            "eval", "forecast", "--data", Data, "--method", "drift", "--baseline", _cli.Write("better.json", better.ToJsonString())));
        Assert.Contains("Die Güte liegt unter der Messlatte (1 Werte)", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("statt 0,5.", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        Assert.Equal(1, await _cli.RunAsync("eval", "forecast", "--data", FromRoot("eval/data/pseudonymisation")));
        Assert.Contains("liegt keine der Dateien", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _cli.RunAsync("eval", "forecast", "--data", Data, "--method", "orakel"));
        Assert.Contains("„orakel“ gibt es nicht", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _cli.RunAsync("eval", "forecast", "--data", Data, "--profile", "anders"));
    }

    [Fact]
    public async Task The_pseudonymisation_fails_below_a_better_baseline()
    {
        Assert.Equal(0, await _cli.RunAsync("eval", "pseudonymisation", "--data", Notes, "--json"));
        var better = _cli.Json;
        better["documentsLeakingAfterReview"] = -1;
        Assert.Equal(1, await _cli.RunAsync(
            "eval", "pseudonymisation", "--data", Notes, "--baseline", _cli.Write("better.json", better.ToJsonString())));
        Assert.Contains("davon auch nach der Durchsicht", _cli.Error, StringComparison.Ordinal);
    }

    private static string FromRoot(string path, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path);
}
