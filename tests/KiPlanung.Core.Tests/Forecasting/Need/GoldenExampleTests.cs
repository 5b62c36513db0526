using KiPlanung.Forecasting.Need;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Need;

/// <summary>The worked examples planners check the program with; all figures are invented.</summary>
public sealed class GoldenExampleTests
{
    private static readonly Year Now = new(2025);
    private static readonly Year Later = new(2035);
    private static readonly (int, int) FirstOfMarch = (3, 1);

    [Fact]
    public void Example_a_care_4540_becomes_5240_all_of_it_demographic()
    {
        var projection = Ok(NeedModel.Project(CareQuotas(), CareCounts(), new QuotaVariant.StatusQuo()));

        Assert.Equal([600.0, 1120, 1320, 1500], projection.Years[0].Cells.Select(c => Math.Round(c.Need, 9)));
        Assert.Equal([510.0, 1050, 1760, 1920], projection.Years[1].Cells.Select(c => Math.Round(c.Need, 9)));
        Assert.Equal((4540.0, 5240.0), (projection.Years[0].Total, projection.Years[1].Total));
        Assert.Equal(0.154, Math.Round((projection.Years[1].Total / projection.Years[0].Total) - 1, 3));
        Assert.Equal(700, projection.Years[1].SinceStart.Demographic, 9);
        Assert.Equal(0, projection.Years[1].SinceStart.Quota, 9);
    }

    [Fact]
    public void Example_a_compression_by_a_tenth_gives_4716_demographic_700_quota_minus_524()
    {
        var projection = Ok(NeedModel.Project(CareQuotas(), CareCounts(), new QuotaVariant.Reduced(0.9)));
        var year = projection.Years[1];

        Assert.Equal(4716, year.Total, 9);
        Assert.Equal(700, year.SinceStartPeopleFirst.Demographic, 9);
        Assert.Equal(-524, year.SinceStartPeopleFirst.Quota, 9);
        Assert.Equal((176.0, 176.0), (Math.Round(year.SinceStart.Change, 9), Math.Round(year.SinceStartPeopleFirst.Change, 9)));
    }

    [Fact]
    public void Example_b_kindergarten_2526_and_2102_places_with_balance_74_and_498_and_2213_staff()
    {
        var years = Childcare();

        Assert.Equal([2405.1, 2001.8], years.Select(y => Math.Round(y.Children, 9)));
        Assert.Equal([2526L, 2102L], years.Select(y => y.Places));
        Assert.Equal([74L, 498L], years.Select(y => y.Balance));
        Assert.Equal([10.2, 633.6, 1358.0], years[1].Need.Cells.Select(c => Math.Round(c.Need, 9)));
        Assert.Equal(221.3, Math.Round(years[1].Staff!.Value, 1));
    }

    [Fact]
    public void Example_c_250_staff_with_12_percent_absence_leave_a_gap_of_1_3()
    {
        var available = Ok(StaffNeed.Available(250, 0.12));

        Assert.Equal(220.0, available, 9);
        Assert.Equal(1.3, Math.Round(Childcare()[1].Staff!.Value - available, 1));
    }

    [Fact]
    public void A_staff_ratio_without_a_value_on_the_day_is_refused()
    {
        var early = new CellCounts(new Year(2020), [420, 900, 1650]);
        var projection = Ok(NeedModel.Project(ChildcareQuotas(), [early], new QuotaVariant.StatusQuo()));
        var problem = Refused(ChildcareNeed.Plan(projection, Groups(), 0.05, 2600, FirstOfMarch));

        Assert.Equal("need.parameter-not-valid", problem.Code);
        Assert.Contains("01.03.2020", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_that_is_whole_is_not_rounded_up_by_its_last_bit() => Assert.Equal(2100, ChildcareNeed.RoundUp(2000 * 1.05));

    private static IReadOnlyList<ChildcareYear> Childcare()
    {
        List<CellCounts> counts = [new(Now, [420, 900, 1650]), new(Later, [340, 720, 1400])];
        var projection = Ok(NeedModel.Project(ChildcareQuotas(), counts, new QuotaVariant.StatusQuo()));
        return Ok(ChildcareNeed.Plan(projection, Groups(), 0.05, 2600, FirstOfMarch));
    }

    private static QuotaTable ChildcareQuotas() => Ok(QuotaTable.Of(
        Now, "Beispiel B", [.. ChildcareNeed.StandardBands.Zip([0.03, 0.88, 0.97], (cell, quota) => new CellQuota(cell, quota))]));

    private static List<ChildcareGroup> Groups() =>
        [.. ChildcareNeed.StandardBands.Zip([4.0, 6.0, 12.0], (cell, ratio) => new ChildcareGroup(cell, Ok(DatedParameter.Of(
            $"Kinder je Fachkraft, {cell.Name}", [new DatedValue(ratio, new DateOnly(2025, 1, 1), null, "ThürKigaG vom 02.07.2024")]))))];

    private static QuotaTable CareQuotas() => Ok(QuotaTable.Of(Now, "Beispiel A",
    [
        new(new NeedCell("unter 60 Jahre", 0, 60), 0.015), new(new NeedCell("60 bis 74 Jahre", 60, 75), 0.07),
        new(new NeedCell("75 bis 84 Jahre", 75, 85), 0.22), new(new NeedCell("85 Jahre und älter", 85), 0.60),
    ]));

    private static List<CellCounts> CareCounts() =>
        [new(Now, [40_000, 16_000, 6_000, 2_500]), new(Later, [34_000, 15_000, 8_000, 3_200])];
}
