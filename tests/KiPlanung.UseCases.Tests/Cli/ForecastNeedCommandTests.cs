using System.Text.Json.Nodes;

namespace KiPlanung.UseCases.Tests.Cli;

/// <summary>The worked examples planners check the program with (all figures invented), through the command line.</summary>
public sealed class ForecastNeedCommandTests : IDisposable
{
    private const string CareQuotas = "gruppe;von;bis;quote_prozent\nunter 60 Jahre;0;60;1,5\n60 bis 74 Jahre;60;75;7\n"
        + "75 bis 84 Jahre;75;85;22\n85 Jahre und älter;85;;60\n";

    private const string CareCounts = "jahr;gruppe;anzahl\n2025;unter 60 Jahre;40000\n2025;60 bis 74 Jahre;16000\n"
        + "2025;75 bis 84 Jahre;6000\n2025;85 Jahre und älter;2500\n2035;unter 60 Jahre;34000\n2035;60 bis 74 Jahre;15000\n"
        + "2035;75 bis 84 Jahre;8000\n2035;85 Jahre und älter;3200\n";

    private const string ChildQuotas = "gruppe;von;bis;quote_prozent\n0 bis unter 1 Jahr;0;1;3\n1 bis unter 3 Jahre;1;3;88\n"
        + "3 Jahre bis Schuleintritt;3;6,5;97\n";

    private const string ChildCounts = "jahr;gruppe;anzahl\n2025;0 bis unter 1 Jahr;420\n2025;1 bis unter 3 Jahre;900\n"
        + "2025;3 Jahre bis Schuleintritt;1650\n2035;0 bis unter 1 Jahr;340\n2035;1 bis unter 3 Jahre;720\n"
        + "2035;3 Jahre bis Schuleintritt;1400\n";

    private const string Ratios = "parameter;gruppe;wert;ab;bis;quelle\n"
        + "faelle_je_fachkraft;0 bis unter 1 Jahr;4;01.01.2025;;ThürKigaG vom 02.07.2024\n"
        + "faelle_je_fachkraft;1 bis unter 3 Jahre;6;01.01.2025;;ThürKigaG vom 02.07.2024\n"
        + "faelle_je_fachkraft;3 Jahre bis Schuleintritt;12;01.01.2025;;ThürKigaG vom 02.07.2024\n"
        + "ausfallquote_prozent;;12;01.01.2020;;eigene Auswertung 2024\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Example_a_care_4540_becomes_5240_and_4716_under_compression()
    {
        Assert.Equal(0, await RunAsync(CareQuotas, CareCounts, "--field", "care", "--variant", "compression", "--factor", "0,9", "--json"));

        var variants = _cli.Json["areas"]![0]!["variants"]!.AsArray();
        Assert.Equal(["status-quo", "compression"], variants.Select(v => (string?)v!["variant"]));
        Assert.Equal((4540.0, 5240.0, 700.0, 0.0), Figures(variants[0]!));
        Assert.Equal((4540.0, 4716.0, 700.0, -524.0), Figures(variants[1]!));
        var lines = await File.ReadAllLinesAsync(_cli["out.csv"]);
        Assert.Contains("status-quo;2025;75 bis 84 Jahre;6000;22;1320;;;;;;;;;", lines);
        Assert.Contains("status-quo;2035;Insgesamt;;;5240;;;;;;;;700;0", lines);
        Assert.Contains("compression;2035;85 Jahre und älter;3200;54;1728;;;;;;;;;", lines);
    }

    [Fact]
    public async Task Examples_b_and_c_places_balance_staff_and_the_gap_of_capacity()
    {
        Assert.Equal(0, await RunAsync(
            ChildQuotas, ChildCounts, "--field", "childcare", "--reserve", "5", "--approved", "2600", "--staff", "250", "--parameters",
            _cli.Write("kennwerte.csv", Ratios), "--json"));

        var lines = await File.ReadAllLinesAsync(_cli["out.csv"]);
        Assert.Contains(lines, l => l.StartsWith("status-quo;2025;Insgesamt;;;2405,1;;;2526;74;", StringComparison.Ordinal));
        Assert.Contains("status-quo;2035;Insgesamt;;;2001,8;;;2102;498;221,317;220;1,317;-403,3;0", lines);
        Assert.Contains("3,5 Geburtsjahrgänge", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1.3, Math.Round((double)_cli.Json["areas"]![0]!["variants"]![0]!["gap"]!, 1));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_as_csv_and_as_json_without_salt()
    {
        Assert.Equal(0, await RunAsync(CareQuotas, CareCounts));
        var first = await File.ReadAllBytesAsync(_cli["out.csv"]);
        Assert.Equal(0, await RunAsync(CareQuotas, CareCounts));
        Assert.Equal(first, await File.ReadAllBytesAsync(_cli["out.csv"]));

        Assert.Equal(0, await RunAsync(CareQuotas, CareCounts, "out.json"));
        var document = JsonNode.Parse(await File.ReadAllTextAsync(_cli["out.json"]))!.AsArray()[0]!.AsObject();
        Assert.Equal("kiplanung.calculation.v1", (string?)document["schema"]);
        Assert.False(document.ContainsKey("salt"));
        Assert.Equal(5240.0, (double)document["need"]!["variants"]![0]!["years"]![1]!["cases"]!);
        Assert.Contains("Beispiel", document["assumptions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_and_target_follow_the_columns_of_the_quotas()
    {
        var quotas = "gruppe;quote_prozent;ziel_prozent;wachstum_prozent\nHaushalte;10;20;10\n";
        var counts = "jahr;gruppe;anzahl\n2025;Haushalte;1000\n2026;Haushalte;1000\n2035;Haushalte;1000\n";
        Assert.Equal(0, await RunAsync(
            quotas, counts, "--field", "housing", "--variant", "trend", "target", "--until", "2026", "--damping", "1", "--target-year", "2035"));

        var lines = await File.ReadAllLinesAsync(_cli["out.csv"]);
        Assert.Contains("trend;2026;Insgesamt;;;110;;;;;;;;0;10", lines);
        Assert.Contains("trend;2035;Insgesamt;;;110;;;;;;;;0;10", lines);
        Assert.Contains("target;2026;Insgesamt;;;110;;;;;;;;0;10", lines);
        Assert.Contains("target;2035;Insgesamt;;;200;;;;;;;;0;100", lines);
    }

    [Fact]
    public async Task Services_are_calculated_for_themselves_and_may_not_exceed_everybody()
    {
        var counts = "jahr;gruppe;anzahl\n2025;80+;100\n2030;80+;200\n";
        var quotas = "versorgungsart;gruppe;quote_prozent\nambulant;80+;30\nstationär;80+;20\n";
        Assert.Equal(0, await RunAsync(quotas, counts, "--field", "care"));
        Assert.Contains("status-quo;2030;stationär: 80+;200;20;40;;;;;;;;;", await File.ReadAllLinesAsync(_cli["out.csv"]));

        Assert.Equal(1, await RunAsync(quotas.Replace("30", "90", StringComparison.Ordinal), counts, "--field", "care"));
        Assert.Contains("mehr als 100 %", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gruppe;quote\n", "quote.csv: Quoten: Die Angaben sind fehlerhaft", "Zeile 1: In der Kopfzeile fehlt die Spalte „quote_prozent“")]
    [InlineData("gruppe;quote_prozent\nA;zehn\n", "quote.csv", "Zeile 2, Spalte 2: „zehn“ ist keine Zahl.")]
    [InlineData("gruppe;quote_prozent\nA;1.234\n", "quote.csv", "Zeile 2, Spalte 2: „1.234“ ist nicht eindeutig")]
    [InlineData("gruppe;quote_prozent\nA;10\nA;11\n", "quote.csv", "Zeile 3, Spalte 1: Die Gruppe „A“ steht schon weiter oben.")]
    [InlineData("gruppe;quote_prozent\nA;140\n", "liegt nicht zwischen 0 und 100 %", "Quote „A“")]
    [InlineData("gruppe;quote_prozent\nB;10\n", "Für 2025 fehlt die Gruppe „B“", "Gruppenstärken")]
    public async Task What_is_wrong_is_named_with_file_line_and_column(string quotas, string first, string second)
    {
        Assert.Equal(1, await RunAsync(quotas, "jahr;gruppe;anzahl\n2025;A;100\n2026;A;90\n"));

        Assert.Contains(first, _cli.Error, StringComparison.Ordinal);
        Assert.Contains(second, _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["out.csv"]));
    }

    [Theory]
    [InlineData("--variant", "trend")]
    [InlineData("--variant", "compression")]
    [InlineData("--variant", "target")]
    [InlineData("--variant", "wunsch")]
    [InlineData("--factor", "2")]
    public async Task A_wrong_call_is_usage(params string[] options) => Assert.Equal(2, await RunAsync(CareQuotas, CareCounts, options));

    [Fact]
    public async Task A_variant_there_is_not_is_refused_in_german()
    {
        Assert.Equal(2, await RunAsync(CareQuotas, CareCounts, "--variant", "wunsch"));
        Assert.Contains("„wunsch“ ist nicht möglich. Möglich: status-quo, trend, compression, later-onset, target.", _cli.Error,
            StringComparison.Ordinal);
    }

    private static (double, double, double, double) Figures(JsonNode variant) => (
        (double)variant["first"]!, (double)variant["last"]!, (double)variant["demographic"]!, (double)variant["quota"]!);

    private Task<int> RunAsync(string quotas, string counts, params string[] options)
    {
        var target = options is ["out.json", ..] ? "out.json" : "out.csv";
        return _cli.RunAsync([
            "forecast", "need", "--population", _cli.Write("zahlen.csv", counts), "--quota", _cli.Write("quote.csv", quotas),
            "--quota-year", "2025", "--quota-source", "Beispiel", "--out", _cli[target], .. options.Where(o => o != "out.json")]);
    }
}
