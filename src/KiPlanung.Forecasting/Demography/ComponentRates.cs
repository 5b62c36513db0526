using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>„Altersbezug der Wanderung“ — which age the figures of migration are given by.</summary>
public enum MigrationConvention
{
    /// <summary>Age at migration: half the migrants come at the start of the period in their group and live or die through it, half at
    /// its end. The form of the United Nations and of Preston, Heuveline &amp; Guillot 2001, section 6.3.2.</summary>
    AgeAtMigration,

    /// <summary>Age reached at the end of the period: rates and numbers belong to birth cohorts, migrants are exposed to half the
    /// mortality. The form of the Swiss Federal Statistical Office's cantonal scenarios.</summary>
    AgeAtEndOfPeriod,
}

/// <summary>„Einbürgerung“ or another change of group within the population, by age at the end of the period.</summary>
/// <param name="To">Position of the receiving group.</param>
/// <param name="Rates">Share (0 to 1) changing within the period.</param>
/// <param name="ShareOfChildren">Share (0 to 1) of this group's newborns that belong to the receiving group from birth.</param>
public sealed record GroupTransfer(int To, AgeSchedule Rates, double ShareOfChildren = 0);

/// <summary>„Annahmen“ on fertility, mortality and migration for one population group and one period, which is as long as the age groups
/// are wide.</summary>
/// <remarks>Migration is given gross (numbers in, rates out); a net figure by age is an option beside or instead. All schedules have one
/// entry per age group, the open one included.</remarks>
public sealed record ComponentRates
{
    /// <summary>„Altersspezifische Geburtenziffer“: births per woman and year by age of the mother, 0 to 1.</summary>
    public required IReadOnlyList<double> Fertility { get; init; }

    /// <summary>Probability of dying within the period by age group reached at its end: first of newborns, last into and within the open
    /// group. <see cref="LifeTable.TransitionDeaths"/> makes them.</summary>
    public required AgeSchedule Mortality { get; init; }

    /// <summary>„Zuzüge“: persons per period; null: none.</summary>
    public AgeSchedule? Arrivals { get; init; }

    /// <summary>„Fortzugsrate“: share (0 to 1) of the population at the start leaving within the period; null: none.</summary>
    public AgeSchedule? DepartureRates { get; init; }

    /// <summary>„Wanderungssaldo“: persons per period, of either sign; null: none.</summary>
    public AgeSchedule? NetMigration { get; init; }

    /// <summary>Boys per girl at birth; Germany about 1.05 to 1.06.</summary>
    public double SexRatioAtBirth { get; init; } = 1.055;

    /// <summary>Change into another group; null: none.</summary>
    public GroupTransfer? Transfer { get; init; }

    /// <summary>„Zusammengefasste Geburtenziffer“ (TFR): children per woman.</summary>
    public double TotalFertility(AgeScheme ages)
    {
        ArgumentNullException.ThrowIfNull(ages);
        return Fertility.Sum() * ages.Width;
    }

    internal Problem? Check(string where, AgeScheme ages, int groups)
    {
        var found = DemographyInput.CheckValues($"Geburtenziffern, {where}", Fertility, ages, 0, 1)
            ?? DemographyInput.CheckSchedule($"Sterbewahrscheinlichkeiten, {where}", Mortality, ages, 0, 1)
            ?? Optional($"Zuzüge, {where}", Arrivals, ages, 0, double.MaxValue)
            ?? Optional($"Fortzugsraten, {where}", DepartureRates, ages, 0, 1)
            ?? Optional($"Wanderungssaldo, {where}", NetMigration, ages, double.MinValue, double.MaxValue)
            ?? Optional($"Gruppenwechsel, {where}", Transfer?.Rates, ages, 0, 1);
        if (found is not null) return found;
        if (Fertility[0] > 0)
            return DemographyInput.Invalid(
                "fertility-of-children",
                $"Geburtenziffern, {where}: In der jüngsten Altersgruppe „{ages.Label(0)}“ sind keine Geburten möglich. "
                + "Bitte 0 eintragen.");
        if (!(SexRatioAtBirth > 0) || !double.IsFinite(SexRatioAtBirth))
            return DemographyInput.Invalid(
                "sex-ratio",
                $"Geschlechterverhältnis bei der Geburt, {where}: Der Wert muss größer als 0 sein (üblich: 1,05 Jungen je Mädchen).");
        return Transfer is null || (Transfer.To >= 0 && Transfer.To < groups && Transfer.ShareOfChildren is >= 0 and <= 1)
            ? null
            : DemographyInput.Invalid(
                "group-transfer",
                $"Gruppenwechsel, {where}: Die aufnehmende Gruppe gibt es nicht, oder der Anteil der Kinder liegt nicht zwischen 0 und 1.");
    }

    private static Problem? Optional(string what, AgeSchedule? schedule, AgeScheme ages, double low, double high) =>
        schedule is null ? null : DemographyInput.CheckSchedule(what, schedule, ages, low, high);
}
