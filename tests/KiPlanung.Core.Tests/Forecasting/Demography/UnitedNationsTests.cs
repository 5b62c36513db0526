using KiPlanung.Core.Tests.Statistics;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

/// <summary>The medium projection of the United Nations for Germany (World Population Prospects 2019, CC BY 3.0 IGO) computed again from
/// its own assumptions. The age profile of migration is not published: it is what 2020–25 leaves unexplained, scaled to the published
/// balance of every period.</summary>
public sealed class UnitedNationsTests(ITestOutputHelper output)
{
    private static readonly AgeScheme Ages = AgeScheme.FiveYears(100);
    private static readonly int[] LowerAges = [0, 1, .. Enumerable.Range(1, 20).Select(i => 5 * i)];

    [RegionalDataFact]
    public void Germany_to_2100_is_reproduced_from_the_published_assumptions()
    {
        var projection = Ok(CohortComponent.Project(In(2020), Assumptions(), MigrationConvention.AgeAtMigration));

        foreach (var population in projection.Populations)
        {
            var (total, wape) = (TotalError(population, In(population.Year.Value)), Wape(population, In(population.Year.Value)));
            output.WriteLine($"{population.Year}: {total:+0.000;-0.000} % WAPE {wape:0.000} %");
            Assert.InRange(total, -0.02, 0.02);
            Assert.InRange(wape, 0, 0.02);
        }

        Assert.All(projection.Steps, step => Assert.InRange(Math.Abs(step.Balances[0].Residual), 0, 1e-6));
    }

    [RegionalDataFact]
    public void Life_expectancy_from_the_published_death_rates_is_the_published_one()
    {
        foreach (var (sex, letter) in new[] { (Sex.Female, 'F'), (Sex.Male, 'M') })
        {
            var (rates, expected) = (Wpp($"mx{letter}"), Wpp($"e0{letter}proj"));
            foreach (var (period, years) in expected)
                Assert.InRange(Ok(LifeTable.FromDeathRates(LowerAges, rates[period], sex)).LifeExpectancy - years[0], -0.02, 0.02);
        }
    }

    private static Population In(int year)
    {
        var (female, male) = year <= 2020 ? (Wpp("popF"), Wpp("popM")) : (Wpp("popFprojMed"), Wpp("popMprojMed"));
        return Ok(Population.Of(new Year(year), Ages, female[$"{year}"], male[$"{year}"]));
    }

    private static List<ComponentRates> Assumptions()
    {
        var periods = Enumerable.Range(0, 16).Select(p => $"{2020 + (5 * p)}-{2025 + (5 * p)}").ToList();
        var (death, shares, fertility) = ((Wpp("mxF"), Wpp("mxM")), Wpp("percentASFR"), Wpp("tfrprojMed"));
        var (sexRatio, migration) = (Wpp("sexRatio"), Wpp("migration"));
        var closed = periods.Select(period => new ComponentRates
        {
            Fertility = [0, 0, 0, .. shares[period].Select(share => share / 100 * fertility[period][0] / 5), .. new double[11]],
            Mortality = new AgeSchedule(
                Ok(Ok(LifeTable.FromDeathRates(LowerAges, death.Item1[period], Sex.Female)).TransitionDeaths(Ages)),
                Ok(Ok(LifeTable.FromDeathRates(LowerAges, death.Item2[period], Sex.Male)).TransitionDeaths(Ages))),
            SexRatioAtBirth = sexRatio[period][0],
        }).ToList();
        var schedule = Ok(ResidualMigration.Between(In(2020), In(2025), closed[0], MigrationConvention.AgeAtMigration));
        return [.. closed.Select((rates, p) =>
        {
            var factor = migration[periods[p]][0] / schedule.Total;
            return rates with { NetMigration = schedule.Map((_, _, value) => value * factor) };
        })];
    }
}
