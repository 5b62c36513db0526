using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Geschlecht“ as the official population statistics report it.</summary>
public enum Sex
{
    /// <summary>„weiblich“</summary>
    Female,

    /// <summary>„männlich“</summary>
    Male,
}

/// <summary>„Altersreihe nach Geschlecht“ — one figure per age group and sex; what it measures the owner says.</summary>
/// <param name="Female">By age group, youngest first.</param>
/// <param name="Male">By age group, youngest first.</param>
public sealed record AgeSchedule(IReadOnlyList<double> Female, IReadOnlyList<double> Male)
{
    public IReadOnlyList<double> this[Sex sex] => sex == Sex.Female ? Female : Male;

    /// <summary>The sum over ages and sexes.</summary>
    public double Total => Female.Sum() + Male.Sum();

    /// <summary>The same figure for all ages and both sexes.</summary>
    public static AgeSchedule Constant(AgeScheme ages, double value)
    {
        ArgumentNullException.ThrowIfNull(ages);
        double[] values = [.. Enumerable.Repeat(value, ages.Count)];
        return new AgeSchedule(values, values);
    }

    /// <summary>Every figure changed by its sex, group and value.</summary>
    public AgeSchedule Map(Func<Sex, int, double, double> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new AgeSchedule(
            [.. Female.Select((value, i) => change(Sex.Female, i, value))], [.. Male.Select((value, i) => change(Sex.Male, i, value))]);
    }
}

/// <summary>„Bevölkerungsstand“ — persons by age group and sex at the end of a year. Fractions are kept: rounding belongs to
/// publication (<see cref="LargestRemainder"/>).</summary>
public sealed record Population
{
    private Population(Year year, AgeScheme ages, AgeSchedule persons) => (Year, Ages, Persons) = (year, ages, persons);

    /// <summary>The year whose end is counted.</summary>
    public Year Year { get; }

    public AgeScheme Ages { get; }

    public AgeSchedule Persons { get; }

    public double Total => Persons.Total;

    /// <summary>Checks that every age group has a figure that can be a number of persons.</summary>
    /// <returns>The population, or a problem <c>demography.*</c> naming sex and age.</returns>
    public static Outcome<Population> Of(Year year, AgeScheme ages, IReadOnlyList<double> female, IReadOnlyList<double> male)
    {
        ArgumentNullException.ThrowIfNull(ages);
        ArgumentNullException.ThrowIfNull(female);
        ArgumentNullException.ThrowIfNull(male);
        var persons = new AgeSchedule([.. female], [.. male]);
        var what = $"Bevölkerung {year.Value}";
        if (DemographyInput.CheckAges(ages) is { } wrong) return wrong;
        if (DemographyInput.CheckSchedule(what, persons, ages, 0, double.MaxValue) is { } problem) return problem;
        return new Population(year, ages, persons);
    }

    /// <summary>Persons of both sexes from <paramref name="from"/> to <paramref name="toExclusive"/> years; ages the scheme cuts through
    /// are counted with the part of the group inside, as if ages were equally frequent in it. Null: without upper end.</summary>
    public double Between(double from, double? toExclusive) =>
        Between(Sex.Female, from, toExclusive) + Between(Sex.Male, from, toExclusive);

    /// <inheritdoc cref="Between(double, double?)"/>
    public double Between(Sex sex, double from, double? toExclusive)
    {
        var sum = 0.0;
        for (var i = 0; i < Ages.Count; i++) sum += Persons[sex][i] * AgeShare.Inside(Ages, i, from, toExclusive);
        return sum;
    }

    /// <summary>The same persons in wider groups of <paramref name="width"/> years and an open group from
    /// <paramref name="openAge"/> on.</summary>
    public Outcome<Population> Grouped(int width, int openAge)
    {
        var target = new AgeScheme(width, (openAge / width) + 1);
        if (width % Ages.Width != 0 || openAge % width != 0 || openAge > Ages.OpenAge)
            return DemographyInput.Invalid(
                "regrouping-impossible",
                $"Aus Altersgruppen von {Ages.Width} Jahren bis {Ages.OpenAge} lassen sich keine von {width} Jahren bis {openAge} bilden. "
                + "Bitte eine Breite wählen, die ein Vielfaches der vorhandenen ist, und ein offenes Ende, das nicht höher liegt.");
        return Of(Year, target, Fold(Persons.Female, target), Fold(Persons.Male, target));
    }

    /// <summary>Without the check: for figures computed from checked ones.</summary>
    internal static Population Computed(Year year, AgeScheme ages, double[] female, double[] male) =>
        new(year, ages, new AgeSchedule(female, male));

    private double[] Fold(IReadOnlyList<double> values, AgeScheme target)
    {
        var sums = new double[target.Count];
        for (var i = 0; i < values.Count; i++) sums[target.GroupOf(Ages.Lower(i))] += values[i];
        return sums;
    }
}

/// <summary>How much of an age group lies within an age band.</summary>
internal static class AgeShare
{
    /// <summary>0 to 1; the open group counts as a whole when the band has no upper end and reaches down to it, else not at all.</summary>
    public static double Inside(AgeScheme ages, int group, double from, double? toExclusive)
    {
        var lower = ages.Lower(group);
        if (group == ages.Count - 1) return toExclusive is null && from <= lower ? 1 : 0;
        var upper = Math.Min(lower + ages.Width, toExclusive ?? double.MaxValue);
        return Math.Max(0, upper - Math.Max(from, lower)) / ages.Width;
    }
}
