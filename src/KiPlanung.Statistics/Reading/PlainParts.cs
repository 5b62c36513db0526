namespace KiPlanung.Statistics.Reading;

/// <summary>What a row of a plain table says of sex and age, as parts of the indicator's key and name; the key is spelled as GENESIS
/// does.</summary>
internal sealed record PlainParts(string Key, string Name)
{
    /// <param name="sex">Column of the sex, -1: none.</param>
    /// <param name="age">Column of the age, -1: none.</param>
    /// <returns>Empty parts without such columns; null and a fault when a cell cannot be read.</returns>
    public static PlainParts? Of(CsvRecord row, int sex, int age, Faults faults)
    {
        var (key, name, isRead) = ("", "", true);
        if (sex >= 0)
        {
            var (code, word) = SexOf(row.At(sex));
            if (code is null)
            {
                faults.Add($"„{RegionKey.Quoted(row.At(sex))}“ ist kein Geschlecht der Statistik (erwartet: w, m oder insgesamt).",
                    row.Line, sex + 1);
                isRead = false;
            }

            (key, name) = ($":GES={code}", word);
        }

        if (age < 0) return isRead ? new PlainParts(key, name) : null;
        var text = row.At(age);
        if (text.Length == 0 || text.Equals("insgesamt", StringComparison.OrdinalIgnoreCase))
            return isRead ? new PlainParts(key + ":ALT=INSGESAMT", name) : null;
        if (AgeSpan.TryParse(text, out var span))
            return isRead ? new PlainParts($"{key}:ALT={span.Value.GenesisCode}", $"{name}, Alter {span.Value.Label}") : null;
        faults.Add($"„{RegionKey.Quoted(text)}“ ist keine Altersangabe (erwartet: 35, 35-39 oder 90+).", row.Line, age + 1);
        return null;
    }

    private static (string? Code, string Word) SexOf(string text) => text.ToUpperInvariant() switch
    {
        "W" or "WEIBLICH" or "F" or "FRAUEN" => ("GESW", ", weiblich"),
        "M" or "MÄNNLICH" or "MAENNLICH" or "MÄNNER" => ("GESM", ", männlich"),
        "" or "INSGESAMT" => ("INSGESAMT", ""),
        _ => (null, ""),
    };
}
