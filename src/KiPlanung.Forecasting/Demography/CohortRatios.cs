namespace KiPlanung.Forecasting.Demography;

/// <summary>What a past holds for Hamilton–Perry: ratios by sex and age group reached, child–woman ratio, net migration.</summary>
internal sealed class CohortRatios
{
    private readonly IReadOnlyList<Population> _history;
    private readonly HamiltonPerryOptions _options;

    public CohortRatios(IReadOnlyList<Population> history, HamiltonPerryOptions options, IReadOnlyList<Population>? largerArea)
    {
        (_history, _options) = (history, options);
        Ages = history[^1].Ages;
        Weights = [.. Enumerable.Range(0, Ages.Count).Select(Weight)];
        Ratios = [Smoothed(Sex.Female), Smoothed(Sex.Male)];
        if (largerArea is not null) Lean(largerArea);
        ChildWoman = Mean(Math.Min(options.BirthPeriods, history.Count), ChildWomanAt);
        if (options.Control is { } control && history[^1].Total <= control.MostInhabitants)
        {
            Control = control;
            LongRunMigration = Mean(Math.Min(control.Periods, history.Count - 1), MigrationAt);
        }
    }

    public AgeScheme Ages { get; }

    /// <summary>By sex and age group at the end of a period; the first is not used.</summary>
    public double[][] Ratios { get; }

    /// <summary>How much women of an age group count for births.</summary>
    public double[] Weights { get; }

    /// <summary>Persons in the youngest group per weighted woman.</summary>
    public double ChildWoman { get; }

    /// <summary>Null where the ratios rule alone.</summary>
    public MigrationControl? Control { get; }

    /// <summary>Mean net migration per inhabitant and period.</summary>
    public double LongRunMigration { get; }

    public double SexRatio => _options.SexRatioAtBirth;

    /// <summary>Periods the history spans.</summary>
    public int Periods => _history.Count - 1;

    public double ChildWomanAt(int back)
    {
        var population = _history[^(back + 1)];
        return (population.Persons.Female[0] + population.Persons.Male[0]) / Women(population.Persons.Female);
    }

    /// <summary>Ratio of one period, counted back from the last (0); null where nobody was under risk or nobody is left.</summary>
    public double? RatioAt(int back, Sex sex, int group)
    {
        var (before, after) = (_history[^(back + 2)].Persons[sex], _history[^(back + 1)].Persons[sex]);
        var exposed = Exposed(before, group);
        return exposed > 0 && after[group] > 0 ? after[group] / exposed : null;
    }

    /// <summary>Net migration per inhabitant in a period, counted back from the last (0).</summary>
    public double MigrationAt(int back)
    {
        var (before, after) = (_history[^(back + 2)], _history[^(back + 1)]);
        var newborns = after.Persons.Female[0] + after.Persons.Male[0];
        var stayed = newborns + Survivors([.. before.Persons.Female], Sex.Female) + Survivors([.. before.Persons.Male], Sex.Male);
        return before.Total > 0 ? (after.Total - stayed) / before.Total : 0;
    }

    /// <summary>Persons past the first group at the end of a period in which nobody moved.</summary>
    public double Survivors(double[] persons, Sex sex)
    {
        var sum = 0.0;
        for (var i = 1; i < persons.Length; i++) sum += Exposed(persons, i) * Survival(sex, i);
        return sum;
    }

    public double Women(IReadOnlyList<double> female)
    {
        var sum = 0.0;
        for (var i = 0; i < female.Count; i++) sum += Weights[i] * female[i];
        return sum;
    }

    public static double Exposed(IReadOnlyList<double> persons, int group) =>
        group == persons.Count - 1 ? persons[group - 1] + persons[group] : persons[group - 1];

    private double Survival(Sex sex, int group) =>
        _options.Control is { } control && Ages.Lower(group) >= control.MortalityFromAge ? Math.Min(1, Ratios[(int)sex][group]) : 1;

    private double Weight(int group)
    {
        var distance = (Ages.Lower(group) + ((Ages.Width - 1) / 2.0) - _options.MeanAgeOfMothers) / _options.SpreadOfMothersAges;
        return Ages.Lower(group) >= 15 && Ages.Lower(group) < 50 ? Math.Exp(-0.5 * distance * distance) : 0;
    }

    private static double Mean(int count, Func<int, double> at) => Enumerable.Range(0, count).Average(at);

    private double[] Smoothed(Sex sex)
    {
        var (reached, exposed) = Pooled(_history, sex);
        var ratios = new double[Ages.Count];
        ratios[0] = 1;
        for (var i = 1; i < ratios.Length; i++)
        {
            var (sumReached, sumExposed) = (0.0, 0.0);
            for (var j = Math.Max(1, i - 1); j <= Math.Min(ratios.Length - 2, i + 1) && i < ratios.Length - 1; j++)
                (sumReached, sumExposed) = (sumReached + reached[j], sumExposed + exposed[j]);
            var pooled = sumExposed > 0 ? sumReached / sumExposed : 1;
            var weight = i < ratios.Length - 1 && sumExposed > 0 ? _options.NeighbourPersons : 0;
            ratios[i] = exposed[i] + weight > 0 ? (reached[i] + (weight * pooled)) / (exposed[i] + weight) : pooled;
        }

        return ratios;
    }

    private void Lean(IReadOnlyList<Population> largerArea)
    {
        foreach (var sex in Enum.GetValues<Sex>())
        {
            var ((_, own), (reached, exposed)) = (Pooled(_history, sex), Pooled(largerArea, sex));
            for (var i = 1; i < Ages.Count; i++)
            {
                if (exposed[i] <= 0) continue;
                ref var ratio = ref Ratios[(int)sex][i];
                ratio = ((own[i] * ratio) + (_options.LargerAreaPersons * reached[i] / exposed[i])) / (own[i] + _options.LargerAreaPersons);
            }
        }
    }

    private (double[] Reached, double[] Exposed) Pooled(IReadOnlyList<Population> history, Sex sex)
    {
        var (reached, exposed) = (new double[Ages.Count], new double[Ages.Count]);
        for (var t = Math.Max(1, history.Count - _options.BasePeriods); t < history.Count; t++)
        {
            for (var i = 1; i < Ages.Count; i++)
            {
                reached[i] += history[t].Persons[sex][i];
                exposed[i] += Exposed(history[t - 1].Persons[sex], i);
            }
        }

        return (reached, exposed);
    }
}
