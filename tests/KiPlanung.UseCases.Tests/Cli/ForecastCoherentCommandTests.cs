using System.Globalization;
using System.Text;

namespace KiPlanung.UseCases.Tests.Cli;

public sealed class ForecastCoherentCommandTests : IDisposable
{
    private const string Tree = "id;teil_von\nLand;\nKreis A;Land\nKreis B;Land\nGemeinde 1;Kreis A\nGemeinde 2;Kreis A\n";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("mint")]
    [InlineData("variances")]
    [InlineData("structural")]
    [InlineData("bottom-up")]
    [InlineData("top-down")]
    public async Task Parts_add_up_on_every_level_and_intervals_hold_the_mean(string method)
    {
        Assert.Equal(0, await RunAsync(Series(), Tree, "--method", method, "--paths", "200"));

        var rows = await RowsAsync();
        Assert.Equal(5 * 3, rows.Count);
        for (var step = 1; step <= 3; step++)
        {
            double Mean(string id) => rows[(id, step)][0];
            Assert.Equal(Mean("Land"), Mean("Kreis A") + Mean("Kreis B"), 1e-9 * Mean("Land"));
            Assert.Equal(Mean("Kreis A"), Mean("Gemeinde 1") + Mean("Gemeinde 2"), 1e-9 * Mean("Land"));
        }

        Assert.All(rows.Values, r => Assert.True(r[3] <= r[1] && r[1] <= r[0] && r[0] <= r[2] && r[2] <= r[4], string.Join(' ', r)));
        Assert.True(rows[("Land", 3)][2] - rows[("Land", 3)][1] >= rows[("Land", 1)][2] - rows[("Land", 1)][1]);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(0, await RunAsync(Series(), Tree, "--seed", "3", "--json"));
        var first = await File.ReadAllBytesAsync(_cli["out.csv"]);
        Assert.InRange((double)_cli.Json["shrinkage"]!, 0, 1);
        Assert.Equal(0, await RunAsync(Series(), Tree, "--seed", "3"));
        Assert.Equal(first, await File.ReadAllBytesAsync(_cli["out.csv"]));
    }

    [Theory]
    [InlineData("id;teil_von\nLand;\nKreis A;Land\nKreis B;Land\nGemeinde 1;Kreis A\n", "Die Reihe „Gemeinde 2“ fehlt in der Hierarchie.")]
    [InlineData(Tree + "Kreis C;Land\n", "Zu „Kreis C“ aus der Hierarchie gibt es keine Reihe.")]
    [InlineData("id;teil_von\nLand;Kreis A\nKreis A;Land\nKreis B;Land\nGemeinde 1;Kreis A\nGemeinde 2;Kreis A\n", "Teil von sich selbst")]
    [InlineData("id;teil_von\nLand;\nKreis A;Land\nKreis B;\nGemeinde 1;Kreis A\nGemeinde 2;Kreis A\n", "Vermutlich fehlen Gebiete")]
    [InlineData("id;von\nLand;\n", "hierarchie.csv: Hierarchie: Die Angaben sind fehlerhaft")]
    public async Task A_tree_that_does_not_fit_is_told(string tree, string sentence)
    {
        Assert.Equal(1, await RunAsync(Series(), tree));
        Assert.Contains(sentence, _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli["out.csv"]));
    }

    private Task<int> RunAsync(string series, string tree, params string[] options) => _cli.RunAsync([
        "forecast", "coherent", "--in", _cli.Write("in.csv", series), "--hierarchy", _cli.Write("hierarchie.csv", tree), "--out",
        _cli["out.csv"], "--horizon", "3", "--season", "1", .. options]);

    private async Task<Dictionary<(string Id, int Step), double[]>> RowsAsync() => (await File.ReadAllLinesAsync(_cli["out.csv"])).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(
            cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)),
            cells => cells[2..7].Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray());

    private static string Series()
    {
        var text = new StringBuilder("id,period,value\n");
        for (var t = 1; t <= 16; t++)
        {
            int[] parts = [100 + (3 * t) + (t * t % 5), 60 + (t * 7 % 4), 200 - t + (t * 3 % 7)];
            text.Append(CultureInfo.InvariantCulture, $"Gemeinde 1,{t},{parts[0]}\nGemeinde 2,{t},{parts[1]}\nKreis B,{t},{parts[2]}\n");
            text.Append(CultureInfo.InvariantCulture, $"Kreis A,{t},{parts[0] + parts[1]}\nLand,{t},{parts.Sum()}\n");
        }

        return text.ToString();
    }
}
