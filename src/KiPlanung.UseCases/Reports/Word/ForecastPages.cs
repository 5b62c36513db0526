using System.Globalization;
using KiPlanung.Review;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.UseCases.Reports.Word;

/// <summary>Everything a reader of a forecast must see: figures with interval, source, method, backtest, known breaks.</summary>
internal static class ForecastPages
{
    public static void Write(WordPage page, ForecastDocument document, ReleasedResult result)
    {
        Overview(page, document, result);
        Figures(page, document);
        Reliability(page, document);
    }

    private static void Overview(WordPage page, ForecastDocument document, ReleasedResult result)
    {
        page.Heading(1, "Auf einen Blick");
        page.Table("Angaben zur Vorausberechnung", "Kennzahl, Gebiet, Quelle, Datenstand, Gebietsstand und Verfahren.",
            ["Angabe", "Inhalt"],
        [
            ["Kennzahl", $"{document.Indicator.Name} ({document.Indicator.Unit})"],
            ["Gebiet", $"{document.RegionName} (AGS {document.Ags})"],
            ["Quelle", $"{document.Source.Publisher}, Tabelle {document.Source.Table}"],
            ["Lizenz", document.Source.Licence],
            ["Datenstand", GermanText.Date(document.Source.DataDate)],
            ["Gebietsstand", GermanText.Date(document.Territory)],
            ["Verfahren", document.ModelTitle],
            ["Prognoseintervalle", Levels(document) is { Count: > 0 } levels
                ? string.Join(" und ", levels.Select(GermanText.Level))
                : "keine"],
            ["Freigegeben am", GermanText.Date(result.ReleasedAt)],
        ]);
        if (document.Rationale is not { } rationale) return;
        page.Heading(2, "Begründung");
        page.Text(rationale);
    }

    private static void Figures(WordPage page, ForecastDocument document)
    {
        var levels = Levels(document);
        page.Heading(1, "Vorausberechnung");
        page.Chart(WordChart.Of(document), document.Indicator.Name, Description(document));
        page.Table("Vorausberechnete Werte", $"{document.Indicator.Name} in {document.RegionName} je Jahr mit Prognoseintervallen.",
            ["Jahr", "Wert", .. levels.SelectMany(l => new[] { $"unten {GermanText.Level(l)}", $"oben {GermanText.Level(l)}" })],
            [
                .. document.Years.Select(y => (IReadOnlyList<string>)
                [
                    Year(y.Year), GermanText.Number(y.Mean),
                    .. levels.SelectMany(l => y.Intervals.FirstOrDefault(i => i.Level.Equals(l)) is { } interval
                        ? new[] { GermanText.Number(interval.Low), GermanText.Number(interval.High) }
                        : ["", ""]),
                ]),
            ], numeric: true);
        if (document.Calculated is { } before)
            page.Table("Berechnung vor der Änderung", "Die Werte, wie sie berechnet waren, bevor ein Mensch einzelne geändert hat.",
                ["Jahr", "Berechnet"],
                [.. before.Select(y => (IReadOnlyList<string>)[Year(y.Year), GermanText.Number(y.Mean)])], numeric: true);
        if (document.Official is { } official)
            page.Table("Unterschied zur amtlichen Vorausberechnung", $"Amtlich: {official.Publisher}, {official.Table}.",
                ["Jahr", "amtlich", "hier", "Unterschied"],
                [.. official.Years.Select(y => (IReadOnlyList<string>)[Year(y.Year), GermanText.Number(y.Official),
                    GermanText.Number(y.Forecast), y.Difference is { } share ? GermanText.Number(100 * share) + " %" : "–"])],
                numeric: true);
        page.Heading(2, "Bisherige Werte");
        page.Table("Bisherige Werte", $"{document.Indicator.Name} in {document.RegionName} laut Quelle.", ["Jahr", "Wert", "Status"],
            [.. document.History.Select(y => (IReadOnlyList<string>)
                [Year(y.Year), y.Value is { } value ? GermanText.Number(value) : "–", GermanText.Status(y.Status)])], numeric: true);
    }

    private static void Reliability(WordPage page, ForecastDocument document)
    {
        page.Heading(1, "Verlässlichkeit");
        if (document.Backtest.Count > 0)
        {
            page.Heading(2, "Rückschau");
            page.Text(document.BeatsNaive
                ? "In der Rückschau war das gewählte Verfahren genauer als das naive Verfahren (der letzte Wert bleibt)."
                : "In der Rückschau war das gewählte Verfahren nicht genauer als das naive Verfahren (der letzte Wert bleibt).");
            page.Table("Rückschau der Verfahren", "Mittlerer Fehler jedes Verfahrens an der Vergangenheit der Reihe.",
                ["Verfahren", "mittlerer Fehler", "MASE", "Vergleiche", "Treffer im Intervall", "gewählt"],
                [.. document.Backtest.Select(s => (IReadOnlyList<string>)
                [
                    s.Title, GermanText.Number(s.MeanAbsoluteError), s.Mase is { } mase ? GermanText.Number(mase) : "–", Year(s.Origins),
                    s.Coverage.Count == 0 ? "–" : string.Join(" / ", s.Coverage.Select(GermanText.Percent)), s.Chosen ? "ja" : "nein",
                ])], numeric: true);
        }

        page.Heading(2, "Bekannte Zeitreihenbrüche");
        if (document.Breaks.Count == 0) page.Text("Keine bekannt.");
        foreach (var known in document.Breaks) page.Text($"Ab {Year(known.FirstYear)}: {known.Reason}");
        if (document.Notices.Count == 0) return;
        page.Heading(2, "Hinweise");
        foreach (var notice in document.Notices) page.Text(notice);
    }

    private static List<double> Levels(ForecastDocument document) =>
        [.. document.Years.SelectMany(y => y.Intervals).Select(i => i.Level).Distinct().Order()];

    private static string Description(ForecastDocument document)
    {
        var (first, last) = (document.Years[0], document.Years[^1]);
        var range = last.Intervals.Count > 0 && last.Intervals[0] is var narrow
            ? $", Spanne {GermanText.Level(narrow.Level)}: {GermanText.Number(narrow.Low)} bis {GermanText.Number(narrow.High)}"
            : "";
        return $"Liniendiagramm: {document.Indicator.Name} in {document.RegionName}. Vorausberechnung {Year(first.Year)}: "
            + $"{GermanText.Number(first.Mean)}, {Year(last.Year)}: {GermanText.Number(last.Mean)}{range}. Alle Werte stehen in den "
            + "Tabellen darunter.";
    }

    private static string Year(int number) => number.ToString(CultureInfo.InvariantCulture);
}
