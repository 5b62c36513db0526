namespace KiPlanung.Statistics.Reading;

/// <summary>What kind of figures an indicator holds, told by its unit and name and checked against the figures themselves.</summary>
internal static class NatureGuess
{
    public static SeriesNature Of(RawIndicator indicator, IEnumerable<double> values)
    {
        var guess = IsCount(indicator.Unit) ? SeriesNature.Count
            : IsPercent(indicator.Unit) || (indicator.Unit.Length == 0 && IsQuota(indicator.Name)) ? SeriesNature.Share
            : SeriesNature.Amount;

        // A balance may be counted and negative, a change in percent may exceed 100: neither has the bounds of its guess.
        return values.All(v => Fits(guess, v)) ? guess : SeriesNature.Amount;
    }

    public static bool IsCount(string unit) => unit.ToUpperInvariant() is "ANZAHL" or "NUMBER" or "PERSONEN";

    public static bool Fits(SeriesNature nature, double value) => nature switch
    {
        SeriesNature.Count => value >= 0 && Math.Floor(value).Equals(value),
        SeriesNature.Share => value is >= 0 and <= 100,
        _ => true,
    };

    public static string Title(SeriesNature nature) => nature switch
    {
        SeriesNature.Count => "Anzahl (ganz, nicht negativ)",
        SeriesNature.Share => "Anteil (0 bis 100 Prozent)",
        _ => "Betrag oder Kennwert",
    };

    private static bool IsQuota(string name) => name.Contains("quote", StringComparison.OrdinalIgnoreCase);

    private static bool IsPercent(string unit) => unit.ToUpperInvariant() is "%" or "PROZENT" or "PERCENT" or "PER CENT";
}
