using KiPlanung.Statistics;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Statistics.KnownBreaksTests;

namespace KiPlanung.Core.Tests.Statistics;

public sealed class TerritorialConversionTests
{
    private static readonly SeriesPoint Dash2021 = new(new Year(2021), null, ValueStatus.Nothing);

    [Fact]
    public void Eisenach_is_added_to_the_Wartburgkreis_up_to_its_end()
    {
        var result = Converted(Eisenach(Known(2019, 40), Known(2020, 41), Dash2021),
            Wartburgkreis(Known(2019, 120), Known(2020, 119), Known(2021, 159)), Sömmerda());

        Assert.Equal(["16063", "16068"], result.Select(s => s.Region.Ags.Value));
        Assert.Equal([160.0, 160, 159], result[0].Points.Select(p => p.Value!.Value));
        Assert.Contains("eigene Umrechnung", result[0].Source.Table, StringComparison.Ordinal);
        Assert.Equal(Sömmerda().Source, result[1].Source);
    }

    [Fact]
    public void A_converted_series_no_longer_has_the_territorial_break()
    {
        var into = Wartburgkreis(Known(2019, 120), Known(2021, 159));
        Assert.Equal(2021, Assert.Single(KnownBreaks.For(into)).FirstYear.Value);
        Assert.Empty(KnownBreaks.For(Converted(Eisenach(Known(2019, 40), Dash2021), into)[0]));
    }

    [Fact]
    public void A_missing_part_leaves_the_sum_missing_and_never_counts_as_zero()
    {
        var result = Converted(Eisenach(new SeriesPoint(new Year(2019), null, ValueStatus.UnknownOrSecret)),
            Wartburgkreis(Known(2019, 120), Known(2020, 121)));
        Assert.All(result[0].Points, p => Assert.Equal((null, ValueStatus.UnknownOrSecret), (p.Value, p.Status)));
    }

    [Fact]
    public void A_reference_date_before_the_merger_in_its_year_is_still_added()
    {
        var result = Converted(Eisenach(Known(2021, 10)), Wartburgkreis(Known(2021, 30)));
        Assert.Equal(40, result[0].Points[0].Value);
    }

    [Theory]
    [InlineData(SeriesNature.Share)]
    [InlineData(SeriesNature.Amount)]
    public void Shares_and_amounts_are_refused(SeriesNature nature)
    {
        StatisticalSeries[] series = [Eisenach(Known(2019, 40)),
            Wartburgkreis(Known(2019, 50)) with { Indicator = new("12711:X", "Quote", "%", nature) }];
        Assert.False(TerritorialConversion.ToCurrent(series).IsOk(out _, out var problem));
        Assert.Equal("statistics.conversion-needs-counts", problem!.Code);
    }

    [Fact]
    public void Without_the_dissolved_region_an_official_table_is_refused()
    {
        Assert.False(TerritorialConversion.ToCurrent([Wartburgkreis(Known(2019, 50))]).IsOk(out _, out var problem));
        Assert.Equal("statistics.conversion-incomplete", problem!.Code);
    }

    [Fact]
    public void Figures_of_the_dissolved_region_are_never_dropped_without_their_successor()
    {
        Assert.False(TerritorialConversion.ToCurrent([Eisenach(Known(2019, 40)), Sömmerda()]).IsOk(out _, out var problem));
        Assert.Equal("statistics.conversion-incomplete", problem!.Code);
    }

    [Fact]
    public void A_share_of_the_merged_region_passes_when_the_dissolved_one_has_only_dashes()
    {
        var share = Wartburgkreis(Known(2021, 50)) with { Indicator = new("12711:X", "Quote", "%", SeriesNature.Share) };
        Assert.Equal(50, Assert.Single(Converted(Eisenach(Dash2021), share)).Points[0].Value);
    }

    [Fact]
    public void Recalculated_and_untouched_series_pass_unchanged()
    {
        StatisticalSeries[] series = [ASeries("inkar:q_alo", "16063", 2010, 2021, SeriesNature.Share), Sömmerda(),
            Wartburgkreis(Known(2022, 1))];
        Assert.True(TerritorialConversion.ToCurrent(series).IsOk(out var same, out _));
        Assert.Equal(series, same);
    }

    private static IReadOnlyList<StatisticalSeries> Converted(params StatisticalSeries[] series)
    {
        Assert.True(TerritorialConversion.ToCurrent(series).IsOk(out var result, out var problem), problem?.Message);
        return result!;
    }

    private static SeriesPoint Known(int year, double value) => new(new Year(year), value, ValueStatus.Known);

    private static StatisticalSeries Eisenach(params SeriesPoint[] points) =>
        ASeries("12711:X", "16056", 2000, 1999) with { Points = points };

    private static StatisticalSeries Wartburgkreis(params SeriesPoint[] points) =>
        ASeries("12711:X", "16063", 2000, 1999) with { Points = points };

    private static StatisticalSeries Sömmerda() => ASeries("12711:X", "16068", 2019, 2021);
}
