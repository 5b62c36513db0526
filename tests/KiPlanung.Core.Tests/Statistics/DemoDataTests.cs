using System.Text.Json;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class DemoDataTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "src", "KiPlanung.UseCases", "Demo", "Data");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.csv")
        .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_at_least_six_indicators() => Assert.True(Names.Count >= 6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_demo_file_reads_with_its_sidecar_into_long_gapless_series(string name)
    {
        var sidecar = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;
        var options = new TableReadOptions
        {
            FileName = name + ".csv", IndicatorKey = sidecar["key"], IndicatorName = sidecar["name"], Unit = sidecar["unit"],
            Nature = Enum.Parse<SeriesNature>(sidecar["nature"]), Publisher = sidecar["publisher"], Table = sidecar["table"],
                Licence = sidecar["licence"],
            DataDate = DateOnly.ParseExact(sidecar["dataDate"], "yyyy-MM-dd"),
                Territory = new TerritorialStatus(DateOnly.ParseExact(sidecar["territory"], "yyyy-MM-dd")),
        };

        var table = Ok(TableReader.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".csv")), options));

        Assert.Equal(TableFormat.Csv, table.Format);
        Assert.Empty(table.Notices);
        Assert.True(sidecar["origin"].Length > 20);
        Assert.Contains(["dl-de/by-2-0", "CC0"], licence => sidecar["licence"].Contains(licence, StringComparison.Ordinal));
        var byAgeAndSex = File.ReadLines(Path.Combine(Folder, name + ".csv")).First().Contains(";geschlecht;alter;", StringComparison.Ordinal);
        Assert.All(table.Series, series =>
        {
            Assert.True(series.Points.Count >= 15, $"{series.Region}: {series.Points.Count}");
            Assert.Equal(Enumerable.Range(series.Points[0].Year.Value, series.Points.Count), series.Points.Select(p => p.Year.Value));
            Assert.All(series.Points, p => Assert.Equal(ValueStatus.Known, p.Status));
            if (byAgeAndSex) Assert.StartsWith(sidecar["key"] + ":", series.Indicator.Key, StringComparison.Ordinal);
            else Assert.Equal(sidecar["key"], series.Indicator.Key);
            Assert.NotEqual(series.Region.Ags.Value, series.Region.Name);
        });
        Assert.Contains(table.Series.Count, byAgeAndSex ? [2 * 91] : new[] { 1, 22, 23 });
    }
}
