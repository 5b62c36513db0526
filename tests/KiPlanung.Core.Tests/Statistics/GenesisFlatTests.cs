using KiPlanung.Statistics;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class GenesisFlatTests
{
    private const string ThirteenColumns = "statistics_code;statistics_label;time_code;time_label;time;"
        + "1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;"
        + "value;value_unit;value_variable_code;value_variable_label";

    private static readonly TableReadOptions NoOptions = new();

    [Fact]
    public void A_real_sample_gives_one_series_per_region_and_sex_with_its_own_metadata()
    {
        var table = Ok(TableReader.Read(Sample("12411-01-01-4_de_flat.csv"),
            new() { FileName = "12411-01-01-4_1773175772751_de_flat.csv" }));

        Assert.Equal(TableFormat.Genesis, table.Format);
        var total = table.Of("16068", "BEVSTD:GES=INSGESAMT");
        Assert.Equal(("12411:BEVSTD:GES=INSGESAMT", "Bevölkerungsstand", "Anzahl", SeriesNature.Count),
            (total.Indicator.Key, total.Indicator.Name, total.Indicator.Unit, total.Indicator.Nature));
        Assert.Equal(new SeriesPoint(new Year(2024), 67693, ValueStatus.Known), Assert.Single(total.Points));
        Assert.Equal("Bevölkerungsstand, weiblich", table.Of("16068", "GES=GESW").Indicator.Name);
        Assert.Equal(33907, table.Of("16068", "GES=GESW").In(2024).Value);
        Assert.Equal("Sömmerda, Landkreis", total.Region.Name);
        Assert.Equal(new SeriesSource("Statistische Ämter des Bundes und der Länder", "12411-01-01-4", new DateOnly(2024, 12, 31),
            "dl-de/by-2-0"),
            total.Source);
        Assert.Equal(new DateOnly(2024, 12, 31), total.Territory.Date);
    }

    [Fact]
    public void Dissolved_Eisenach_comes_through_as_nothing_with_a_notice_and_never_as_zero()
    {
        var table = Ok(TableReader.Read(Sample("12411-01-01-4_de_flat.csv"), NoOptions));

        Assert.Equal(new SeriesPoint(new Year(2024), null, ValueStatus.Nothing), table.Of("16056", "INSGESAMT").In(2024));
        Assert.Contains(table.Notices, n => n.Contains("16056", StringComparison.Ordinal)
            && n.Contains("01.07.2021", StringComparison.Ordinal));
    }

    [Fact]
    public void English_labels_read_like_German_ones()
    {
        var table = Ok(TableReader.Read(Sample("1000A-1008_en_flat.csv"), NoOptions));

        var aged65 = table.Of("16068", "PRS018:ALTER1=ALTER065");
        Assert.Equal(("Persons, 65 years", SeriesNature.Count), (aged65.Indicator.Name, aged65.Indicator.Nature));
        Assert.Equal(6, table.Series.Count);
    }

    [Fact]
    public void Total_coded_empty_or_INSGESAMT_has_the_same_key()
    {
        var empty = ATable($"{FlatHeader}\n{FlatRow("16068", "", "67693")}", NoOptions);
        var coded = ATable($"{FlatHeader}\n{FlatRow("16068", "INSGESAMT", "67693")}", NoOptions);
        Assert.Equal(empty.Series[0].Indicator, coded.Series[0].Indicator);
    }

    [Fact]
    public void The_space_column_is_found_by_its_code_and_may_change_from_row_to_row()
    {
        var table = ATable(string.Join('\n', FlatHeader,
            FlatRow("DG", "", "83577140", space: "DINSG"),
            FlatRow("147", "", "1000", space: "REGBEZ"),
            "12411;F;STAG;Stichtag;2024-12-31;GES;Geschlecht;;Insgesamt;KREISE;Kreise;16068;Sömmerda;67693;Anzahl;BEVSTD;Bevölkerungsstand",
            FlatRow("11001001", "", "1200"),
            FlatRow("160680051051", "", "18355", space: "GEOGM4")), NoOptions);

        Assert.Equal(["11001001", "147", "16068", "16068051", "DG"], table.Series.Select(s => s.Region.Ags.Value));
        Assert.All(table.Series, s => Assert.Equal("12411:BEVSTD:GES=INSGESAMT", s.Indicator.Key));
    }

    [Fact]
    public void Tables_without_a_breakdown_and_with_four_variables_read_alike()
    {
        var narrow = ATable($"{ThirteenColumns}\n11111;G;STAG;Stichtag;2024-12-31;KREISE;K;16071;Weimarer Land;38;Anzahl;GEM001;Zahl "
            + $"der Gemeinden", NoOptions);
        Assert.Equal("11111:GEM001", narrow.Series[0].Indicator.Key);

        var wideHeader = FlatHeader.Replace(";value;",
            ";3_variable_code;3_variable_label;3_variable_attribute_code;3_variable_attribute_label;"
            + "4_variable_code;4_variable_label;4_variable_attribute_code;4_variable_attribute_label;value;", StringComparison.Ordinal);
        var wide = ATable($"{wideHeader}\n21311;S;SEMEST;Semester;2023-10P6M;KREISE;K;05378;RBK;GESINS;Geschlecht;INSGESAMT;Insgesamt;"
            + "NAT01;Nationalität;NATA;ausländisch;HS-FG2;Fächergruppe;INSGESAMT;Insgesamt;16;Anzahl;HS-W02;Studierende", NoOptions);
        Assert.Equal("21311:HS-W02:GESINS=INSGESAMT:NAT01=NATA:HS-FG2=INSGESAMT:ZEIT=10P6M", wide.Series[0].Indicator.Key);
        Assert.Equal("Studierende, ausländisch, Wintersemester", wide.Series[0].Indicator.Name);
        Assert.Equal(2023, wide.Series[0].Points[0].Year.Value);
    }

    [Fact]
    public void Both_semesters_of_a_year_stay_apart()
    {
        var table = ATable($"{FlatHeader}\n{FlatRow("05378", "", "16", "2023-10P6M")}\n{FlatRow("05378", "", "12", "2023-04P6M")}",
            NoOptions);
        Assert.Equal(2, table.Series.Count);
    }

    [Fact]
    public void Decimal_comma_and_unit_come_from_the_row()
    {
        var table = ATable($"{ThirteenColumns}\n86121;Abfall;JAHR;Jahr;2018;DLANDU;Bundesländer;16;Thüringen;916,0;1000 "
            + $"t;ABFALL1A;Haushaltsabfälle\n"
            + "86121;Abfall;JAHR;Jahr;2018;DLANDU;Bundesländer;08;BW;1234,567;1000 t;ABFALL1A;Haushaltsabfälle", NoOptions);
        Assert.Equal(916.0, table.Of("16", "ABFALL1A").In(2018).Value);
        Assert.Equal(1234.567, table.Of("08", "ABFALL1A").In(2018).Value);
        Assert.Equal((SeriesNature.Amount, new DateOnly(2018, 12, 31)),
            (table.Series[0].Indicator.Nature, table.Series[0].Source.DataDate));
    }

    [Fact]
    public void An_official_file_never_groups_digits_so_a_lone_separator_is_decimal()
    {
        var table = ATable($"{ThirteenColumns}\n1;A;JAHR;Jahr;2018;DLAND;L;16;T;1,234;ha;X;Y", NoOptions);
        Assert.Equal(1.234, table.Series[0].Points[0].Value);
    }

    [Fact]
    public void Junk_lines_are_skipped_and_counted()
    {
        var table = ATable($"{FlatHeader}\n{FlatRow("16068", "", "1")}\nFußnote: vorläufig\n{FlatRow("16067", "", "2")}", NoOptions);
        Assert.Equal(2, table.Rows);
        Assert.Contains(table.Notices, n => n.StartsWith("1 Zeile(n)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_quality_column_gives_the_sign_of_an_empty_value()
    {
        var table = ATable($"{FlatHeader.Replace(";value_unit", ";value_q;value_unit", StringComparison.Ordinal)}\n"
            + FlatRow("16068", "", ";/"), NoOptions);
        Assert.Equal(new SeriesPoint(new Year(2024), null, ValueStatus.Unreliable), table.Series[0].Points[0]);
    }

    [Fact]
    public void The_flat_form_until_2025_keeps_its_values_in_wide_columns()
    {
        var table = ATable("Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;"
            + "1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;"
            + "     FLC006__Gebietsflaeche__qkm\n11111;Gebietsstand;STAG;Stichtag;31.12.2022;"
            + "DLAND;Bundesländer;08;Baden-Württemberg;35747,85\n"
            + "__________\n© Statistische Ämter;;;;;;;;;", NoOptions);
        Assert.Equal(("11111:FLC006", "Gebietsflaeche", "qkm"),
            (table.Series[0].Indicator.Key, table.Series[0].Indicator.Name, table.Series[0].Indicator.Unit));
        Assert.Equal(35747.85, table.Of("08", "FLC006").In(2022).Value);
    }

    [Fact]
    public void A_table_that_is_mostly_dashes_is_not_filled_yet()
    {
        var rows = Enumerable.Range(0, 10).Select(i => FlatRow($"160{51 + i}", "", i < 4 ? "12" : "-"));
        var problem = AProblem($"{FlatHeader}\n{string.Join('\n', rows)}", NoOptions);
        Assert.Equal("statistics.not-yet-filled", problem.Code);
        Assert.Contains("Tabelle scheint noch nicht befüllt: 6 von 10", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_any_space_variable_are_refused_by_line()
    {
        var problem = AProblem($"{FlatHeader}\n{FlatRow("16068", "", "1")}\n{FlatRow("16068", "", "1", space: "STAAG5")}", NoOptions);
        Assert.Equal(3, Assert.Single(problem.Details).Line);
    }

    [Fact]
    public void Two_reference_dates_in_one_year_with_different_values_name_both_lines_and_the_reason()
    {
        var problem = AProblem($"{FlatHeader}\n{FlatRow("16068", "", "1", "2025-03-31")}\n{FlatRow("16068", "", "2", "2025-06-30")}",
            NoOptions);
        var detail = Assert.Single(problem.Details);
        Assert.Contains("Zeile 2", detail.Message, StringComparison.Ordinal);
        Assert.Contains("Zeile 3", detail.Message, StringComparison.Ordinal);
        Assert.Contains("mehrere Zeitpunkte", detail.Message, StringComparison.Ordinal);
    }
}
