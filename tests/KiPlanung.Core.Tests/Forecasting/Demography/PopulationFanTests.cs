using KiPlanung.Core.Tests.Statistics;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

public sealed class PopulationFanTests(ITestOutputHelper output)
{
    private static readonly AgeScheme Ages = AgeScheme.SingleYears(90);
    private static readonly ComponentUncertainty Uncertainty = new(
        new FirstOrderProcess(0.9, 0.03), new FirstOrderProcess(0.95, 0.15), new FirstOrderProcess(0.6, 0.003));

    /// <summary>28 origins: the share of five-year bands that held what was counted.</summary>
    [RegionalDataFact]
    public void The_80_percent_band_of_the_very_old_in_Konstanz_holds_75_to_88_percent()
    {
        var history = Konstanz();
        IReadOnlyList<AgeBand> bands = [new(0, 3), new(3, 7), new(18, 30), new(65, null), new(80, null)];
        var (inside, origins) = (new int[bands.Count + 1], 0);
        for (var origin = 1993; origin <= 2020; origin++, origins++)
        {
            List<Population> past = [.. history.Where(p => p.Year.Value <= origin)];
            var counted = history.Single(p => p.Year.Value == origin + 5);
            var fan = Ok(HamiltonPerryFan.Simulate(past, 5, new SimulationOptions { Bands = bands }));
            for (var b = 0; b <= bands.Count; b++)
            {
                var value = b == 0 ? counted.Total : counted.Between(bands[b - 1].From, bands[b - 1].ToExclusive);
                if (fan.Fans[b].Low[4] <= value && value <= fan.Fans[b].High[4]) inside[b]++;
            }
        }

        double[] shares = [.. inside.Select(hits => 100.0 * hits / origins)];
        output.WriteLine("gesamt, " + string.Join(", ", bands.Select(b => b.Label)) + ": " + string.Join(" ", shares.Select(s => $"{s:0}")));
        Assert.InRange(shares[^1], 75, 88);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_one_and_two_threads_and_another_seed_others()
    {
        var history = Enumerable.Range(0, 8).Select(t => APopulation(2013 + t, 100 + (7 * (t % 3)))).ToList();
        var one = Ok(HamiltonPerryFan.Simulate(history, 4, new SimulationOptions { Paths = 200 }));
        var two = Ok(HamiltonPerryFan.Simulate(history, 4, new SimulationOptions { Paths = 200, Threads = 2 }));
        var other = Ok(HamiltonPerryFan.Simulate(history, 4, new SimulationOptions { Paths = 200, Seed = 1 }));

        Assert.Equal(one.Fans.SelectMany(Bounds), two.Fans.SelectMany(Bounds));
        Assert.NotEqual(one.Fans.SelectMany(Bounds), other.Fans.SelectMany(Bounds));

        var cohort = Enumerable.Range(1, 2).Select(threads => Simulated(Uncertainty, threads, 300).Fans.SelectMany(Bounds));
        Assert.Equal(cohort.First(), cohort.Last());
    }

    [Fact]
    public void Sampled_components_spread_around_the_projection_and_more_with_time()
    {
        var fan = Simulated(Uncertainty, 1, 1000);
        var middle = Ok(CohortComponent.Project(
            APopulation(2024, 1000), Assumptions(), MigrationConvention.AgeAtMigration)).Populations.ToList();

        Assert.All(fan.Fans, f => Assert.All(Enumerable.Range(0, 20), p => Assert.True(f.Low[p] <= f.Median[p] && f.Median[p] <= f.High[p])));
        Assert.InRange(fan.Total.Median[19] / middle[19].Total, 0.98, 1.02);
        Assert.True(Width(fan.Total, 19) > 2 * Width(fan.Total, 3));
        // no births yet can move those who are 80 in twenty years, mortality and migration do
        Assert.True(Width(fan.Fans[^1], 19) > 0);
    }

    [Fact]
    public void Without_shocks_every_path_is_the_projection()
    {
        var still = new FirstOrderProcess(0.5, 0);
        var fan = Simulated(new ComponentUncertainty(still, still, still), 1, 100);
        var middle = Ok(CohortComponent.Project(
            APopulation(2024, 1000), Assumptions(), MigrationConvention.AgeAtMigration)).Populations.ToList();

        Assert.All(Enumerable.Range(0, 20), p => Assert.Equal(middle[p].Total, fan.Total.Low[p], 6));
        Assert.All(Enumerable.Range(0, 20), p => Assert.Equal(middle[p].Between(80, null), fan.Fans[^1].High[p], 6));
    }

    [Fact]
    public void A_process_is_estimated_from_its_own_past()
    {
        var random = new Random(11);
        var (values, x) = (new double[4000], 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            x = (0.7 * x) + (0.2 * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1));
            values[t] = x;
        }

        var process = Ok(FirstOrderProcess.Fit(values));
        Assert.Equal(0.7, process.Persistence, 1);
        Assert.InRange(process.Shock, 0.19, 0.21);
        Assert.Equal("demography.too-few-values", Refused(FirstOrderProcess.Fit([1, 2])).Code);
    }

    [Fact]
    public void Areas_add_up_to_the_official_figures_in_whole_numbers_too()
    {
        var official = APopulation(2030, 500);
        var areas = new[] { APopulation(2030, 130), APopulation(2030, 210.5), APopulation(2030, 200.25) };
        foreach (var whole in new[] { false, true })
        {
            var fitted = Ok(AreaConstraint.To(official, areas, ["Nord", "Mitte", "Süd"], whole)).Areas;
            for (var i = 0; i < Ages.Count; i++) Assert.Equal(500, fitted.Sum(a => a.Persons.Female[i]), 6);
            if (!whole) Assert.Equal(official.Total * areas[0].Total / areas.Sum(a => a.Total), fitted[0].Total, 4);
        }

        var far = Ok(AreaConstraint.To(official, [APopulation(2030, 400)], ["Nord"]));
        Assert.Contains("um -20 % vom Eckwert 2030", Assert.Single(far.Notices), StringComparison.Ordinal);
        Assert.Equal("demography.areas-mismatch", Refused(AreaConstraint.To(official, areas, ["Nord"])).Code);
    }

    private static IEnumerable<double> Bounds(BandFan fan) => fan.Low.Concat(fan.Median).Concat(fan.High);

    private static double Width(BandFan fan, int period) => fan.High[period] - fan.Low[period];

    private static PopulationFan Simulated(ComponentUncertainty uncertainty, int threads, int paths) => Ok(CohortComponentFan.Simulate(
        APopulation(2024, 1000), Assumptions(), MigrationConvention.AgeAtMigration, uncertainty,
        new SimulationOptions { Paths = paths, Threads = threads }));

    private static List<ComponentRates> Assumptions() => [.. Enumerable.Repeat(
        new ComponentRates
        {
            Fertility = [.. Enumerable.Range(0, Ages.Count).Select(a => a is >= 20 and < 40 ? 0.075 : 0)],
            Mortality = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => Math.Min(0.3, 0.00004 * Math.Exp(0.095 * age))),
            Arrivals = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => age is >= 18 and < 40 ? 40 : 2),
            DepartureRates = AgeSchedule.Constant(Ages, 0).Map((_, age, _) => age is >= 18 and < 40 ? 0.03 : 0.001),
        }, 20)];

    private static Population APopulation(int year, double persons)
    {
        double[] all = [.. Enumerable.Repeat(persons, Ages.Count)];
        return Ok(Population.Of(new Year(year), Ages, all, all));
    }
}
