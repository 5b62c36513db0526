using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class ForecastPopulationCommandTests : IDisposable
{
    private const int OpenAge = 90;
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_steady_population_stays_and_its_output_is_an_input_again()
    {
        Assert.Equal(0, await RunAsync(People(12), "--horizon", "3", "--json"));

        var lines = await File.ReadAllLinesAsync(_cli["out.csv"]);
        Assert.Equal("gebiet;name;jahr;geschlecht;alter;personen", lines[0]);
        Assert.Equal(1 + (4 * 2 * (OpenAge + 1)), lines.Length);
        Assert.Contains(lines, l => l.StartsWith(";;2027;w;90+;", StringComparison.Ordinal));
        var total = (double)_cli.Json["areas"]![0]!["total"]!;
        Assert.InRange(total / (double)_cli.Json["areas"]![0]!["start"]!, 0.98, 1.02);
        var quotas = _cli.Write("quote.csv", "gruppe;von;bis;quote_prozent\n0 bis unter 3;0;3;50\n");
        Assert.Equal(0, await _cli.RunAsync("forecast", "need", "--population", _cli["out.csv"], "--quota", quotas, "--quota-year", "2024",
            "--quota-source", "Test", "--out", _cli["bedarf.csv"]));
        Assert.Contains(await File.ReadAllLinesAsync(_cli["bedarf.csv"]), l => l.StartsWith("status-quo;2027;Insgesamt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_band_from_paths_holds_the_figure_and_is_the_same_each_time()
    {
        string[] options = ["--horizon", "4", "--paths", "200", "--seed", "7", "--bands"];
        Assert.Equal(0, await RunAsync(People(12, wobble: true), [.. options, _cli["band.csv"]]));
        var first = await File.ReadAllBytesAsync(_cli["band.csv"]);
        Assert.Equal(0, await RunAsync(People(12, wobble: true), [.. options, _cli["band.csv"]]));
        Assert.Equal(first, await File.ReadAllBytesAsync(_cli["band.csv"]));

        var rows = (await File.ReadAllLinesAsync(_cli["band.csv"])).Skip(1).Select(l => l.Split(';')).ToList();
        Assert.Equal(9 * 4, rows.Count);
        Assert.All(rows, row => Assert.True(Of(row[3]) <= Of(row[4]) && Of(row[4]) <= Of(row[5]), string.Join(';', row)));
        Assert.True(Of(rows[3][5]) - Of(rows[3][3]) > Of(rows[0][5]) - Of(rows[0][3]));
    }

    [Fact]
    public async Task Two_areas_meet_the_official_total_together()
    {
        var people = People(8, "16001") + People(8, "16002", factor: 2).Split('\n', 2)[1];
        Assert.Equal(0, await RunAsync(
            people, "--horizon", "2", "--constrain-to", _cli.Write("eckwert.csv", "jahr;personen\n2025;60000\n"), "--json"));

        var rows = (await File.ReadAllLinesAsync(_cli["out.csv"])).Skip(1).Select(l => l.Split(';')).ToList();
        Assert.Equal(60000, rows.Where(r => r[2] == "2025").Sum(r => Of(r[5])), 3);
        var shares = rows.Where(r => r[2] == "2025").GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Sum(r => Of(r[5])));
        Assert.Equal(2, shares["16002"] / shares["16001"], 2);
        Assert.NotEqual(60000, rows.Where(r => r[2] == "2026").Sum(r => Of(r[5])), 0);
        Assert.Contains("weichen damit um", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cohorts_are_aged_under_the_rates_of_a_scenario()
    {
        var rates = _cli.Write("annahmen.csv", Rates());
        string[] cohort = ["--horizon", "5", "--method", "cohort", "--rates", rates];
        Assert.Equal(0, await RunAsync(People(1), [.. cohort, "--json"]));
        var plain = (double)_cli.Json["areas"]![0]!["total"]!;
        Assert.Equal(0, await RunAsync(People(1), [.. cohort, "--scenario", "hoch", "--json"]));
        var high = (double)_cli.Json["areas"]![0]!["total"]!;

        Assert.True(high > plain + 100, $"{plain} / {high}");
        Assert.Equal(1, await RunAsync(People(1), [.. cohort, "--scenario", "mittel"]));
        Assert.Contains("Das Szenario „mittel“ kommt in den Annahmen nicht vor. Vorhanden: hoch.", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync(People(1), [.. cohort, "--paths", "200"]));
        Assert.Contains("streuung_geburten", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_holds_assumptions_balance_and_record()
    {
        Assert.Equal(0, await _cli.RunAsync("forecast", "population", "--data", _cli.Write("in.csv", People(14, wobble: true)), "--horizon",
            "3", "--out", _cli["out.json"]));

        var document = JsonNode.Parse(await File.ReadAllTextAsync(_cli["out.json"]))![0]!;
        Assert.Equal(("population", "hamilton-perry"), ((string?)document["kind"], (string?)document["method"]));
        Assert.Contains("50 % des langjährigen Wanderungssaldos wirken fort", document["assumptions"]!.AsArray().Select(a => (string?)a!["value"]));
        Assert.Contains("früheren Stichtagen", (string?)document["population"]!["record"]!["sentence"], StringComparison.Ordinal);
        Assert.Equal(3, document["population"]!["stands"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("jahr;geschlecht;alter;personen\n2024;x;0;1\n", "Zeile 2, Spalte 2: „x“ ist kein Geschlecht der Statistik (w oder m).")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;alt;1\n", "Zeile 2, Spalte 3: „alt“ ist keine Altersangabe")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;0;1.234\n", "Zeile 2, Spalte 4: „1.234“ ist nicht eindeutig")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;0;5\n2024;w;0;6\n", "Zeile 3, Spalte 3: Dieses Jahr, Geschlecht und Alter steht schon")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;0;5\n2024;w;1;5\n2024;w;2;5\n", "muss nach oben offen sein")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;0;5\n2024;w;1;5\n2024;w;2+;5\n", "Es fehlen 3 Werte, zuerst Alter 0, männlich")]
    [InlineData("jahr;geschlecht;alter;personen\n2024;w;0-2;5\n2024;w;3-5;5\n2024;w;6-9;5\n2024;w;10+;5\n", "Altersgruppe „6-9“ ist nicht 3 Jahre breit")]
    public async Task What_is_wrong_is_named_with_file_line_and_column(string people, string sentence)
    {
        Assert.Equal(1, await RunAsync(people, "--horizon", "1"));
        Assert.Contains("in.csv: ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["out.csv"]));
    }

    [Fact]
    public async Task Too_few_populations_are_refused_in_words()
    {
        Assert.Equal(1, await RunAsync(People(1), "--horizon", "1"));
        Assert.Contains("Es braucht mindestens zwei Bevölkerungsstände", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync(People(3), "--horizon", "51"));
    }

    private Task<int> RunAsync(string people, params string[] options) =>
        _cli.RunAsync(["forecast", "population", "--data", _cli.Write("in.csv", people), "--out", _cli["out.csv"], .. options]);

    private static double Of(string cell) => double.Parse(cell, CultureInfo.GetCultureInfo("de-DE"));

    /// <summary>A stationary population: every year the same people by age.</summary>
    private static string People(int years, string area = "", double factor = 1, bool wobble = false)
    {
        var text = new StringBuilder("gebiet;name;jahr;geschlecht;alter;personen\n");
        for (var year = 2025 - years; year < 2025; year++)
            foreach (var sex in "wm")
                for (var age = 0; age <= OpenAge; age++)
                {
                    var alive = 100 * factor * Math.Exp(-0.0004 * Math.Exp(0.085 * age) / 0.085) * (sex == 'w' ? 1 : 0.98);
                    if (age == OpenAge) alive *= 3;
                    if (wobble) alive *= 1 + (0.02 * Math.Sin((year * 1.7) + age));
                    text.Append(CultureInfo.InvariantCulture, $"{area};{area};{year};{sex};{age}{(age == OpenAge ? "+" : "")};{Math.Round(alive)}\n");
                }

        return text.ToString();
    }

    private static string Rates()
    {
        var text = new StringBuilder("groesse;szenario;geschlecht;alter;wert\n");
        for (var age = 20; age < 40; age++) text.Append(CultureInfo.InvariantCulture, $"geburten;;;{age};0,08\ngeburten;hoch;;{age};0,12\n");
        foreach (var sex in "wm")
            for (var age = 0; age <= OpenAge; age++)
                text.Append(CultureInfo.InvariantCulture,
                    $"sterberate;;{sex};{age}{(age == OpenAge ? "+" : "")};{(0.0004 * Math.Exp(0.085 * age)).ToString(CultureInfo.GetCultureInfo("de-DE"))}\n");
        return text.ToString();
    }
}
