using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Wanderungssaldo als Restgröße“ — the net migration by age that explains what births and deaths do not, between two
/// populations one period apart.</summary>
/// <remarks>The survival-ratio method (Smith, Tayman &amp; Swanson 2013, ch. 6), solved so that <see cref="CohortComponent"/> with the
/// result meets the later population exactly. It also holds every error of the two counts: a census break shows up as migration.</remarks>
public static class ResidualMigration
{
    /// <param name="start">One period before <paramref name="end"/>, in the same age groups.</param>
    /// <param name="rates">Fertility and mortality of the period; its migration is ignored.</param>
    /// <returns>Persons per period by age, in the given convention, or a problem.</returns>
    public static Outcome<AgeSchedule> Between(Population start, Population end, ComponentRates rates, MigrationConvention convention)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(rates);
        if (start.Ages != end.Ages || end.Year.Value - start.Year.Value != start.Ages.Width)
            return DemographyInput.Invalid(
                "periods-mismatch",
                $"Die beiden Bevölkerungsstände ({start.Year}, {end.Year}) müssen dieselbe Altersgliederung haben und "
                + $"{start.Ages.Width} Jahre auseinanderliegen.");
        if (rates.Check($"Zeitraum bis {end.Year}", start.Ages, 1) is { } problem) return problem;
        return new AgeSchedule(Solve(Sex.Female), Solve(Sex.Male));

        double[] Solve(Sex sex) => convention == MigrationConvention.AgeAtEndOfPeriod
            ? ByCohort(start.Persons[sex], end.Persons[sex], rates.Mortality[sex], Newborns(start, end, rates, sex))
            : ByAge(start.Persons[sex], end.Persons[sex], rates.Mortality[sex], Newborns(start, end, rates, sex));
    }

    /// <summary>Newborns alive at the end had nobody moved; both populations of women are known.</summary>
    private static double Newborns(Population start, Population end, ComponentRates rates, Sex sex)
    {
        var births = rates.Fertility.Select((rate, i) => rate * (start.Persons.Female[i] + end.Persons.Female[i]) / 2).Sum();
        var share = sex == Sex.Male ? rates.SexRatioAtBirth / (1 + rates.SexRatioAtBirth) : 1 / (1 + rates.SexRatioAtBirth);
        return births * start.Ages.Width * share * (1 - rates.Mortality[sex][0]);
    }

    private static double[] ByCohort(
        IReadOnlyList<double> start, IReadOnlyList<double> end, IReadOnlyList<double> died, double newborns)
    {
        var last = start.Count - 1;
        return [.. end.Select((persons, i) => (persons - Expected(i)) / (1 - (died[i] / 2)))];

        double Expected(int i) =>
            i == 0 ? newborns : (i == last ? start[last - 1] + start[last] : start[i - 1]) * (1 - died[i]);
    }

    /// <summary>From the young to the old: half of each group's migrants have come to the next one at the end.</summary>
    private static double[] ByAge(IReadOnlyList<double> start, IReadOnlyList<double> end, IReadOnlyList<double> died, double newborns)
    {
        var last = start.Count - 1;
        var net = new double[start.Count];
        net[0] = 2 * (end[0] - newborns);
        for (var i = 1; i <= last; i++)
        {
            var survivors = 1 - died[i];
            var exposed = (i == last ? start[last - 1] + start[last] : start[i - 1]) + (net[i - 1] / 2);
            net[i] = (end[i] - (exposed * survivors)) / (i == last ? (1 + survivors) / 2 : 0.5);
        }

        return net;
    }
}
