using KiPlanung.Core.Tests.Statistics;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;
using Xunit.Abstractions;
using static KiPlanung.Core.Tests.Forecasting.Demography.ReferencePopulations;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

public sealed class HamiltonPerryTests(ITestOutputHelper output)
{
    private static readonly AgeScheme Ages = AgeScheme.SingleYears(90);
    private static readonly IReadOnlyList<AgeBand> Bands = [new(0, 3), new(3, 7), new(65, null), new(80, null)];

    /// <summary>The defaults were chosen on the early origins alone.</summary>
    [RegionalDataFact]
    public void Konstanz_five_years_ahead_is_better_than_plain_ratios_and_than_no_change()
    {
        var (all, early, late) = (Judge(1993, 2020, 5, null), Judge(1993, 2006, 5, null), Judge(2007, 2020, 5, null));
        Judge(1993, 2020, 5, new HamiltonPerryOptions { Control = null, NeighbourPersons = 0 });
        Judge(1993, 2015, 10, null);

        Assert.Equal((28, 14, 14), (all.Origins, early.Origins, late.Origins));
        Assert.InRange(all.Wape, 0, 6.6);
        Assert.InRange(all.TotalError, 0, 2.6);
        Assert.InRange(all.Bands[0].Error, 0, 5.3);
        Assert.True(late.Wape < late.StatusQuoWape * 0.6 && late.TotalError < late.StatusQuoTotalError);
        Assert.True(late.Bands[0].Error < late.Bands[0].StatusQuoError);
    }

    [RegionalDataFact]
    public void Thueringen_2017_to_2022_without_control_because_it_is_large()
    {
        var laender = Laender();
        var thuringia = laender["thueringen"];
        var projected = Ok(HamiltonPerry.Project([.. thuringia.Where(p => p.Year.Value is >= 2012 and <= 2017)], 5))[4];
        var counted = thuringia.Single(p => p.Year.Value == 2022);
        output.WriteLine($"{TotalError(projected, counted):0.00} % WAPE {Wape(projected, counted):0.00} %");

        Assert.InRange(TotalError(projected, counted), -0.6, 0.6);
        Assert.InRange(Wape(projected, counted), 0, 1.7);
    }

    [Fact]
    public void Ratios_of_two_populations_carry_on()
    {
        var options = new HamiltonPerryOptions { Control = null, NeighbourPersons = 0 };
        var projected = Ok(HamiltonPerry.Project([Flat(2020, 100), Flat(2021, 100)], 2, options));

        Assert.Equal([2022, 2023], projected.Select(p => p.Year.Value));
        // everybody stays but in the open group, which loses half: 100 + 100 become 100
        Assert.All(projected, p => Assert.All(p.Persons.Female.Skip(2), n => Assert.Equal(100, n, 9)));
        Assert.Equal(200, projected[0].Persons.Female[0] + projected[0].Persons.Male[0], 9);
    }

    [Fact]
    public void A_small_cell_leans_on_the_larger_area()
    {
        Population[] small = [Flat(2020, 2), Flat(2021, 1)];
        Population[] large = [Flat(2020, 1000), Flat(2021, 1000)];
        var options = new HamiltonPerryOptions { Control = null, NeighbourPersons = 0, LargerAreaPersons = 98 };
        var alone = Ok(HamiltonPerry.Project(small, 1, options))[0];
        var leaning = Ok(HamiltonPerry.Project(small, 1, options, large))[0];

        Assert.Equal(0.5, alone.Persons.Male[30], 9);
        Assert.Equal(((2 * 0.5) + (98 * 1.0)) / 100, leaning.Persons.Male[30], 9);
    }

    [Fact]
    public void Control_damps_migration_but_not_ageing()
    {
        // five per cent a year move in at 25; nobody dies below the open group
        var history = new List<Population> { Flat(2010, 100) };
        for (var year = 2011; year <= 2020; year++)
        {
            var before = history[^1].Persons;
            history.Add(Ok(Population.Of(new Year(year), Ages, Older(before.Female), Older(before.Male))));
        }

        var free = Ok(HamiltonPerry.Project(history, 5, new HamiltonPerryOptions { Control = null }))[4];
        var held = Ok(HamiltonPerry.Project(history, 5))[4];
        var closed = Ok(HamiltonPerry.Project(history, 5, new HamiltonPerryOptions { Control = new() { Persistence = 0 } }))[4];

        Assert.True(closed.Total < held.Total && held.Total < free.Total);
        Assert.Equal(free.Between(80, null), held.Between(80, null), 6);

        static double[] Older(IReadOnlyList<double> persons) =>
            [.. persons.Select((n, i) => i switch { 0 => 100, 25 => persons[24] * 1.5, 90 => (persons[89] + n) / 2, _ => persons[i - 1] })];
    }

    [Fact]
    public void Unfit_histories_are_refused_with_the_remedy()
    {
        Assert.Equal("demography.too-few-populations", Refused(HamiltonPerry.Project([Flat(2020, 1)], 1)).Code);
        Assert.Equal("demography.periods-mismatch", Refused(HamiltonPerry.Project([Flat(2020, 1), Flat(2022, 1)], 1)).Code);
        Assert.Equal("demography.periods-out-of-range", Refused(HamiltonPerry.Project([Flat(2020, 1), Flat(2021, 1)], 0)).Code);
        Assert.Equal(
            "demography.options-invalid",
            Refused(HamiltonPerry.Project([Flat(2020, 1), Flat(2021, 1)], 1, new HamiltonPerryOptions { BasePeriods = 0 })).Code);
        Assert.Equal("demography.nobody", Refused(HamiltonPerry.Project([Flat(2020, 0), Flat(2021, 0)], 1)).Code);
    }

    private PopulationBacktestResult Judge(int first, int last, int periods, HamiltonPerryOptions? options)
    {
        var history = Konstanz().Where(p => p.Year.Value <= last + periods).ToList();
        var result = Ok(PopulationBacktest.Run(
            history, periods, first - 1983 + 1, past => HamiltonPerry.Project(past, periods, options), Bands));
        output.WriteLine($"{first}–{last}: WAPE {result.Wape:0.00} ({result.StatusQuoWape:0.00}) total {result.TotalError:0.00} "
            + $"({result.StatusQuoTotalError:0.00}) "
            + string.Join(", ", result.Bands.Select(b => $"{b.Band.Label}: {b.Error:0.00} ({b.StatusQuoError:0.00})")));
        return result;
    }

    private static Population Flat(int year, double persons)
    {
        double[] all = [.. Enumerable.Repeat(persons, Ages.Count)];
        return Ok(Population.Of(new Year(year), Ages, all, all));
    }
}
