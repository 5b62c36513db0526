using System.Globalization;
using System.Text;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.UseCases.Reports;

/// <summary>A table for spreadsheets: facts about the result first, then one row per year or per evidence.</summary>
internal static class CsvReport
{
    public static byte[] Write(ReleasedResult result, ReportContent content)
    {
        var rows = new List<IReadOnlyList<string>> { Row("Titel", result.Title) };
        switch (content)
        {
            case ReportContent.OfForecast forecast:
                rows.AddRange(Facts(forecast.Document));
                rows.AddRange(Proof(result, content.Stamp));
                rows.AddRange(Years(forecast.Document));
                break;
            case ReportContent.OfCalculation calculation:
                rows.AddRange(CalculationRows.Facts(calculation.Document));
                rows.AddRange(Proof(result, content.Stamp));
                rows.AddRange(CalculationRows.Tables(calculation.Document));
                break;
            case ReportContent.OfSummary summary:
                rows.Add(Row("Art", SummaryTemplate.TitleOf(summary.Document.Kind)));
                rows.AddRange(Proof(result, content.Stamp));
                rows.AddRange(Claims(summary.Document));
                break;
        }

        var text = string.Concat(rows.Select(row => string.Join(';', row.Select(Cell)) + "\r\n"));
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)];
    }

    private static IReadOnlyList<string> Row(params IReadOnlyList<string> cells) => cells;

    private static IEnumerable<IReadOnlyList<string>> Facts(ForecastDocument document) =>
    [
        Row("Kennzahl", document.Indicator.Name, document.Indicator.Unit),
        Row("Gebiet", document.RegionName, document.Ags),
        Row("Quelle", document.Source.Publisher, document.Source.Table),
        Row("Lizenz", document.Source.Licence),
        Row("Datenstand", GermanText.Date(document.Source.DataDate)),
        Row("Gebietsstand", GermanText.Date(document.Territory)),
        Row("Verfahren", document.ModelTitle),
        .. document.Breaks.Select(b => Row("Zeitreihenbruch", "ab " + Whole(b.FirstYear), b.Reason)),
    ];

    private static IEnumerable<IReadOnlyList<string>> Proof(ReleasedResult result, string? stamp) =>
    [
        Row("Kennzeichnung", GermanText.Mark(result)),
        .. stamp is null ? Array.Empty<IReadOnlyList<string>>() : [Row("Stand der Freigabe", stamp)],
        Row("Prüfsumme (SHA-256)", result.Hash.Hex),
        Row("Entscheidung", result.Id.ToString("D")),
        Row(""),
    ];

    private static IEnumerable<IReadOnlyList<string>> Years(ForecastDocument document)
    {
        var levels = document.Years.SelectMany(y => y.Intervals).Select(i => i.Level).Distinct().Order().ToList();
        yield return
        [
            "Zeile", "Jahr", "Wert", "Status",
            .. levels.SelectMany(level => Row($"untere Grenze {GermanText.Level(level)}", $"obere Grenze {GermanText.Level(level)}")),
        ];
        foreach (var year in document.History)
            yield return
            [
                "Bisher", Whole(year.Year), year.Value is { } value ? Figure(value) : "", GermanText.Status(year.Status),
                .. levels.SelectMany(_ => Row("", "")),
            ];
        foreach (var year in document.Years)
            yield return ["Vorausberechnung", Whole(year.Year), Figure(year.Mean), HowMade(document, year), .. Limits(year, levels)];
        foreach (var year in document.Calculated ?? [])
            yield return ["Berechnung vor der Änderung", Whole(year.Year), Figure(year.Mean), "berechnet", .. Limits(year, levels)];
        foreach (var row in document.Official is { } official ? Official(official, levels.Count) : []) yield return row;
    }

    private static IEnumerable<IReadOnlyList<string>> Official(OfficialComparison official, int levels) => official.Years.Select(year =>
        (IReadOnlyList<string>)
        [
            "Amtliche Vorausberechnung", Whole(year.Year), Figure(year.Official),
            year.Difference is { } share ? $"Unterschied {Figure(Math.Round(100 * share, 1))} %" : "", .. Enumerable.Repeat("", 2 * levels),
        ]);

    private static string HowMade(ForecastDocument document, ForecastYear year) =>
        document.Rationale is null || document.Calculated?.Any(c => c.Year == year.Year && c.Mean.Equals(year.Mean)) == true
            ? "berechnet"
            : "von Hand";

    private static IEnumerable<string> Limits(ForecastYear year, IReadOnlyList<double> levels) =>
        levels.SelectMany(level => year.Intervals.FirstOrDefault(i => i.Level.Equals(level)) is { } interval
            ? Row(Figure(interval.Low), Figure(interval.High))
            : Row("", ""));

    private static IEnumerable<IReadOnlyList<string>> Claims(SummaryDocument document)
    {
        yield return Row("Abschnitt", "Aussage", "Zitat", "Textstelle", "Übereinstimmung", "Hinweise");
        foreach (var (section, claims) in document.BySection)
            foreach (var claim in claims)
                foreach (var evidence in claim.Evidence)
                    yield return Row(section.Heading, claim.Sentence, evidence.Quote, evidence.PassageId,
                        GermanText.Match(evidence.Match), string.Join(" ", claim.Warnings));
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>All digits, decimal comma, no grouping.</summary>
    private static string Figure(double value) => value.ToString("R", GermanText.Culture);

    private static string Cell(string text)
    {
        // a spreadsheet would run such a cell as a formula (OWASP, CSV injection)
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' && !IsNumber(text)) text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            GermanText.Culture, out _);
}
