using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class KnownBreaksTests
{
    [Theory]
    [InlineData("12411:BEVSTD:GES=INSGESAMT", "16068", 2005, 2024, new[] { 2011, 2024 })]
    [InlineData("12411:BEVSTD:GES=INSGESAMT", "16068", 2011, 2023, new int[0])]
    [InlineData("12411:BEVSTD:GES=INSGESAMT", "16063", 2015, 2023, new[] { 2021, 2022 })]
    [InlineData("12411:BEVSTD:GES=INSGESAMT", "16061", 2015, 2023, new[] { 2022 })]
    [InlineData("22411-02-03-4:pflegebeduerftige:insgesamt", "16068", 2015, 2021, new[] { 2017, 2019, 2021 })]
    [InlineData("inkar:q_pfl", "16063", 2009, 2021, new[] { 2011, 2017, 2019, 2021 })]
    [InlineData("inkar:q_pflpl_bev", "16063", 2003, 2021, new int[0])]
    [InlineData("22541-01-04-4:plaetze", "16068", 2006, 2020, new[] { 2009 })]
    [InlineData("22541-01-04-4:plaetze", "16053", 2010, 2020, new int[0])]
    [InlineData("22311:WOHNG1", "16068", 2017, 2023, new[] { 2023 })]
    [InlineData("22811:PERS", "16068", 2012, 2023, new[] { 2016, 2022, 2023 })]
    [InlineData("inkar:q_SGBII", "16068", 2010, 2021, new[] { 2011, 2016 })]
    [InlineData("22151:EMPF", "16068", 2015, 2022, new[] { 2020 })]
    [InlineData("224110:FREMD", "16068", 2015, 2021, new int[0])]
    public void Breaks_match_by_table_region_and_years(string key, string ags, int from, int to, int[] expected) =>
        Assert.Equal(expected, KnownBreaks.For(ASeries(key, ags, from, to)).Select(b => b.FirstYear.Value));

    [Fact]
    public void A_series_without_points_has_no_breaks() => Assert.Empty(KnownBreaks.For(ASeries("12411:X", "16068", 2000, 1999)));

    [Fact]
    public void Every_row_of_the_catalogue_says_why_and_by_whom() =>
        Assert.All(BreakCatalogue.All, b => Assert.True(b.Reason.EndsWith('.') && b.Source.Length > 10
            && (b.Tables.Count > 0 || b.Regions.Count > 0)));

    internal static StatisticalSeries ASeries(string key, string ags, int from, int to, SeriesNature nature = SeriesNature.Count) => new(
        new Indicator(key, "Kennzahl", "Anzahl", nature), new Region(Ags.Parse(ags), ags),
            new TerritorialStatus(new DateOnly(2024, 12, 31)),
        new SeriesSource("Destatis", key.Split(':')[0], new DateOnly(2024, 12, 31), "dl-de/by-2-0"),
        [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(y => new SeriesPoint(new Year(y), 100, ValueStatus.Known))]);
}
