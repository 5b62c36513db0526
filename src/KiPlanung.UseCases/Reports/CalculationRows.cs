using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Reports;

/// <summary>A calculation as rows for spreadsheets: sources, assumptions and notices, then its tables one below the other.</summary>
internal static class CalculationRows
{
    public static IEnumerable<IReadOnlyList<string>> Facts(CalculationDocument document) =>
    [
        ["Gebiet", document.RegionName, document.Ags],
        ["Verfahren", document.MethodTitle],
        .. document.Sources.Select(s => (IReadOnlyList<string>)
            ["Quelle", s.What, s.Publisher, s.Table, s.DataDate is { } date ? GermanText.Date(date) : "", s.Licence]),
        .. document.Territory is { } territory ? (IReadOnlyList<string>[])[["Gebietsstand", GermanText.Date(territory)]] : [],
        .. document.Assumptions.Select(a => (IReadOnlyList<string>)["Annahme", a.Name, a.Value, a.Source ?? ""]),
        .. document.Notices.Select(n => (IReadOnlyList<string>)["Hinweis", n]),
        .. document.Rationale is { } why ? (IReadOnlyList<string>[])[["Begründung der Änderung", why]] : [],
    ];

    public static IEnumerable<IReadOnlyList<string>> Tables(CalculationDocument document)
    {
        foreach (var table in CalculationTables.Of(document))
        {
            yield return [table.Title];
            yield return table.Header;
            foreach (var row in table.Rows) yield return [.. row.Select(cell => cell.Value is { } value ? Figure(value) : cell.Text)];
            yield return [""];
        }
    }

    /// <summary>All digits, decimal comma, no grouping.</summary>
    private static string Figure(double value) => value.ToString("R", GermanText.Culture);
}
