using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class KnownShocksTests
{
    [Theory]
    [InlineData("13211:ERWP06", "16068", 2010, 2023, new[] { 2020 })]
    [InlineData("13211:ERWP06", "16068", 2010, 2019, new int[0])]
    [InlineData("13211:ERWP06", "16068", 2022, 2024, new int[0])]
    [InlineData("12711-91-01-4:zuzuege", "16068", 2010, 2023, new[] { 2015, 2020, 2022 })]
    [InlineData("inkar:q_asyl_bev", "16068", 2005, 2021, new[] { 2015 })]
    [InlineData("22541-01-04-4:plaetze", "16053", 2010, 2023, new[] { 2019 })]
    [InlineData("22541-01-04-4:plaetze", "16068", 2010, 2023, new int[0])]
    [InlineData("12411:BEVSTD", "16068", 2010, 2023, new int[0])]
    public void Shocks_match_by_table_region_and_years(string key, string ags, int from, int to, int[] expected) =>
        Assert.Equal(expected, KnownShocks.For(KnownBreaksTests.ASeries(key, ags, from, to)).Select(s => s.FirstYear.Value));

    [Fact]
    public void A_series_without_points_has_no_shocks() =>
        Assert.Empty(KnownShocks.For(KnownBreaksTests.ASeries("13211:X", "16068", 2000, 1999)));

    [Fact]
    public void Every_row_says_why_and_by_whom_and_is_meant_for_some_tables_only()
    {
        Assert.All(ShockCatalogue.All, s =>
        {
            Assert.True(s.FirstYear <= s.LastYear && s.Tables.Count > 0);
            Assert.True(s.Reason.Length > 10 && !s.Reason.EndsWith('.') && s.Source.Length > 10);
        });
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", ShockCatalogue.Version);
    }

    [Fact]
    public void Years_are_written_as_one_or_as_a_range()
    {
        Assert.Equal("2019", new KnownShock(new Year(2019), new Year(2019), "x").Years);
        Assert.Equal("2020–2022", new KnownShock(new Year(2020), new Year(2022), "x").Years);
    }
}
