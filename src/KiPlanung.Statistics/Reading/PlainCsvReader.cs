using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Reads plain CSV with a header: region, year, value and, where given, name, indicator and unit.</summary>
internal sealed class PlainCsvReader
{
    // In order of preference: a file with both „ags“ and „region“ keeps the name in the latter.
    private static readonly string[] KeyNames = ["ags", "schluessel", "schlüssel", "kennziffer", "key", "region"];
    private static readonly string[] YearNames = ["jahr", "year", "zeit", "time", "stichtag"];
    private static readonly string[] ValueNames = ["wert", "value"];
    private static readonly string[] NameNames = ["name", "gebiet", "raumeinheit", "region"];
    private static readonly string[] IndicatorNames = ["indikator", "indicator", "kennzahl"];
    private static readonly string[] UnitNames = ["einheit", "unit"];
    private static readonly string[] SexNames = ["geschlecht", "sex"];
    private static readonly string[] AgeNames = ["alter", "age"];

    private readonly RawTable raw = new(TableFormat.Csv, new TableFacts(null, null, null, null), GroupsDigits: true);
    private readonly Dictionary<string, RawIndicator> indicators = new(StringComparer.Ordinal);
    private readonly TableReadOptions options;
    private readonly string[] header;
    private readonly int key;
    private readonly int year;
    private readonly int value;
    private readonly int name;
    private readonly int indicator;
    private readonly int unit;
    private readonly int sex;
    private readonly int age;

    private PlainCsvReader(string[] header, TableReadOptions options)
    {
        (this.header, this.options) = (header, options);
        (key, year, value) = (Column(header, KeyNames), Column(header, YearNames), Column(header, ValueNames));
        (name, indicator, unit) = (Column(header, NameNames), Column(header, IndicatorNames), Column(header, UnitNames));
        (sex, age) = (Column(header, SexNames), Column(header, AgeNames));
    }

    public static bool IsHeader(string[] fields) =>
        Column(fields, KeyNames) >= 0 && Column(fields, YearNames) >= 0 && Column(fields, ValueNames) >= 0;

    public static Outcome<RawTable> Read(IReadOnlyList<CsvRecord> records, TableReadOptions options)
    {
        var body = records.Where(r => !r.IsBlank).ToList();
        if (body.Count == 0) return StatisticsProblems.EmptyTable;
        if (!IsHeader(body[0].Fields))
            return StatisticsProblems.Unreadable("Die Kopfzeile muss je eine Spalte für Gebietsschlüssel (region, ags oder schluessel), "
                + "Jahr (jahr oder year) und Wert (wert oder value) nennen.", body[0].Line);
        if (body[0].Fields.Select(Normalised).Where(f => f.Length > 0).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return StatisticsProblems.Unreadable(
                $"Die Spalte „{RegionKey.Quoted(twice.Key)}“ kommt in der Kopfzeile mehrfach vor.", body[0].Line);
        if (body.Count == 1) return StatisticsProblems.EmptyTable;
        var reader = new PlainCsvReader(body[0].Fields, options);
        reader.ReadAll(body.Skip(1));
        return reader.raw;
    }

    private static int Column(string[] fields, string[] names) =>
        names.Select(n => Array.FindIndex(fields, f => Normalised(f) == n)).FirstOrDefault(i => i >= 0, -1);

    private static string Normalised(string field) => field.Trim().Trim('"').ToLowerInvariant();

    private void ReadAll(IEnumerable<CsvRecord> rows)
    {
        int[] used = [key, year, value, name, indicator, unit, sex, age];
        var ignored = header.Where((f, i) => !used.Contains(i) && f.Trim().Length > 0).Select(RegionKey.Quoted).ToList();
        if (ignored.Count > 0) raw.Notices.Add($"Nicht ausgewertete Spalten: {string.Join(", ", ignored)}.");
        foreach (var row in rows) ReadRow(row);
    }

    private void ReadRow(CsvRecord row)
    {
        raw.Rows++;
        if (row.Fields.Length != header.Length)
        {
            raw.Faults.Add($"Die Zeile hat {row.Fields.Length} Spalten, die Kopfzeile {header.Length}.", row.Line);
            return;
        }

        var ags = RegionKey.Read(row.At(key), row.Line, key + 1, raw.Faults);
        var hasTime = Moment.TryParse(row.At(year), out var time) && time.Part.Length == 0;
        if (!hasTime)
            raw.Faults.Add($"„{RegionKey.Quoted(row.At(year))}“ ist kein Jahr (erwartet: 2024 oder 31.12.2024).", row.Line, year + 1);
        var parts = PlainParts.Of(row, sex, age, raw.Faults);
        if (ags is null || !hasTime || parts is null) return;
        var regionName = name >= 0 && name != key && row.At(name).Length > 0 ? row.At(name) : ags.Value;
        raw.Figures.Add(new RawFigure(row.Line, value + 1, ags, regionName, time, Indicator(row, parts), row.At(value)));
    }

    private RawIndicator Indicator(CsvRecord row, PlainParts parts)
    {
        var label = row.At(indicator) is { Length: > 0 } own ? own : options.IndicatorName ?? "";
        if (indicators.TryGetValue(label + parts.Key, out var known)) return known;
        var table = options.Table is { Length: > 0 } given ? given : "csv";
        var measured = row.At(unit) is { Length: > 0 } stated ? stated : options.Unit ?? "";
        // Where a table is divided by age or sex, what was given as its key is the part all have in common.
        var common = parts.Key.Length > 0 && indicator < 0 && options.IndicatorKey is { Length: > 0 } chosen
            ? chosen
            : $"{table}:{Slug.Of(label)}";
        return indicators[label + parts.Key] = new RawIndicator(common + parts.Key, label + parts.Name, measured);
    }
}
