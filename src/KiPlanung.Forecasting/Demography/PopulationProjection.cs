using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Bevölkerungsbilanz“ of one group and period, in persons: start + births − deaths + net migration + change of group
/// = end.</summary>
/// <param name="Births">Live births counted in the group they belong to.</param>
/// <param name="NetMigration">Arrivals less departures, the net schedule included.</param>
/// <param name="Transfers">Into the group less out of it.</param>
/// <param name="Unmet">Departures (as a positive number) that did not happen because an age group was already empty; not part of
/// <paramref name="NetMigration"/>.</param>
public sealed record PopulationBalance(
    double Start, double Births, double Deaths, double Arrivals, double Departures, double NetMigration, double Transfers, double Unmet,
    double End)
{
    /// <summary>What the equation leaves over; rounding of floating point only.</summary>
    public double Residual => Start + Births - Deaths + NetMigration + Transfers - End;
}

/// <summary>One period: the population of each group at its end and how it came about.</summary>
public sealed record ProjectionStep(Year Year, IReadOnlyList<Population> Groups, IReadOnlyList<PopulationBalance> Balances)
{
    /// <summary>All groups together.</summary>
    public Population All { get; } = Sum(Groups);

    private static Population Sum(IReadOnlyList<Population> groups)
    {
        if (groups.Count == 1) return groups[0];
        var first = groups[0];
        return Population.Computed(
            first.Year, first.Ages,
            [.. Enumerable.Range(0, first.Ages.Count).Select(i => groups.Sum(g => g.Persons.Female[i]))],
            [.. Enumerable.Range(0, first.Ages.Count).Select(i => groups.Sum(g => g.Persons.Male[i]))]);
    }
}

/// <summary>„Bevölkerungsvorausberechnung“ — a projection: what follows if the assumptions hold. It has no interval;
/// the probabilistic variants give one.</summary>
public sealed record PopulationProjection(IReadOnlyList<ProjectionStep> Steps)
{
    /// <summary>The whole population at the end of each period.</summary>
    public IEnumerable<Population> Populations => Steps.Select(step => step.All);

    /// <summary>German sentences on what the assumptions could not do.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
