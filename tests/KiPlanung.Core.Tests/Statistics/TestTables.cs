using System.Text;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Statistics;

/// <summary>Texts, files and options the tests of this folder share.</summary>
internal static class TestTables
{
    public const string FlatHeader = "statistics_code;statistics_label;time_code;time_label;time;"
        + "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
        + "2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
        + "value;value_unit;value_variable_code;value_variable_label";

    public static TableReadOptions ComplaintFreeOptions { get; } = new()
    {
        Publisher = "Landratsamt Sömmerda",
        IndicatorName = "Wohngeldhaushalte",
        Unit = "Anzahl",
        DataDate = new DateOnly(2025, 3, 1),
        Territory = new TerritorialStatus(new DateOnly(2024, 12, 31)),
    };

    public static Outcome<StatisticalTable> Read(string text, TableReadOptions? options = null) =>
        TableReader.Read(Encoding.UTF8.GetBytes(text), options ?? ComplaintFreeOptions);

    public static StatisticalTable ATable(string text, TableReadOptions? options = null) => Ok(Read(text, options));

    public static Problem AProblem(string text, TableReadOptions? options = null) => Refused(Read(text, options));

    public static StatisticalTable Ok(Outcome<StatisticalTable> outcome)
    {
        Assert.True(outcome.IsOk(out var table, out var problem),
            $"{problem?.Message} {string.Join(" | ", problem?.Details.Take(5) ?? [])}");
        return table!;
    }

    public static Problem Refused(Outcome<StatisticalTable> outcome)
    {
        Assert.False(outcome.IsOk(out _, out var problem));
        return problem!;
    }

    /// <summary>A flat row of 12411 with sex; the place of the space variable and the total are the caller's.</summary>
    public static string FlatRow(string region, string sex, string value, string time = "2024-12-31", string space = "KREISE") =>
        $"12411;Fortschreibung;STAG;Stichtag;{time};{space};Kreise;{region};Name {region};GES;Geschlecht;{sex};"
        + $"{(sex is "" or "INSGESAMT" ? "Insgesamt" : sex)};{value};Anzahl;BEVSTD;Bevölkerungsstand";

    public static StatisticalSeries Of(this StatisticalTable table, string ags, string keyEnd) =>
        Assert.Single(table.Series, s => s.Region.Ags.Value == ags && s.Indicator.Key.EndsWith(keyEnd, StringComparison.Ordinal));

    public static SeriesPoint In(this StatisticalSeries series, int year) => Assert.Single(series.Points, p => p.Year.Value == year);

    public static ReadOnlyMemory<byte> Sample(string file) =>
        File.ReadAllBytes(Path.Combine(RepositoryRoot(), "tests", "KiPlanung.Core.Tests", "Statistics", "Data", file));

    public static string RepositoryRoot() => Above(d => File.Exists(Path.Combine(d, "KiPlanung.sln")))
        ?? throw new InvalidOperationException("Die Tests laufen außerhalb des Quellbaums.");

    public static string? Above(Func<string, bool> found)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (found(directory.FullName)) return directory.FullName;
        return null;
    }
}
