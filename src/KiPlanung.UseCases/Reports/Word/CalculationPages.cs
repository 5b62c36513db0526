using KiPlanung.Review;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>A calculation as a report: what it rests on, its warnings, its picture, its tables.</summary>
internal static class CalculationPages
{
    public static void Write(WordPage page, CalculationDocument document, ReleasedResult result)
    {
        page.Heading(1, "Auf einen Blick");
        page.Table("Angaben zur Berechnung", "Gebiet, Quellen, Gebietsstand und Verfahren.", ["Angabe", "Inhalt"],
        [
            ["Gebiet", document.Ags.Length > 0 ? $"{document.RegionName} (AGS {document.Ags})" : document.RegionName],
            .. document.Sources.Select(s => (IReadOnlyList<string>)["Quelle", $"{s.What}: {s.Publisher}, Tabelle {s.Table}"
                + (s.DataDate is { } date ? $", Stand {GermanText.Date(date)}" : "") + $", {s.Licence}"]),
            .. document.Territory is { } territory ? (IReadOnlyList<string>[])[["Gebietsstand", GermanText.Date(territory)]] : [],
            ["Verfahren", document.MethodTitle],
            ["Freigegeben am", GermanText.Date(result.ReleasedAt)],
        ]);
        if (document.Rationale is { } why) page.Text($"Ein Mensch hat Werte gesetzt. Begründung: {why}");
        page.Heading(1, "Annahmen");
        page.Table("Annahmen", "Was der Berechnung zugrunde liegt und woher es kommt.", ["Annahme", "Wert", "Quelle"],
            [.. document.Assumptions.Select(a => (IReadOnlyList<string>)[a.Name, a.Value, a.Source ?? "–"])]);
        if (document.Notices.Count > 0)
        {
            page.Heading(1, "Hinweise");
            foreach (var notice in document.Notices) page.Text(notice);
        }

        page.Heading(1, "Ergebnis");
        var lines = Lines(document);
        page.Chart(WordChart.Of(lines, document.Headlines[0].Unit), document.Title, Describe(document));
        foreach (var table in CalculationTables.Of(document).Where(t => !t.IsDetail))
            page.Table(table.Title, $"{table.Title}: {table.Rows.Count} Zeilen.", table.Header,
                [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Text)])], numeric: table.TextColumns == 1);
        if (document.Population?.Record is { } record) page.Text("Rückschau: " + record.Sentence);
    }

    /// <summary>The lines people plan with; of many areas the whole and its largest parts.</summary>
    private static List<WordLine> Lines(CalculationDocument document)
    {
        const int most = 6;
        var lines = document.Headlines.OrderByDescending(l => l.Years[^1].Value).Take(most)
            .Select(l => new WordLine(l.Name, [.. l.Years.Select(y => (y.Year, (double?)y.Value))])).ToList();
        if (document.Population is { } people)
            lines.Insert(0, new WordLine("Bisher", [.. people.History.Select(h => (h.Year, (double?)h.Total))]));
        return lines;
    }

    private static string Describe(CalculationDocument document) => string.Join(" ", document.Headlines.Take(6).Select(l =>
        $"{l.Name}: {l.Years[0].Year} {GermanText.Number(l.Years[0].Value)}, "
        + $"{l.Years[^1].Year} {GermanText.Number(l.Years[^1].Value)} {l.Unit}."));
}
