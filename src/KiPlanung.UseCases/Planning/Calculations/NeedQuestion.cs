using KiPlanung.Forecasting.Demography;
using KiPlanung.Forecasting.Need;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>„Handlungsfeld“ a need is calculated for.</summary>
public enum NeedField
{
    /// <summary>„Kindertagesbetreuung“: places, with reserve, rounded up.</summary>
    Childcare,

    /// <summary>„Pflege“</summary>
    LongTermCare,

    /// <summary>„Hilfen zur Erziehung“</summary>
    YouthWelfare,

    /// <summary>„Beratung“: cases per head, which may exceed one.</summary>
    Counselling,

    /// <summary>„Wohngeld“: households by size.</summary>
    HousingBenefit,

    /// <summary>Groups of one's own.</summary>
    Other,
}

/// <summary>A group with its quota and what becomes of it.</summary>
/// <param name="Service">„Versorgungsart“ or empty; the groups of each service are calculated for themselves.</param>
/// <param name="From">Youngest age; null for groups that are not ages (households).</param>
/// <param name="To">First age no longer in it, fractions allowed; null: without upper end.</param>
/// <param name="Quota">In percent of the group.</param>
/// <param name="Target">„Zielquote“ in percent; null: stays.</param>
/// <param name="Growth">„Veränderung je Jahr“ of the quota in percent; null: none.</param>
public sealed record NeedGroup(
    string Service, string Name, double? From, double? To, Sex? Sex, double Quota, double? Target = null, double? Growth = null)
{
    public string Title => Service.Length == 0 ? Name : $"{Service}: {Name}";
}

/// <summary>Quantities that law or statistics give; each with the days it holds, never a constant of the program.</summary>
public enum NeedParameterKind
{
    /// <summary>„Fälle je Fachkraft“ (Personalschlüssel).</summary>
    CasesPerStaff,

    /// <summary>„Personal (VZÄ) je 100 Fälle“</summary>
    StaffPer100,

    /// <summary>„Ausfallquote“ in percent.</summary>
    Absence,

    /// <summary>„Fluktuation“ in percent of the staff within a year.</summary>
    Turnover,

    /// <summary>„Altersabgänge“: FTE leaving in the year of the first day.</summary>
    Retirements,
}

/// <summary>A dated figure entered by the planner.</summary>
/// <param name="Group">Group or service it is for; empty: all.</param>
public sealed record NeedParameter(NeedParameterKind Kind, string Group, double Value, DateOnly From, DateOnly? To, string Source);

/// <summary>Members of a group that cannot be counted by age.</summary>
public sealed record GroupCount(int Year, string Group, double Count);

/// <summary>Variants beside „Status quo“, which is always calculated; null: not asked for.</summary>
/// <param name="TrendDamping">Share (0 to 1) of the yearly growth that is left from one year to the next.</param>
/// <param name="TrendUntil">Last year with growth.</param>
/// <param name="Factor">„Kompression“: all quotas times this.</param>
/// <param name="OnsetGain">„Späterer Beginn“: years of life expectancy gained per calendar year.</param>
/// <param name="TargetYear">From this year on the targets hold.</param>
public sealed record NeedVariants(
    double? TrendDamping = null, int? TrendUntil = null, double? Factor = null, double? OnsetGain = null, int? TargetYear = null);

/// <summary>„Bedarf“ as asked for: people × quota, and what follows for places and staff.</summary>
/// <param name="Reserve">„Planungsreserve“ in percent; places only.</param>
/// <param name="Approved">„Genehmigte Plätze“; null: no balance.</param>
/// <param name="Staff">„Personalbestand“ in FTE; null: unknown.</param>
/// <param name="Counts">Empty where the groups are counted in the population.</param>
public sealed record NeedQuestion(
    NeedField Field, int QuotaYear, string QuotaSource, IReadOnlyList<NeedGroup> Groups, NeedVariants Variants, double Reserve,
    long? Approved, double? Staff, IReadOnlyList<NeedParameter> Parameters, IReadOnlyList<GroupCount> Counts);

/// <summary>Words and customs of the fields.</summary>
public static class NeedFields
{
    public static string Title(NeedField field) => field switch
    {
        NeedField.Childcare => "Kindertagesbetreuung",
        NeedField.LongTermCare => "Pflege",
        NeedField.YouthWelfare => "Hilfen zur Erziehung",
        NeedField.Counselling => "Beratung",
        NeedField.HousingBenefit => "Wohngeld",
        NeedField.Other => "eigene Gruppen",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>What a case is called.</summary>
    public static string Unit(NeedField field) => field switch
    {
        NeedField.Childcare => "Plätze",
        NeedField.LongTermCare => "Pflegebedürftige",
        NeedField.YouthWelfare => "Hilfen",
        NeedField.Counselling => "Beratungsfälle",
        NeedField.HousingBenefit => "Haushalte mit Wohngeld",
        NeedField.Other => "Fälle",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The usual groups of the field; empty where there are none.</summary>
    public static IReadOnlyList<NeedCell> Groups(NeedField field) => field switch
    {
        NeedField.Childcare => ChildcareNeed.StandardBands,
        NeedField.LongTermCare => StandardBands.LongTermCare,
        NeedField.YouthWelfare => StandardBands.YouthWelfare,
        NeedField.Counselling => StandardBands.Counselling,
        NeedField.HousingBenefit => StandardBands.HousingBenefit,
        NeedField.Other => [],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Month and day of each year on which dated figures are looked up: the day the statistic counts.</summary>
    public static (int Month, int Day) Day(NeedField field) => field switch
    {
        NeedField.Childcare => (3, 1),
        NeedField.LongTermCare => (12, 15),
        _ => (12, 31),
    };

    /// <summary>Whether nobody can be counted twice.</summary>
    public static bool AreShares(NeedField field) => field != NeedField.Counselling;

    /// <summary>„Fälle je Fachkraft“ and so on.</summary>
    public static string Title(NeedParameterKind kind) => kind switch
    {
        NeedParameterKind.CasesPerStaff => "Fälle je Fachkraft",
        NeedParameterKind.StaffPer100 => "Personal (VZÄ) je 100 Fälle",
        NeedParameterKind.Absence => "Ausfallquote in %",
        NeedParameterKind.Turnover => "Fluktuation in % je Jahr",
        NeedParameterKind.Retirements => "Altersabgänge (VZÄ) im Jahr",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
