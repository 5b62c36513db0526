using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Statistics;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class PlainCsvTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Theory]
    [InlineData("region;jahr;wert\n16068;2020;12\n16068;2021;13")]
    [InlineData("AGS,Year,Value\r\n16068,2020,12\r\n16068,2021,13\r\n")]
    [InlineData("schluessel\tyear\twert\n16068\t31.12.2020\t12\n16068\t31.12.2021\t13")]
    [InlineData("\"Schlüssel\";\"Jahr\";\"Wert\"\n\"16068\";\"2021\";\"13\"\n\"16068\";\"2020\";\"12\"")]
    public void Headers_in_both_languages_and_three_delimiters_give_the_same_series(string text)
    {
        var series = Assert.Single(ATable(text).Series);
        Assert.Equal([(2020, 12.0), (2021, 13.0)], series.Points.Select(p => (p.Year.Value, p.Value!.Value)));
        Assert.Equal(("csv:wohngeldhaushalte", "Wohngeldhaushalte", "Anzahl", SeriesNature.Count),
            (series.Indicator.Key, series.Indicator.Name, series.Indicator.Unit, series.Indicator.Nature));
    }

    [Fact]
    public void Windows_1252_and_UTF_8_with_and_without_mark_read_alike()
    {
        const string text = "ags;name;jahr;wert\n16068;Sömmerda;2020;1,5";
        var encodings = new[] { Encoding.Latin1.GetBytes(text), Encoding.UTF8.GetBytes(text),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] };
        var options = ComplaintFreeOptions with { Unit = "Prozent" };
        Assert.All(encodings, bytes => Assert.Equal(("Sömmerda", 1.5), Ok(TableReader.Read(bytes, options)).Series
            .Select(s => (s.Region.Name, s.Points[0].Value)).Single()));
    }

    [Fact]
    public void Name_indicator_and_unit_columns_are_used_and_others_reported()
    {
        var table = ATable("ags;region;jahr;indikator;einheit;wert;bemerkung\n"
            + "16068;Sömmerda;2020;Kitas;Anzahl;4;x\n16068;Sömmerda;2020;Quote U3;Prozent;51,5;y");
        Assert.Equal([("csv:kitas", SeriesNature.Count), ("csv:quote-u3", SeriesNature.Share)], table.Series
            .Select(s => (s.Indicator.Key, s.Indicator.Nature)));
        Assert.Equal("Sömmerda", table.Series[0].Region.Name);
        Assert.Contains(table.Notices, n => n.Contains("bemerkung", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_and_empty_cells_keep_their_meaning_and_are_never_zero()
    {
        var table = ATable("ags;jahr;wert\n16068;2015;-\n16068;2016;.\n16068;2017;x\n16068;2018;/\n"
            + "16068;2019;...\n16068;2020;\n16068;2021;0\n16068;2022;…");
        Assert.Equal([ValueStatus.Nothing, ValueStatus.UnknownOrSecret, ValueStatus.NotMeaningful, ValueStatus.Unreliable,
            ValueStatus.NotYetAvailable, ValueStatus.UnknownOrSecret, ValueStatus.Known, ValueStatus.NotYetAvailable],
            table.Series[0].Points.Select(p => p.Status));
        Assert.All(table.Series[0].Points, p => Assert.Equal(p.Status is ValueStatus.Known, p.Value is not null));
        Assert.Contains(table.Notices, n => n.StartsWith("1 leere", StringComparison.Ordinal));
    }

    [Fact]
    public void Limited_and_preliminary_figures_are_read_and_counted()
    {
        var table = ATable("ags;jahr;wert\n16068;2018;(12)\n16068;2019;13 p\n16068;2020;14r\n16068;2021;15");
        Assert.Equal([12.0, 13, 14, 15], table.Series[0].Points.Select(p => p.Value!.Value));
        Assert.Contains(table.Notices, n => n.StartsWith("3 Werte", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.234,5|0,7", 1234.5, 0.7)]
    [InlineData("1,234.5|0.7", 1234.5, 0.7)]
    [InlineData("1234|1.560", 1234, 1.56)]
    [InlineData("-208,1|1,6", -208.1, 1.6)]
    [InlineData("\u2212208,1|12", -208.1, 12)]
    [InlineData("0.250|1.560", 0.25, 1.56)]
    [InlineData("1 234,5|1\u00A0000,0", 1234.5, 1000)]
    public void The_decimal_sign_is_decided_per_column(string values, double first, double second)
    {
        var cells = values.Split('|');
        var table = ATable($"ags;jahr;wert\n16068;2020;{cells[0]}\n16068;2021;{cells[1]}", ComplaintFreeOptions with { Unit = "EUR" });
        Assert.Equal([first, second], table.Series[0].Points.Select(p => p.Value!.Value));
    }

    [Fact]
    public void Three_digits_after_a_point_are_thousands_for_counts_and_a_question_otherwise()
    {
        const string text = "ags;jahr;wert\n16068;2020;1.560\n16068;2021;2.310";
        Assert.Equal(1560, ATable(text).Series[0].Points[0].Value);

        var problem = AProblem(text, ComplaintFreeOptions with { Unit = "EUR" });
        Assert.Contains("nicht eindeutig", Assert.Single(problem.Details).Message, StringComparison.Ordinal);
        Assert.Equal(1.56, ATable(text, ComplaintFreeOptions with { Unit = "EUR", DecimalSign = '.' }).Series[0].Points[0].Value);
    }

    [Fact]
    public void Mixed_decimal_signs_are_refused_by_line()
    {
        var problem = AProblem("ags;jahr;wert\n16068;2019;1,5\n16068;2020;2,5\n16068;2021;2.5");
        Assert.Equal((4, 3), (problem.Details[0].Line!.Value, problem.Details[0].Column!.Value));
    }

    [Theory]
    [InlineData("1051", "„01051“")]
    [InlineData("9562000", "„09562000“")]
    [InlineData("99999", "kein Amtlicher Gemeindeschlüssel")]
    [InlineData("Sömmerda", "kein Amtlicher Gemeindeschlüssel")]
    public void Unusable_keys_are_refused_and_a_lost_zero_is_proposed_never_put_back(string key, string expected)
    {
        var problem = AProblem($"ags;jahr;wert\n16068;2020;1\n{key};2020;2");
        Assert.Equal("statistics.invalid-table", problem.Code);
        var detail = Assert.Single(problem.Details);
        Assert.Equal((3, 1), (detail.Line!.Value, detail.Column!.Value));
        Assert.Contains(expected, detail.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradicting_duplicates_name_both_lines_and_equal_ones_pass()
    {
        var detail = Assert.Single(AProblem("ags;jahr;wert\n16068;2020;1\n16067;2020;5\n16068;2020;2").Details);
        Assert.Contains("Zeile 2", detail.Message, StringComparison.Ordinal);
        Assert.Contains("Zeile 4", detail.Message, StringComparison.Ordinal);
        Assert.Single(ATable("ags;jahr;wert\n16068;2020;1\n16068;2020;1,0").Series[0].Points);
    }

    [Fact]
    public void A_hundred_bad_places_are_shown_and_the_rest_counted()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 250).Select(i => $"16068;{1900 + i};falsch"));
        var problem = AProblem($"ags;jahr;wert\n{rows}");
        Assert.Equal(101, problem.Details.Count);
        Assert.Equal([2, 3, 4], problem.Details.Take(3).Select(d => d.Line!.Value));
        Assert.Equal("… und 150 weitere fehlerhafte Stellen.", problem.Details[^1].Message);
        Assert.Contains("250 Stellen", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_statement_is_named_at_once()
    {
        var problem = AProblem("ags;jahr;wert\n16068;2020;1", new TableReadOptions());
        Assert.Equal("statistics.missing-metadata", problem.Code);
        Assert.Equal(["Publisher", "DataDate", "Territory", "IndicatorName"], problem.Details.Select(d => d.Field));
    }

    [Theory]
    [InlineData(SeriesNature.Count, "-3")]
    [InlineData(SeriesNature.Count, "3,5")]
    [InlineData(SeriesNature.Share, "140")]
    public void Figures_outside_the_stated_nature_are_refused_and_outside_a_guessed_one_widen_it(SeriesNature nature, string value)
    {
        var text = $"ags;jahr;wert\n16068;2020;{value}";
        Assert.Equal("statistics.invalid-table", AProblem(text, ComplaintFreeOptions with { Nature = nature }).Code);
        var unit = nature is SeriesNature.Count ? "Anzahl" : "%";
        Assert.Equal(SeriesNature.Amount, ATable(text, ComplaintFreeOptions with { Unit = unit }).Series[0].Indicator.Nature);
    }

    [Fact]
    public void Every_figure_written_the_German_way_reads_back()
    {
        Prop.ForAll<int, byte>((whole, cents) =>
        {
            var value = Math.Round(whole + (cents % 100 / 100m), 2);
            var text = $"ags;jahr;wert\n16068;2020;{value.ToString("N2", German)}\n16068;2021;0,25";
            return ATable(text, ComplaintFreeOptions with { Unit = "EUR" }).Series[0].Points[0].Value!.Value.Equals((double)value);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_culture_of_the_server_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var results = new[] { "de-DE", "en-US", "tr-TR", "fr-FR" }.Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                return Describe(ATable("AGS;JAHR;WERT;INDIKATOR\n16068;2020;1.234,5;Ist\n16067;2020;0,5;Ist",
                    ComplaintFreeOptions with { Unit = "EUR" }));
            }).ToList();
            Assert.Single(results.Distinct(StringComparer.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        string[] rows = ["16068;2019;1", "16068;2020;2", "16067;2019;3", "16;2021;-", "16;2020;5"];
        var expected = Describe(ATable($"ags;jahr;wert\n{string.Join('\n', rows)}"));
        Prop.ForAll<int>(seed =>
        {
            var shuffled = rows.OrderBy(r => HashCode.Combine(seed, r));
            return Describe(ATable($"ags;jahr;wert\n{string.Join('\n', shuffled)}")) == expected;
        }).QuickCheckThrowOnFailure();
    }

    private static string Describe(StatisticalTable table) => string.Join('\n', table.Series.Select(s =>
        $"{s.Indicator}|{s.Region.Ags.Value}|{string.Join(',', s.Points.Select(p => $"{p.Year.Value}:{p.Value?.ToString("R",
            CultureInfo.InvariantCulture)}:{p.Status}"))}"));
}
