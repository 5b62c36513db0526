using System.Text;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class ClassicTableTests
{
    private static readonly TableReadOptions NoOptions = new();

    [Fact]
    public void Care_table_gives_one_series_per_region_sex_and_value_column()
    {
        var table = Ok(TableReader.Read(Sample("22411-02-03-4.csv"), NoOptions));

        Assert.Equal(TableFormat.Regionalstatistik, table.Format);
        Assert.Equal(5 * 3 * 9, table.Series.Count);
        var women = table.Of("16056", "22411-02-03-4:pflegebeduerftige:weiblich");
        Assert.Equal(("Pflegebedürftige, weiblich", "Anzahl", SeriesNature.Count),
            (women.Indicator.Name, women.Indicator.Unit, women.Indicator.Nature));
        Assert.Equal([(2015, 1243.0), (2017, 1615.0), (2019, 1955.0)], women.Points.Select(p => (p.Year.Value, p.Value!.Value)));
        Assert.Equal(new SeriesSource("Statistische Ämter des Bundes und der Länder", "22411-02-03-4", new DateOnly(2021, 8, 17),
            "dl-de/by-2-0"), women.Source);
        Assert.Equal(new DateOnly(2019, 12, 31), women.Territory.Date);
        Assert.Equal("Eisenach, kreisfreie Stadt", women.Region.Name);
        Assert.Contains(table.Notices, n => n.StartsWith("Gebietsstand:", StringComparison.Ordinal));
    }

    [Fact]
    public void Signs_in_the_table_view_keep_their_status()
    {
        var table = Ok(TableReader.Read(Sample("22411-02-03-4.csv"), NoOptions));
        Assert.Equal(ValueStatus.Nothing, table.Of("16056", "pflegebed-d-pflegeheime-vollstat-kurzzeitpflege:maennlich").In(2019).Status);
        Assert.Equal(2, table.Of("16056", "pflegebed-d-pflegeheime-vollstat-kurzzeitpflege:maennlich").In(2017).Value);
    }

    [Fact]
    public void Unemployment_table_joins_header_rows_and_tells_counts_from_shares()
    {
        var table = Ok(TableReader.Read(Sample("13211-02-05-4.csv"), NoOptions));

        Assert.Equal(1677, table.Of("16056", ":arbeitslose").In(2020).Value);
        var women = table.Of("16063", "arbeitslosenquote-bez-auf-alle-zivile-erwerbsp/frauen");
        Assert.Equal(("Arbeitslosenquote bez. auf alle zivile Erwerbsp., Frauen", "Prozent", SeriesNature.Share),
            (women.Indicator.Name, women.Indicator.Unit, women.Indicator.Nature));
        Assert.Equal(4.7, women.In(2020).Value);
        Assert.Equal(ValueStatus.UnknownOrSecret, table.Of("034", "arbeitslosenquote-bez-abh-zivile-erwerbspers").In(2020).Status);
        Assert.Equal(RegionKind.Municipality, table.Series.First(s => s.Region.Ags.Value == "10041100").Region.Ags.Kind);
        Assert.Equal("Schleswig-Holstein", Ok(TableReader.Read(Classic("2020;01;  Schleswig-Holstein;1;2"),
            NoOptions)).Series[0].Region.Name);
    }

    [Fact]
    public void Population_table_takes_its_unit_from_the_title()
    {
        var table = Ok(TableReader.Read(Sample("12411-0018.csv"), NoOptions));

        var series = table.Of("16068", "12411-0018:bevoelkerungsstand/weiblich/75-jahre-und-mehr");
        Assert.Equal(("Anzahl", SeriesNature.Count, 6), (series.Indicator.Unit, series.Indicator.Nature, series.Points.Count));
        Assert.Equal("Statistisches Bundesamt (Destatis)", series.Source.Publisher);
        Assert.Equal(4 * 34, table.Series.Count);
    }

    [Fact]
    public void A_cut_off_file_lacks_its_footer_and_is_refused_for_the_missing_source()
    {
        var text = Encoding.Latin1.GetString(Sample("22411-02-03-4.csv").Span);
        var cut = Encoding.Latin1.GetBytes(text[..text.IndexOf("__________", StringComparison.Ordinal)]);
        var problem = Refused(TableReader.Read(cut, NoOptions));
        Assert.Equal("statistics.missing-metadata", problem.Code);
        Assert.Equal(["Publisher", "DataDate"], problem.Details.Select(d => d.Field));

        var table = Ok(TableReader.Read(cut, NoOptions with { Publisher = "Destatis", DataDate = new DateOnly(2021, 8, 17) }));
        Assert.Contains(table.Notices, n => n.Contains("unvollständig", StringComparison.Ordinal));
    }

    [Fact]
    public void Dates_in_the_header_become_the_years_of_one_series()
    {
        var table = Ok(TableReader.Read(Encoding.UTF8.GetBytes("GENESIS-Tabelle: "
            + "12411-01-01-4\nBevölkerung;;;\n;;31.12.2022;31.12.2023\n;;Anzahl;Anzahl\n"
            + "16068;Sömmerda;69646;68000\n__________\n© Destatis, 2024\nStand: 01.02.2024 / 10:00:00"), NoOptions));
        Assert.Equal([(2022, 69646.0), (2023, 68000.0)], Assert.Single(table.Series).Points.Select(p => (p.Year.Value, p.Value!.Value)));
    }

    [Fact]
    public void A_table_without_region_keys_is_refused_with_advice()
    {
        var problem = Refused(TableReader.Read(Encoding.UTF8.GetBytes("GENESIS-Tabelle: 12411-0005\nBevölkerung;\n;31.12.2020\nunter "
            + "1 Jahr;784613\n"), NoOptions));
        Assert.Equal("statistics.unreadable-file", problem.Code);
        Assert.Contains("Flat CSV", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_cell_is_named_with_line_and_column()
    {
        const string rows = "2020;16068;Sömmerda;12;zwölf\n2020;1001;Flensburg;1;2\n20xx;16067;Gotha;1;2\n2020;16066;SM;1";
        var problem = Refused(TableReader.Read(Classic(rows), NoOptions));
        Assert.Equal("statistics.invalid-table", problem.Code);
        Assert.Equal([(5, 5), (6, 2), (7, 1), (8, null)], problem.Details.Select(d => (d.Line!.Value, d.Column)));
        Assert.Contains("„01001“", problem.Details[1].Message, StringComparison.Ordinal);
    }

    private static byte[] Classic(string rows) => Encoding.Latin1.GetBytes("GENESIS-Tabelle: "
        + "13211-02-05-4\nArbeitslose;;;;\n;;;Arbeitslose;Offene Stellen\n"
        + $";;;Anzahl;Anzahl\n{rows}\n__________\n© Statistische Ämter des Bundes und der Länder, Deutschland, 2021.\nStand: "
            + $"17.08.2021 / 19:38:04");
}
