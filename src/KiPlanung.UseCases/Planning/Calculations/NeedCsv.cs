using System.Text;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>A need as one table for programs: a row per variant, year and group, and one for all groups together.</summary>
public static class NeedCsv
{
    private const string Header = "variante;jahr;gruppe;anzahl;quote_prozent;bedarf;unten;oben;plaetze;saldo;vzae;verfuegbar;luecke;"
        + "demografischer_effekt;quoteneffekt\n";

    public static string Write(NeedResult need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var text = new StringBuilder(Header);
        foreach (var variant in need.Variants)
            foreach (var year in variant.Years)
            {
                for (var i = 0; i < year.Cells.Count; i++)
                {
                    var cell = year.Cells[i];
                    Row(text, variant.Key, year.Year, need.Groups[i].Title, cell.Count, cell.Quota, cell.Cases, cell.Low, cell.High,
                        null, null, null, null, null, null, null);
                }

                Row(text, variant.Key, year.Year, "Insgesamt", null, null, year.Cases, year.Low, year.High, year.Places, year.Balance,
                    year.Staff, year.Available, year.Gap, year.Demographic, year.Quota);
            }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string variant, int year, string group, params ReadOnlySpan<double?> figures)
    {
        text.Append(variant).Append(';').Append(year).Append(';').Append(TextTable.Cell(group));
        foreach (var figure in figures) text.Append(';').Append(figure is { } value ? TextTable.Figure(Math.Round(value, 6)) : "");
        text.Append('\n');
    }
}
