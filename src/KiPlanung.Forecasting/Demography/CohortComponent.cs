using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Kohorten-Komponenten-Methode“ — ages a population by period under assumptions on fertility, mortality and migration.</summary>
/// <remarks>Preston, Heuveline &amp; Guillot 2001, Demography, ch. 6. Births come from the mean of the women at both ends of a period;
/// no population falls below zero: departures that find nobody are left out and reported.</remarks>
public static class CohortComponent
{
    /// <summary>One population without groups.</summary>
    /// <param name="start">The population at the end of the year before the first period.</param>
    /// <param name="periods">One set of assumptions per period, each as long as the age groups are wide.</param>
    /// <param name="convention">Which age the figures of migration are given by.</param>
    /// <returns>The projection, or a problem <c>demography.*</c> naming table, period, sex and age.</returns>
    public static Outcome<PopulationProjection> Project(
        Population start, IReadOnlyList<ComponentRates> periods, MigrationConvention convention)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(periods);
        return Project([start], [.. periods.Select(rates => (IReadOnlyList<ComponentRates>)[rates])], convention);
    }

    /// <summary>Several groups that exchange members, for example German and foreign nationals.</summary>
    /// <param name="start">By group, all of the same year and ages.</param>
    /// <param name="periods">By period and group.</param>
    public static Outcome<PopulationProjection> Project(
        IReadOnlyList<Population> start, IReadOnlyList<IReadOnlyList<ComponentRates>> periods, MigrationConvention convention)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(periods);
        if (Check(start, periods) is { } problem) return problem;
        var ages = start[0].Ages;
        var steps = new List<ProjectionStep>(periods.Count);
        var state = start.Select(group => new CohortState(group)).ToArray();
        for (var p = 0; p < periods.Count; p++)
        {
            var year = start[0].Year.Plus((p + 1) * ages.Width);
            var next = CohortStep.Run(state, [.. periods[p].Select(CohortRates.From)], convention, ages.Width);
            steps.Add(new ProjectionStep(
                year, [.. next.Select(group => Population.Computed(year, ages, [.. group.Female], [.. group.Male]))],
                [.. next.Select(group => group.Balance!)]));
            state = next;
        }

        return new PopulationProjection(steps) { Notices = Notices(steps) };
    }

    private static Problem? Check(IReadOnlyList<Population> start, IReadOnlyList<IReadOnlyList<ComponentRates>> periods)
    {
        if (start.Count == 0 || periods.Count == 0)
            return DemographyInput.Invalid(
                "nothing-to-project", "Es fehlt die Ausgangsbevölkerung oder ein Zeitraum mit Annahmen. Bitte beides angeben.");
        if (start.Any(group => group.Ages != start[0].Ages || group.Year != start[0].Year))
            return DemographyInput.Invalid(
                "groups-mismatch",
                "Die Bevölkerungsgruppen haben verschiedene Stichtage oder Altersgliederungen. Bitte alle auf denselben Stand bringen.");
        for (var p = 0; p < periods.Count; p++)
        {
            var year = start[0].Year.Plus((p + 1) * start[0].Ages.Width);
            if (periods[p].Count != start.Count)
                return DemographyInput.Invalid(
                    "groups-mismatch",
                    $"Zeitraum bis {year}: Annahmen für {periods[p].Count} statt {start.Count} Bevölkerungsgruppen. Bitte ergänzen.");
            for (var g = 0; g < start.Count; g++)
            {
                var where = start.Count == 1 ? $"Zeitraum bis {year}" : $"Zeitraum bis {year}, Gruppe {g + 1}";
                if (periods[p][g].Check(where, start[0].Ages, start.Count) is { } problem) return problem;
            }
        }

        return null;
    }

    private static List<string> Notices(List<ProjectionStep> steps)
    {
        var unmet = steps.Select(step => (step.Year, Unmet: step.Balances.Sum(balance => balance.Unmet)))
            .Where(step => step.Unmet > 0.5).ToList();
        return unmet.Count == 0
            ? []
            :
            [
                $"In {unmet.Count} Zeiträumen (zuerst bis {unmet[0].Year}) ziehen nach den Annahmen mehr Menschen fort, als in einzelnen "
                + $"Altersgruppen leben; {DemographyInput.Number(Math.Round(unmet.Sum(s => s.Unmet)))} Fortzüge blieben unberücksichtigt. "
                + "Der Wanderungssaldo nach Alter ist für diese Bevölkerung zu stark: bitte Fortzugsraten statt fester Zahlen verwenden.",
            ];
    }
}
