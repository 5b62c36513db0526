using System.Text.RegularExpressions;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Reads the flat CSV of GENESIS, Regionaldatenbank and Zensusdatenbank: one row per cell, in any order.</summary>
internal sealed partial class GenesisFlatReader(GenesisLayout layout, RawTable raw, string? table)
{
    // The three databases that write this format; each asks for this line or one that means the same.
    private const string Publisher = "Statistische Ämter des Bundes und der Länder";

    private readonly Dictionary<string, RawIndicator> indicators = new(StringComparer.Ordinal);

    public static Outcome<RawTable> Read(IReadOnlyList<CsvRecord> records, TableReadOptions options)
    {
        var body = records.SkipWhile(r => r.IsBlank).ToList();
        if (body.Count < 2) return StatisticsProblems.EmptyTable;
        if (!GenesisLayout.IsHeader(body[0].Fields)) return StatisticsProblems.UnknownFormat;
        var found = GenesisLayout.Of(body[0]);
        if (!found.IsComplete)
            return StatisticsProblems.Unreadable(
                "Der Kopfzeile der GENESIS-Datei fehlen Spalten für Zeit, Merkmal oder Wert.", body[0].Line);
        var code = FileTable().Match(options.FileName) is { Success: true } match ? match.Value : body[1].At(found.Statistics);
        var target = new RawTable(TableFormat.Genesis, new TableFacts(code, Publisher, "dl-de/by-2-0", null), GroupsDigits: false);
        new GenesisFlatReader(found, target, options.Table).ReadAll(body.Skip(1));
        return target;
    }

    private void ReadAll(IEnumerable<CsvRecord> rows)
    {
        var skipped = 0;
        foreach (var row in rows.TakeWhile(r => !r.At(0).StartsWith("_____", StringComparison.Ordinal)))
        {
            if (row.IsBlank) continue;
            if (row.At(layout.Statistics) is not [>= '0' and <= '9', ..]) skipped++;
            else ReadRow(row);
        }

        if (skipped > 0) raw.Notices.Add($"{skipped} Zeile(n) beginnen nicht mit einer Statistiknummer und wurden übergangen.");
    }

    private void ReadRow(CsvRecord row)
    {
        raw.Rows++;
        if (row.Fields.Length != layout.Width)
        {
            raw.Faults.Add($"Die Zeile hat {row.Fields.Length} Spalten, die Kopfzeile {layout.Width}.", row.Line);
            return;
        }

        var timeText = row.At(layout.Time);
        var hasTime = Moment.TryParse(timeText, out var time);
        if (!hasTime)
        {
            raw.Faults.Add($"„{RegionKey.Quoted(timeText)}“ ist keine Zeitangabe (erwartet: 2024-12-31, 2024 oder 2023-10P6M).",
                row.Line, layout.Time + 1);
        }

        var region = Region(row);
        if (!hasTime || region is not var (ags, name, spatial)) return;
        var attributes = layout.Variables.Where(v => !spatial.Contains(v)).ToList();
        foreach (var column in layout.Values)
        {
            raw.Figures.Add(new RawFigure(row.Line, column.Value + 1, ags, name, time, Indicator(row, column, attributes, time),
                row.At(column.Value), row.At(column.Quality)));
        }
    }

    // Several spatial variables in one row name the same place from coarse to fine; the longest key is the place itself.
    private (Ags Ags, string Name, IReadOnlyList<GenesisLayout.Variable> Spatial)? Region(CsvRecord row)
    {
        var spatial = layout.Variables.Where(v => IsSpatial(row.At(v.Code))).ToList();
        if (spatial.Count == 0)
        {
            var codes = string.Join(", ", layout.Variables.Select(v => RegionKey.Quoted(row.At(v.Code))));
            raw.Faults.Add($"Keines der Merkmale ({codes}) ist ein Raummerkmal wie KREISE, DLAND, GEMEIN oder DINSG.", row.Line);
            return null;
        }

        var finest = spatial.MaxBy(v => row.At(v.AttributeCode) is "DG" ? 0 : row.At(v.AttributeCode).Length)!;
        var ags = RegionKey.Read(row.At(finest.AttributeCode), row.Line, finest.AttributeCode + 1, raw.Faults);
        return ags is null ? null : (ags, row.At(finest.AttributeLabel), spatial);
    }

    private static bool IsSpatial(string code) =>
        code is "DINSG" || code.StartsWith("DLAND", StringComparison.Ordinal) || code.StartsWith("KREIS", StringComparison.Ordinal)
        || code.StartsWith("GEMEIN", StringComparison.Ordinal) || code.StartsWith("REGBEZ", StringComparison.Ordinal)
        || code.StartsWith("GEO", StringComparison.Ordinal);

    private RawIndicator Indicator(CsvRecord row, GenesisLayout.ValueColumn column, List<GenesisLayout.Variable> attributes, Moment time)
    {
        var value = column.FromHeader ?? new RawIndicator(row.At(column.Code), row.At(column.Label), row.At(column.Unit));
        var (key, name) = ($"{table ?? row.At(layout.Statistics)}:{value.Key}", value.Name);
        foreach (var variable in attributes.Where(v => row.At(v.Code).Length > 0))
        {
            var (code, label) = (row.At(variable.AttributeCode), row.At(variable.AttributeLabel));
            var isTotal = code is "" or "INSGESAMT";
            key += $":{row.At(variable.Code)}={(isTotal ? "INSGESAMT" : code)}";
            if (!isTotal) name += $", {label}";
        }

        if (time.Part.Length > 0) (key, name) = ($"{key}:ZEIT={time.Part}", $"{name}, {PartName(time)}");
        if (indicators.TryGetValue(key, out var known)) return known;
        return indicators[key] = new RawIndicator(key, name, value.Unit);
    }

    private static string PartName(Moment time) => (time.Part[^3..], time.Reference.Month) switch
    {
        ("P6M", 10) => "Wintersemester",
        ("P6M", 4) => "Sommersemester",
        _ => $"ab Monat {time.Reference.Month}",
    };

    [GeneratedRegex(@"^(\d{5}|\d{4}[A-Z])-[0-9A-Z]+(-[0-9A-Z]+)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FileTable();
}
