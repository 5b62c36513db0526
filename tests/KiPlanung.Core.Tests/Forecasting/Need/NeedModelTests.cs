using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Forecasting.Need;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Need;

public sealed class NeedModelTests
{
    private static readonly Year Base = new(2021);

    [Fact]
    public void The_parts_of_a_change_always_add_up() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            double[] Draw(double most) => [.. Enumerable.Range(0, 4).Select(_ => most * random.NextDouble())];
            var (n0, n1, p0, p1) = (Draw(1000), Draw(1000), Draw(1), Draw(1));
            var change = n1.Zip(p1, (n, p) => n * p).Sum() - n0.Zip(p0, (n, p) => n * p).Sum();
            foreach (var split in new[] { NeedDecomposition.Symmetric(n0, p0, n1, p1), NeedDecomposition.PeopleFirst(n0, p0, n1, p1) })
                Assert.Equal(change, split.Change, 8);
            var back = NeedDecomposition.Symmetric(n1, p1, n0, p0);
            Assert.Equal(-NeedDecomposition.Symmetric(n0, p0, n1, p1).Quota, back.Quota, 8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_damped_trend_fades_and_stops_in_its_last_year()
    {
        var variant = new QuotaVariant.DampedTrend([0.1], 0.5, new Year(2023));
        double[] quotas = [.. Project([0.2], [2021, 2022, 2023, 2024, 2030], variant).Years.Select(y => y.Cells[0].Quota)];

        Assert.Equal(0.2, quotas[0], 12);
        Assert.Equal(0.2 * Math.Pow(1.1, 0.5), quotas[1], 12);
        Assert.Equal(0.2 * Math.Pow(1.1, 0.75), quotas[2], 12);
        Assert.Equal((quotas[2], quotas[2]), (quotas[3], quotas[4]));
        Assert.Equal(1, Project([0.9], [2021, 2023], new QuotaVariant.DampedTrend([1], 1, new Year(2023))).Years[1].Cells[0].Quota);
    }

    [Fact]
    public void A_policy_target_is_reached_in_equal_steps()
    {
        var projection = Project([0.4], [2021, 2023, 2025, 2026], new QuotaVariant.PolicyTarget([0.8], new Year(2025)));

        Assert.Equal([0.4, 0.6, 0.8, 0.8], projection.Years.Select(y => Math.Round(y.Cells[0].Quota, 12)));
    }

    [Fact]
    public void A_later_onset_moves_people_into_the_quota_of_the_younger()
    {
        var quotas = Ok(QuotaTable.Of(Base, "Test",
            [new(new NeedCell("unter 80", 0, 80), 0.1), new(new NeedCell("80 und älter", 80), 0.5)]));
        double[] ten = [.. Enumerable.Repeat(10.0, 91)];
        List<CellCounts> counts = [.. new[] { 2021, 2031 }.Select(year =>
            Ok(CellCounts.From(Ok(Population.Of(new Year(year), AgeScheme.SingleYears(90), ten, ten)), quotas)))];
        var projection = Ok(NeedModel.Project(quotas, counts, new QuotaVariant.LaterOnset(0.2)));

        // two years later: of the eleven ages from 80 on the first two have the lower quota
        Assert.Equal(((2 * 0.1) + (9 * 0.5)) / 11, projection.Years[1].Cells[1].Quota, 12);
        Assert.Equal(0.1, projection.Years[1].Cells[0].Quota, 12);
        Assert.Equal(0, projection.Years[1].SinceStart.Demographic, 9);
        Assert.Equal(20 * 2 * -0.4, projection.Years[1].SinceStart.Quota, 9);
        Assert.Contains(projection.Notices, n => n.StartsWith("Kleiner Raum:", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_input_is_named()
    {
        var cell = new NeedCell("85 und älter", 85);
        var problem = Refused(QuotaTable.Of(Base, "Test", [new(cell, 1.4)]));
        Assert.Equal("need.share-out-of-range", problem.Code);
        Assert.Equal(
            "Quote „85 und älter“: 140 % liegt nicht zwischen 0 und 100 %. Bitte die Quote berichtigen.", problem.Message);

        Assert.Equal("need.source-missing", Refused(QuotaTable.Of(Base, " ", [new(cell, 0.4)])).Code);
        var quotas = Ok(QuotaTable.Of(Base, "Test", [new(cell, 0.4)]));
        Assert.Equal("need.dimensions-mismatch", Code(new CellCounts(Base, [1, 2])));
        Assert.Equal("need.negative", Code(new CellCounts(Base, [-1])));
        Assert.Equal("need.ages-missing", Refused(NeedModel.Project(
            quotas, [new CellCounts(Base, [1])], new QuotaVariant.LaterOnset(0.1))).Code);

        string Code(CellCounts counts) => Refused(NeedModel.Project(quotas, [counts], new QuotaVariant.StatusQuo())).Code;
    }

    [Fact]
    public void Dated_values_may_not_overlap_and_need_a_source()
    {
        var (first, second) = (new DateOnly(2018, 1, 1), new DateOnly(2025, 1, 1));

        Assert.Equal("need.validity-overlaps", Refused(DatedParameter.Of(
            "Schlüssel", [new DatedValue(16, first, null, "a"), new DatedValue(12, second, null, "b")])).Code);
        Assert.Equal("need.source-missing", Refused(DatedParameter.Of("Schlüssel", [new DatedValue(16, first, null, "")])).Code);
        var parameter = Ok(DatedParameter.Of(
            "Schlüssel", [new DatedValue(12, second, null, "b"), new DatedValue(16, first, second.AddDays(-1), "a")]));
        Assert.Equal((16.0, 12.0), (Ok(parameter.On(second.AddDays(-1))).Value, Ok(parameter.On(second)).Value));
    }

    [Fact]
    public void Care_is_derived_by_service_with_staff_and_its_quotas_may_not_exceed_one()
    {
        var staff = Ok(DatedParameter.Of("Personal je 100", [new DatedValue(40, new DateOnly(2020, 1, 1), null, "Pflegestatistik 2021")]));
        CareService Service(string name, double quota, DatedParameter? parameter) => new(
            name, Ok(QuotaTable.Of(Base, "Pflegestatistik 2021", [new(new NeedCell("80 und älter", 80), quota)])), parameter);
        List<CellCounts> counts = [new(Base, [1000])];
        var services = Ok(CareNeed.Project(
            [Service("vollstationär", 0.2, staff), Service("Pflegegeld", 0.3, null)], counts, new QuotaVariant.StatusQuo(), (12, 15)));

        Assert.Equal((200.0, 300.0), (services[0].Projection.Years[0].Total, services[1].Projection.Years[0].Total));
        Assert.Equal(80, Assert.Single(services[0].Staff!), 9);
        Assert.Null(services[1].Staff);
        Assert.Equal("need.share-out-of-range", Refused(CareNeed.Project(
            [Service("a", 0.6, null), Service("b", 0.6, null)], counts, new QuotaVariant.StatusQuo(), (12, 15))).Code);
    }

    [Fact]
    public void Staff_is_replaced_and_extended_and_shrinks_by_leavers_first()
    {
        var turnover = Ok(DatedParameter.Of("Fluktuation", [new DatedValue(0.1, new DateOnly(2020, 1, 1), null, "Personalstatistik")]));
        var plan = Ok(StaffNeed.Plan(
            [(new Year(2026), 110), (new Year(2027), 80)], new StaffAssumptions(100, [5, 5], turnover)));

        Assert.Equal((15.0, 10.0, 25.0), (plan[0].Replacement, plan[0].Expansion, plan[0].Hiring));
        Assert.Equal((16.0, -30.0, 0.0), (plan[1].Replacement, plan[1].Expansion, plan[1].Hiring));
    }

    private static NeedProjection Project(double[] quotas, int[] years, QuotaVariant variant)
    {
        var table = Ok(QuotaTable.Of(Base, "Test", [.. quotas.Select((q, i) => new CellQuota(new NeedCell($"Gruppe {i}"), q))]));
        return Ok(NeedModel.Project(table, [.. years.Select(y => new CellCounts(new Year(y), [.. quotas.Select(_ => 1000.0)]))], variant));
    }
}
