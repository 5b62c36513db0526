namespace KiPlanung.UseCases.Tests.Cli;

public sealed class ForecastSeriesCommandTests : IDisposable
{
    private const string Mixed = "id,period,value\nB,2,11.5\nA,1,100\nB,1,10\n"
        + "A,3,104\nA,2,101\nB,3,12\nB,4,13.5\nA,4,107\nA,5,109\nB,5,14\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Series_are_forecast_in_the_order_their_ids_appear()
    {
        Assert.Equal(0, await ForecastAsync(Mixed, "--horizon", "2", "--season", "1"));
        var lines = await File.ReadAllLinesAsync(_cli["out.csv"]);
        Assert.Equal("id,step,mean,lo80,hi80,lo95,hi95,model", lines[0]);
        Assert.Equal(["B,1", "B,2", "A,1", "A,2"], lines.Skip(1).Select(l => string.Join(',', l.Split(',')[..2])));
        Assert.All(lines.Skip(1), l =>
        {
            var figures = l.Split(',')[2..7].Select(c => double.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.True(figures[3] <= figures[1] && figures[1] <= figures[0] && figures[0] <= figures[2] && figures[2] <= figures[4]);
        });
    }

    [Fact]
    public async Task Columns_follow_the_levels()
    {
        Assert.Equal(0, await ForecastAsync(Mixed, "--horizon", "1", "--season", "1", "--levels", "50,90,99.5"));
        Assert.Equal("id,step,mean,lo50,hi50,lo90,hi90,lo99.5,hi99.5,model", (await File.ReadAllLinesAsync(_cli["out.csv"]))[0]);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_and_one_json_document()
    {
        Assert.Equal(0, await ForecastAsync(Mixed, "--horizon", "3", "--season", "1", "--json"));
        var (first, report) = (await File.ReadAllBytesAsync(_cli["out.csv"]), _cli.Json);
        Assert.Equal(2, (int?)report["series"]);
        Assert.Equal(KiPlanung.Vocabulary.ContentHash.Of(first).Hex, (string?)report["sha256"]);
        Assert.Equal(0, await ForecastAsync(Mixed, "--horizon", "3", "--season", "1"));
        Assert.Equal(first, await File.ReadAllBytesAsync(_cli["out.csv"]));
    }

    [Fact]
    public async Task The_profile_decides_which_candidates_compete()
    {
        var series = "id,period,value\n" + string.Concat(Enumerable.Range(1, 14).Select(t => $"A,{t},{100 + (3 * t) + (t % 3)}\n"));
        Assert.Equal(0, await ForecastAsync(series, "--horizon", "2", "--season", "1", "--json"));
        Assert.Equal(("general", 1), ((string?)_cli.Json["profile"], (int?)_cli.Json["models"]!["weighted"]));
        Assert.Equal(0, await ForecastAsync(series, "--horizon", "2", "--season", "1", "--profile", "administrative", "--json"));
        Assert.Null(_cli.Json["models"]!["weighted"]);
        Assert.Equal(2, await ForecastAsync(series, "--horizon", "2", "--season", "1", "--profile", "anders"));
    }

    [Theory]
    [InlineData("id;period;value\n", "Zeile 1, Spalte 1")]
    [InlineData("id,period,value\nA,1,1\nA,1,2\n", "Zeile 3, Spalte 2: Zeitreihe A: Die Periode 1 kommt zweimal vor.")]
    [InlineData("id,period,value\nA,1,1\nA,3,2\n", "Zeile 3, Spalte 2: Zeitreihe A: Vor der Periode 3 fehlt die Periode 2.")]
    [InlineData("id,period,value\nA,1,\"1,5\"\n", "Zeile 2, Spalte 3")]
    [InlineData("id,period,value\nA,0,1\n", "Zeile 2, Spalte 2")]
    [InlineData("id,period,value\nA,1,NaN\n", "Zeile 2, Spalte 3")]
    [InlineData("id,period,value\nA,1\n", "Zeile 2, Spalte 1: Es sind 2 Spalten")]
    [InlineData("id,period,value\n", "Zeile 2: Die Datei enthält keine Werte.")]
    public async Task A_wrong_row_is_named_and_nothing_is_written(string input, string expected)
    {
        Assert.Equal(1, await ForecastAsync(input, "--horizon", "1", "--season", "1"));
        Assert.Contains("in.csv: " + expected, _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["out.csv"]));
    }

    [Theory]
    [InlineData("--horizon", "0", "--season", "1")]
    [InlineData("--horizon", "51", "--season", "1")]
    [InlineData("--horizon", "zwei", "--season", "1")]
    [InlineData("--horizon", "2", "--season", "0")]
    [InlineData("--horizon", "2", "--season", "1", "--levels", "95,80")]
    [InlineData("--horizon", "2", "--season", "1", "--levels", "100")]
    [InlineData("--horizon", "2")]
    public async Task A_wrong_call_is_usage(params string[] options) => Assert.Equal(2, await ForecastAsync(Mixed, options));

    [Fact]
    public async Task A_missing_file_is_refused_also_as_json()
    {
        Assert.Equal(1, await _cli.RunAsync("forecast", "series", "--in", _cli["fehlt.csv"], "--out", _cli["out.csv"], "--horizon", "1",
            "--season", "1", "--json"));
        Assert.Equal("file.not-found", (string?)_cli.Json["problem"]!["code"]);
    }

    private Task<int> ForecastAsync(string input, params string[] options) =>
        _cli.RunAsync(["forecast", "series", "--in", _cli.Write("in.csv", input), "--out", _cli["out.csv"], .. options]);
}
