using System.Text.Json.Serialization;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>One group in one year.</summary>
/// <param name="Quota">In percent.</param>
/// <param name="Low">80 % range by chance alone, where few cases are expected; otherwise null.</param>
public sealed record NeedCellFigure(double Count, double Quota, double Cases, long? Low, long? High);

/// <summary>„Ersatz- und Erweiterungsbedarf“ in FTE.</summary>
public sealed record StaffPlanFigure(double Replacement, double Expansion, double Hiring);

/// <summary>Need of one year under one variant.</summary>
/// <param name="Cases">Not rounded.</param>
/// <param name="Places">With reserve, rounded up; null where no places are planned.</param>
/// <param name="Balance">Approved places less needed ones.</param>
/// <param name="Low">80 % band of the cases from simulated populations; the quotas are taken as certain.</param>
/// <param name="Staff">FTE needed; null without ratio.</param>
/// <param name="Available">FTE at work under the absence rate.</param>
/// <param name="Demographic">Part of the change since the first year that comes from people, changed first.</param>
/// <param name="Quota">Part that comes from quotas.</param>
/// <param name="SymmetricDemographic">The same with neither changed first (Das Gupta).</param>
public sealed record NeedYear(
    int Year, double Cases, long? Places, long? Balance, double? Low, double? High, double? Staff, double? Available,
    double Demographic, double Quota, double SymmetricDemographic, double SymmetricQuota, IReadOnlyList<NeedCellFigure> Cells,
    StaffPlanFigure? Plan)
{
    /// <summary>What is planned with: places where there are, otherwise cases.</summary>
    [JsonIgnore]
    public double Result => Places ?? Cases;

    /// <summary>„Lücke“: FTE needed less FTE at work; null when either is unknown.</summary>
    [JsonIgnore]
    public double? Gap => Staff - Available;
}

/// <summary>One variant; the first year is the start of the comparison.</summary>
public sealed record NeedVariantResult(string Key, string Title, IReadOnlyList<NeedYear> Years);

/// <summary>„Bedarfsberechnung“ with everything it was calculated from.</summary>
/// <param name="Level">Of the band in percent; null without one.</param>
public sealed record NeedResult(
    NeedField Field, string Unit, int QuotaYear, string QuotaSource, IReadOnlyList<NeedGroup> Groups,
    IReadOnlyList<NeedVariantResult> Variants, double Reserve, long? Approved, double? Staff, IReadOnlyList<NeedParameter> Parameters,
    double? Level);
