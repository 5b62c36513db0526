using FsCheck;
using FsCheck.Fluent;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

public sealed class CohortComponentTests
{
    private static readonly AgeScheme Ages = new(1, 4);
    private static readonly Year Start = new(2024);

    [Fact]
    public void Nobody_born_dying_or_moving_only_grows_older()
    {
        var projected = Ok(CohortComponent.Project(
            APopulation([10, 20, 30, 40], [1, 2, 3, 4]), [Still()], MigrationConvention.AgeAtMigration)).Steps[0].All;

        Assert.Equal([0, 10, 20, 70], projected.Persons.Female);
        Assert.Equal([0.0, 1, 2, 7], projected.Persons.Male);
        Assert.Equal(2025, projected.Year.Value);
    }

    [Fact]
    public void Births_come_from_the_mean_of_the_women_and_split_by_the_sex_ratio()
    {
        var rates = Still() with { Fertility = [0, 0.5, 0, 0], SexRatioAtBirth = 1.5 };
        var step = Ok(CohortComponent.Project(
            APopulation([10, 20, 30, 40], [0, 0, 0, 0]), [rates], MigrationConvention.AgeAtEndOfPeriod)).Steps[0];

        // women aged 1: 20 at the start, 10 at the end; 7.5 births
        Assert.Equal(7.5, step.Balances[0].Births, 12);
        Assert.Equal((3.0, 4.5), (step.All.Persons.Female[0], step.All.Persons.Male[0]));
    }

    [Fact]
    public void Migrants_share_the_mortality_by_their_convention()
    {
        var rates = Still() with
        {
            Mortality = AgeSchedule.Constant(Ages, 0.1),
            NetMigration = new AgeSchedule([0, 100, 0, 0], [0, 0, 0, 0]),
        };
        var nobody = APopulation([0, 0, 0, 0], [0, 0, 0, 0]);
        var byAge = Ok(CohortComponent.Project(nobody, [rates], MigrationConvention.AgeAtMigration)).Steps[0];
        var byCohort = Ok(CohortComponent.Project(nobody, [rates], MigrationConvention.AgeAtEndOfPeriod)).Steps[0];

        Assert.Equal([0, 50, 45, 0], byAge.All.Persons.Female);
        Assert.Equal([0, 95, 0, 0], byCohort.All.Persons.Female);
        Assert.Equal((5.0, 5.0), (byAge.Balances[0].Deaths, byCohort.Balances[0].Deaths));
    }

    [Fact]
    public void Departures_that_find_nobody_are_left_out_and_said()
    {
        var rates = Still() with { NetMigration = new AgeSchedule([0, -100, 0, 0], [0, 0, 0, 0]) };
        var projection = Ok(CohortComponent.Project(APopulation([10, 0, 0, 0], [0, 0, 0, 0]), [rates], MigrationConvention.AgeAtEndOfPeriod));

        var balance = projection.Steps[0].Balances[0];
        Assert.Equal((0.0, 90.0, -10.0), (balance.End, balance.Unmet, balance.NetMigration));
        Assert.Contains("90 Fortzüge blieben unberücksichtigt", Assert.Single(projection.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_balance_closes_and_nobody_is_negative() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            foreach (var convention in Enum.GetValues<MigrationConvention>())
            {
                List<Population> start = [ARandomPopulation(random), ARandomPopulation(random)];
                var periods = Enumerable.Range(0, 5).Select(_ => (IReadOnlyList<ComponentRates>)
                    [RandomRates(random, null), RandomRates(random, new GroupTransfer(0, ASchedule(random, 0.3), 0.4))]).ToList();
                foreach (var step in Ok(CohortComponent.Project(start, periods, convention)).Steps)
                {
                    Assert.All(step.Balances, b => Assert.InRange(Math.Abs(b.Residual), 0, 1e-6));
                    Assert.InRange(Math.Abs(step.Balances.Sum(b => b.Transfers)), 0, 1e-9);
                    Assert.All(step.All.Persons.Female.Concat(step.All.Persons.Male), p => Assert.True(p >= 0));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Residual_migration_leads_exactly_to_the_later_population() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var (start, later) = (ARandomPopulation(random), ARandomPopulation(random));
            var end = Ok(Population.Of(Start.Plus(1), Ages, later.Persons.Female, later.Persons.Male));
            foreach (var convention in Enum.GetValues<MigrationConvention>())
            {
                var rates = RandomRates(random, null);
                var net = Ok(ResidualMigration.Between(start, end, rates, convention));
                var met = Ok(CohortComponent.Project(
                    start, [rates with { Arrivals = null, DepartureRates = null, NetMigration = net }], convention)).Steps[0];
                if (met.Balances[0].Unmet > 0) continue;
                Assert.InRange(Wape(met.All, end), 0, 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Wrong_input_is_named_with_table_period_sex_and_age()
    {
        var start = APopulation([10, 20, 30, 40], [1, 2, 3, 4]);

        var missing = Refused(Population.Of(Start, Ages, [1, 2, 3], [1, 2, 3, 4]));
        Assert.Equal("demography.ages-missing", missing.Code);
        Assert.Equal(
            "Bevölkerung 2024, weiblich: Es fehlen Altersgruppen – 3 von 4 sind vorhanden, die erste fehlende ist „3 und älter“. "
            + "Bitte die fehlenden Altersgruppen ergänzen (0, wenn dort niemand lebt).", missing.Message);

        var negative = Refused(Run(start, Still() with { Arrivals = new AgeSchedule([0, 0, 0, 0], [0, -5, 0, 0]) }));
        Assert.Equal("demography.negative", negative.Code);
        Assert.StartsWith("Zuzüge, Zeitraum bis 2025, männlich, Alter 1: Der Wert -5 muss mindestens 0 sein.", negative.Message, StringComparison.Ordinal);

        var percent = Refused(Run(start, Still() with { Mortality = AgeSchedule.Constant(Ages, 1.2) }));
        Assert.Equal("demography.out-of-range", percent.Code);
        Assert.Equal("demography.not-finite", Refused(Run(start, Still() with { Fertility = [0, double.NaN, 0, 0] })).Code);
        Assert.Equal("demography.fertility-of-children", Refused(Run(start, Still() with { Fertility = [0.1, 0, 0, 0] })).Code);
        Assert.Equal("demography.ages-mismatch", Refused(Run(start, Still() with { Fertility = new double[5] })).Code);
        Assert.Equal("demography.sex-ratio", Refused(Run(start, Still() with { SexRatioAtBirth = 0 })).Code);
        Assert.Equal(
            "demography.nothing-to-project", Refused(CohortComponent.Project(start, [], MigrationConvention.AgeAtMigration)).Code);
    }

    [Fact]
    public void A_population_is_grouped_and_asked_by_age_bands()
    {
        var ages = AgeScheme.SingleYears(9);
        var population = Ok(Population.Of(Start, ages, [.. Enumerable.Repeat(10.0, 10)], new double[10]));

        Assert.Equal([20.0, 20, 20, 20, 20], Ok(population.Grouped(2, 8)).Persons.Female);
        Assert.Equal(35, population.Between(3, 6.5), 12);
        Assert.Equal(40, population.Between(6, null), 12);
        Assert.Equal("demography.regrouping-impossible", Refused(population.Grouped(5, 20)).Code);
    }

    private static Outcome<PopulationProjection> Run(Population start, ComponentRates rates) =>
        CohortComponent.Project(start, [rates], MigrationConvention.AgeAtMigration);

    private static Population APopulation(double[] female, double[] male) => Ok(Population.Of(Start, Ages, female, male));

    private static Population ARandomPopulation(Random random)
    {
        var persons = ASchedule(random, 1000);
        return Ok(Population.Of(Start, Ages, persons.Female, persons.Male));
    }

    private static ComponentRates Still() => new()
    {
        Fertility = new double[4], Mortality = AgeSchedule.Constant(Ages, 0),
    };

    private static ComponentRates RandomRates(Random random, GroupTransfer? transfer) => new()
    {
        Fertility = [0, random.NextDouble(), random.NextDouble() / 2, 0],
        Mortality = ASchedule(random, 0.8),
        Arrivals = ASchedule(random, 100),
        DepartureRates = ASchedule(random, 0.9),
        NetMigration = ASchedule(random, 1).Map((_, _, value) => (value * 200) - 150),
        Transfer = transfer,
    };

    private static AgeSchedule ASchedule(Random random, double most) =>
        new([.. Enumerable.Range(0, 4).Select(_ => most * random.NextDouble())], [.. Enumerable.Range(0, 4).Select(_ => most * random.NextDouble())]);
}
