namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>People by age group at the end of a year, youngest first; rounded to thousandths.</summary>
public sealed record AgeStand(int Year, IReadOnlyList<double> Female, IReadOnlyList<double> Male);

/// <summary>A figure with its band; without a simulation the bounds are null.</summary>
public sealed record BandFigure(int Year, double Value, double? Low, double? High);

/// <summary>People of an age band by year; „Insgesamt“ for all.</summary>
public sealed record BandLine(string Label, double Start, IReadOnlyList<BandFigure> Years);

/// <summary>What moved the number of people in a period ending with the year.</summary>
public sealed record BalanceYear(int Year, double Births, double Deaths, double NetMigration);

/// <summary>The total observed in a year.</summary>
public sealed record ObservedTotal(int Year, double Total);

/// <summary>How the procedure did from past dates, in percent.</summary>
/// <param name="StatusQuoWape">Of an unchanged population, to compare with.</param>
public sealed record PopulationRecord(
    int Steps, int Origins, double Wape, double StatusQuoWape, double TotalError, double StatusQuoTotalError, string Sentence);

/// <summary>„Bevölkerungsvorausberechnung“ of one area.</summary>
/// <param name="AgeWidth">Years per age group.</param>
/// <param name="Labels">Of the age groups, youngest first.</param>
/// <param name="Level">Of the band in percent; null without a simulation.</param>
/// <param name="Balance">Empty where births, deaths and migration are not told apart.</param>
public sealed record PopulationResult(
    int AgeWidth, IReadOnlyList<string> Labels, IReadOnlyList<ObservedTotal> History, AgeStand Start, IReadOnlyList<AgeStand> Stands,
    IReadOnlyList<BandLine> Bands, double? Level, int Paths, IReadOnlyList<BalanceYear> Balance, PopulationRecord? Record)
{
    public const string AllAges = "Insgesamt";
}
