using System.Text.RegularExpressions;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Reads the CSV of the table view: title lines, a header of several rows, data, a footer after <c>__________</c>.</summary>
internal sealed partial class ClassicTableReader(ClassicLayout layout, RawTable raw, string table)
{
    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private readonly Dictionary<(int Column, string Attributes), RawIndicator> indicators = [];

    public static bool IsTitle(string firstLine) => TableCode().IsMatch(firstLine);

    public static Outcome<RawTable> Read(IReadOnlyList<CsvRecord> records, TableReadOptions options)
    {
        var footer = records.TakeWhile(r => !r.At(0).StartsWith("_____", StringComparison.Ordinal)).Count();
        var body = records.Take(footer).Where(r => !r.IsBlank).ToList();
        if (body.Count == 0) return StatisticsProblems.EmptyTable;
        if (ClassicLayout.Of(body) is not { } found)
            return StatisticsProblems.Unreadable(
                "In der Tabelle wurde keine Datenzeile mit Gebietsschlüssel gefunden. Bitte wählen Sie beim Abruf die Darstellung mit Zeit "
                + "und Schlüssel in den Vorspalten oder das Format „Flat CSV“.");
        var code = TableCode().Match(body[0].At(0)) is { Success: true } match ? match.Groups["code"].Value : null;
        var target = new RawTable(TableFormat.Regionalstatistik, Facts(code, records.Skip(footer)), GroupsDigits: false);
        if (footer == records.Count) target.Notices.Add("Die Fußzeile fehlt: Die Datei ist möglicherweise unvollständig.");
        var reader = new ClassicTableReader(found, target, options.Table ?? code ?? "Tabelle");
        foreach (var row in body.Skip(found.FirstRow)) reader.ReadRow(row);
        return target;
    }

    private static TableFacts Facts(string? code, IEnumerable<CsvRecord> footer)
    {
        var text = string.Join('\n', footer.Select(r => string.Join(';', r.Fields)));
        var publisher = PublisherLine().Match(text) is { Success: true } line
            ? YearOfPublication().Replace(line.Groups["name"].Value.Trim(), "") : null;
        var stand = StandLine().Match(text).Groups["date"].Value;
        return new TableFacts(code, publisher, "dl-de/by-2-0", Moment.TryParse(stand, out var date) ? date.Reference : null);
    }

    private void ReadRow(CsvRecord row)
    {
        raw.Rows++;
        if (row.Fields.Length != layout.Width)
        {
            raw.Faults.Add($"Die Zeile hat {row.Fields.Length} Spalten, erwartet sind {layout.Width}.", row.Line);
            return;
        }

        var ags = RegionKey.Read(row.At(layout.Key), row.Line, layout.Key + 1, raw.Faults);
        var rowTime = layout.TitleTime;
        if (layout.Time >= 0 && !ReadTime(row, out rowTime)) return;
        if (ags is null) return;
        var attributes = row.Fields[(layout.Name + 1)..layout.FirstValue].Select(a => a.Trim()).ToArray();
        foreach (var column in layout.Columns)
        {
            if ((column.Time ?? rowTime) is { } time)
            {
                raw.Figures.Add(new RawFigure(
                    row.Line, column.Index + 1, ags, row.At(layout.Name), time, Indicator(column, attributes), row.At(column.Index)));
            }
            else
                raw.Faults.Add("Zu diesem Wert steht weder in der Zeile noch im Kopf eine Zeitangabe.", row.Line, column.Index + 1);
        }
    }

    private bool ReadTime(CsvRecord row, out Moment? time)
    {
        var isTime = Moment.TryParse(row.At(layout.Time), out var moment);
        time = moment;
        if (isTime) return true;
        var text = RegionKey.Quoted(row.At(layout.Time));
        raw.Faults.Add($"„{text}“ ist keine Zeitangabe (erwartet: 31.12.2024 oder 2024).", row.Line, layout.Time + 1);
        return false;
    }

    private RawIndicator Indicator(ClassicLayout.Column column, string[] attributes)
    {
        var cell = (column.Index, string.Join('\u001F', attributes));
        if (indicators.TryGetValue(cell, out var known)) return known;
        var key = string.Join(':', [table, string.Join('/', column.Labels.Select(Slug.Of)), .. attributes.Select(Slug.Of)]);
        var name = string.Join(", ", [.. column.Labels, .. attributes.Where(a => a is not ("Insgesamt" or ""))]);
        return indicators[cell] = new RawIndicator(key, name, column.Unit);
    }

    [GeneratedRegex(@"^""?(GENESIS-)?(Tabelle|Table):\s*(?<code>[0-9A-Z-]+)", Linear | RegexOptions.ExplicitCapture)]
    private static partial Regex TableCode();

    [GeneratedRegex(@"©\s*(\(C\)opyright )?(?<name>[^\n]+)", Linear | RegexOptions.ExplicitCapture)]
    private static partial Regex PublisherLine();

    [GeneratedRegex(@"(, Deutschland)?(,? \d{4})?\.?;*$", Linear)]
    private static partial Regex YearOfPublication();

    [GeneratedRegex(@"Stand:\s*(?<date>\d{2}\.\d{2}\.\d{4})", Linear | RegexOptions.ExplicitCapture)]
    private static partial Regex StandLine();
}
