using KiPlanung.Forecasting.Demography;

namespace KiPlanung.Forecasting.Need;

/// <summary>Groups of the other fields of social planning; quotas come with the statistics of the area.</summary>
public static class StandardBands
{
    /// <summary>„Pflege“: by sex, five-year bands from 60 to 90 and older, as the care statistics publish them (Statistik nach
    /// § 109 SGB XI), younger people in one.</summary>
    public static IReadOnlyList<NeedCell> LongTermCare { get; } =
    [
        .. new[] { Sex.Female, Sex.Male }.SelectMany(sex => new[] { 0, 60, 65, 70, 75, 80, 85, 90 }.Select(from => new NeedCell(
            $"{Band(from)}, {(sex == Sex.Female ? "weiblich" : "männlich")}",
            from, from switch { 0 => 60, 90 => null, _ => from + 5 }, sex))),
    ];

    /// <summary>„Hilfen zur Erziehung“ (§§ 27 ff., 41 SGB VIII): 0–&lt;6, 6–&lt;12, 12–&lt;18, 18–&lt;27.</summary>
    public static IReadOnlyList<NeedCell> YouthWelfare { get; } =
    [
        new("0 bis unter 6 Jahre", 0, 6), new("6 bis unter 12 Jahre", 6, 12), new("12 bis unter 18 Jahre", 12, 18),
        new("18 bis unter 27 Jahre", 18, 27),
    ];

    /// <summary>„Beratung“: debt, addiction, family and life counselling ask by adult age.</summary>
    public static IReadOnlyList<NeedCell> Counselling { get; } =
    [
        new("unter 18 Jahre", 0, 18), new("18 bis unter 30 Jahre", 18, 30), new("30 bis unter 50 Jahre", 30, 50),
        new("50 bis unter 65 Jahre", 50, 65), new("65 Jahre und älter", 65),
    ];

    /// <summary>„Wohngeld“: households by size (§ 12 WoGG steps the limits by household members).</summary>
    public static IReadOnlyList<NeedCell> HousingBenefit { get; } =
    [
        new("Einpersonenhaushalte"), new("Zweipersonenhaushalte"), new("Dreipersonenhaushalte"), new("Vierpersonenhaushalte"),
        new("Haushalte mit fünf und mehr Personen"),
    ];

    private static string Band(int from) => from switch
    {
        0 => "unter 60 Jahre", 90 => "90 Jahre und älter", _ => $"{from} bis unter {from + 5} Jahre",
    };
}
