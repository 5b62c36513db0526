using KiPlanung.Statistics;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Statistics.RegionalDataFactAttribute;
using static KiPlanung.Core.Tests.Statistics.TestTables;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class RealFileTests
{
    private static readonly TableReadOptions NoOptions = new();

    [RegionalDataFact]
    public void Population_2024_has_the_published_figures_and_adds_up_by_sex()
    {
        var table = Ok(TableReader.Read(Unpacked("genesis/12411-01-01-4_kreise_geschlecht_2024-12-31_ffcsv.csv.gz"), NoOptions));

        Assert.Equal((1467, 1467), (table.Rows, table.Series.Count));
        Assert.Equal([67693.0, 154957, 34685], new[] { "16068", "16063", "16054" }.Select(a => Total(table, a)));
        Assert.Equal(33907, table.Of("16068", "GES=GESW").In(2024).Value);
        Assert.Equal((76953.0, 78004.0), (table.Of("16063", "GES=GESM").In(2024).Value, table.Of("16063", "GES=GESW").In(2024).Value));
        Assert.Equal(ValueStatus.Nothing, table.Of("16056", "GES=INSGESAMT").In(2024).Status);
        var thuringia = table.Series.Where(s => s.Region.Ags.Value.StartsWith("16", StringComparison.Ordinal)
            && s.Indicator.Key.EndsWith("INSGESAMT", StringComparison.Ordinal));
        Assert.Equal(2100277, thuringia.Sum(s => s.Points[0].Value ?? 0));
        Assert.Contains(table.Series, s => s.Region.Ags.Kind is RegionKind.Municipality);
        Assert.Equal(2, table.Notices.Count);
    }

    [RegionalDataFact]
    public void Census_ages_in_English_read_completely()
    {
        var table = Ok(TableReader.Read(Unpacked("genesis/zensus2022_1000A-1008_kreise_altersjahre_ffcsv.csv.gz"), NoOptions));
        Assert.Equal((40400, 40400), (table.Rows, table.Series.Count));
        Assert.Equal(624, table.Of("09477", "ALTER1=ALTER083").In(2022).Value);
    }

    [RegionalDataFact]
    public void Care_statistics_read_completely()
    {
        var table = Ok(TableReader.Read(Unpacked("genesis/22411-02-03-4_pflegebeduerftige_kreise_2015-2019.csv.gz"), NoOptions));
        Assert.Equal((4842, 538 * 3 * 9), (table.Rows, table.Series.Count));
        Assert.Equal([1910.0, 2542, 3259], table.Of("16056", "pflegebeduerftige:insgesamt").Points.Select(p => p.Value!.Value));
        Assert.Equal([2017, 2019], KnownBreaks.For(table.Of("16056", "pflegebeduerftige:insgesamt")).Select(b => b.FirstYear.Value));
    }

    [RegionalDataFact]
    public void Unemployment_reads_completely_with_counts_and_rates()
    {
        var table = Ok(TableReader.Read(Unpacked("genesis/13211-02-05-4_arbeitslose_kreise_2015-2020.csv.gz"), NoOptions));
        Assert.Equal(538 * 6, table.Rows);
        Assert.Equal(538 * 13, table.Series.Count);
        Assert.Equal(66678, table.Of("16", ":arbeitslose").In(2020).Value);
        Assert.Equal(6.0, table.Of("16", "arbeitslosenquote-bez-auf-alle-zivile-erwerbsp").In(2020).Value);
        Assert.All(table.Series.Where(s => s.Indicator.Unit == "Prozent"), s => Assert.Equal(SeriesNature.Share, s.Indicator.Nature));
    }

    [RegionalDataFact]
    public void Population_by_age_group_reads_completely_and_adds_up_to_the_published_total()
    {
        var table = Ok(TableReader.Read(Unpacked("genesis/12411-0018_kreise_geschlecht_altersgruppen_2015-2020.csv.gz"), NoOptions));
        Assert.Equal(0, table.Series.Count % 34);
        Assert.Equal(69107, table.Series.Where(s => s.Region.Ags.Value == "16068").Sum(s => s.In(2020).Value));

        Assert.True(TerritorialConversion.ToCurrent(table.Series).IsOk(out var current, out _));
        Assert.Equal(159937, current!.Where(s => s.Region.Ags.Value == "16063").Sum(s => s.In(2020).Value));
        Assert.DoesNotContain(current!, s => s.Region.Ags.Value == "16056");
    }

    [RegionalDataFact]
    public void Every_other_file_of_the_collection_gives_a_table_or_a_problem()
    {
        var codes = Packed().ToDictionary(f => f, f =>
            TableReader.Read(Unpacked(f), NoOptions).IsOk(out _, out var problem) ? "ok" : problem.Code);
        Assert.Equal(5, codes.Count(c => c.Value == "ok"));
        Assert.Equal("statistics.unreadable-file", codes["genesis/12411-0012_laender_altersjahre_1967-2022.csv.gz"]);
        Assert.Equal("statistics.unreadable-file", codes["genesis/12613-0003_gestorbene_altersjahre_1956-2022.csv.gz"]);
    }

    private static double? Total(StatisticalTable table, string ags) => table.Of(ags, "GES=INSGESAMT").In(2024).Value;
}
