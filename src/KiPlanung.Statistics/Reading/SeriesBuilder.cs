using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>Judges a file taken apart: reads the figures, refuses contradictions, and orders them into series.</summary>
internal sealed class SeriesBuilder(RawTable raw, TableReadOptions options)
{
    private readonly Dictionary<(string Indicator, Ags Ags), SortedDictionary<Year, Cell>> series = [];
    private readonly Dictionary<string, Indicator> indicators = new(StringComparer.Ordinal);
    private int marked;
    private int empty;

    private sealed record Cell(RawFigure Figure, SeriesPoint Point);

    public Outcome<StatisticalTable> Build(ContentHash hash)
    {
        if (raw.Figures.Count == 0 && !raw.Faults.Any) return StatisticsProblems.EmptyTable;
        ReadCells();
        NameIndicators();
        if (raw.Faults.Any) return raw.Faults.ToProblem();
        var nothing = raw.Figures.Count(f => CellText.Sign(f.Text) is ValueStatus.Nothing);
        if (nothing * 2L > raw.Figures.Count) return StatisticsProblems.NotYetFilled(nothing, raw.Figures.Count);
        return Facts().Then<StatisticalTable>(facts => new StatisticalTable(
            raw.Format, hash, [.. Ordered(facts.Source, facts.Territory)], raw.Rows, [.. raw.Notices, .. Notices()]));
    }

    private void ReadCells()
    {
        foreach (var column in raw.Figures.GroupBy(f => f.Column))
        {
            var sign = DecimalSign(column.ToList());
            foreach (var figure in column)
                if (Read(figure, sign) is { } point) Add(new Cell(figure, point));
        }
    }

    private char DecimalSign(List<RawFigure> column)
    {
        var figures = column.Select(f => CellText.WithoutMarks(f.Text, out _)).Where(t => CellText.Sign(t) is null).ToList();
        var isCount = options.Nature is SeriesNature.Count || column.All(f => NatureGuess.IsCount(f.Indicator.Unit));
        if (ColumnNumbers.DecimalSign(figures, raw.GroupsDigits, isCount, options.DecimalSign) is { } sign) return sign;
        raw.Faults.Add("Die Zahlen dieser Spalte sind nicht eindeutig: „1.234“ kann Tausend oder eins Komma zwei heißen. "
            + "Bitte geben Sie das Dezimalzeichen an.", column[0].Line, column[0].Column);
        return ',';
    }

    private SeriesPoint? Read(RawFigure figure, char sign)
    {
        var text = figure.Text.Length == 0 && CellText.Sign(figure.Quality) is not null ? figure.Quality : figure.Text;
        if (CellText.Sign(text) is { } status)
        {
            if (text.Length == 0) empty++;
            return new SeriesPoint(figure.Time.Year, null, status);
        }

        var plain = CellText.WithoutMarks(text, out var isMarked);
        if (isMarked || figure.Quality is "()" or "p" or "r" or "s") marked++;
        if (ColumnNumbers.TryRead(plain, sign, out var value)) return new SeriesPoint(figure.Time.Year, value, ValueStatus.Known);
        raw.Faults.Add($"„{RegionKey.Quoted(text)}“ ist in dieser Spalte keine Zahl (Dezimalzeichen „{sign}“) "
            + "und kein Zeichen wie „-“, „.“, „x“, „/“ oder „...“.", figure.Line, figure.Column);
        return null;
    }

    private void Add(Cell cell)
    {
        var key = (cell.Figure.Indicator.Key, cell.Figure.Ags);
        if (!series.TryGetValue(key, out var points)) series[key] = points = [];
        if (points.TryAdd(cell.Point.Year, cell) || points[cell.Point.Year].Point == cell.Point) return;
        var first = points[cell.Point.Year].Figure;
        var several = first.Time == cell.Figure.Time ? "Bitte entfernen Sie den falschen Wert."
            : "Die Datei enthält mehrere Zeitpunkte desselben Jahres; bitte behalten Sie je Jahr einen.";
        var (own, name) = (cell.Figure, RegionKey.Quoted(cell.Figure.Indicator.Name));
        raw.Faults.Add($"Für {own.Ags}, {cell.Point.Year}, „{name}“ stehen zwei verschiedene Werte in Zeile {first.Line} "
            + $"(„{RegionKey.Quoted(first.Text)}“) und Zeile {own.Line} („{RegionKey.Quoted(own.Text)}“). {several}", own.Line, own.Column);
    }

    private void NameIndicators()
    {
        var found = raw.Figures.Select(f => f.Indicator).DistinctBy(i => i.Key).ToDictionary(i => i.Key, StringComparer.Ordinal);
        var values = series.ToLookup(s => s.Key.Indicator, s => s.Value.Values, StringComparer.Ordinal);
        foreach (var (key, own) in found)
        {
            var named = found.Count > 1 ? own
                : new RawIndicator(options.IndicatorKey ?? key, options.IndicatorName ?? own.Name, options.Unit ?? own.Unit);
            var known = values[key].SelectMany(cells => cells).Where(c => c.Point.Value is not null).ToList();
            var nature = options.Nature ?? NatureGuess.Of(named, known.Select(c => c.Point.Value!.Value));
            indicators[key] = new Indicator(named.Key, named.Name, named.Unit, nature);
            foreach (var cell in known.Where(c => !NatureGuess.Fits(nature, c.Point.Value!.Value)))
                raw.Faults.Add($"Der Wert „{RegionKey.Quoted(cell.Figure.Text)}“ passt nicht zur Angabe „{NatureGuess.Title(nature)}“.",
                    cell.Figure.Line, cell.Figure.Column);
        }
    }

    private Outcome<(SeriesSource Source, TerritorialStatus Territory)> Facts()
    {
        var (publisher, last) = (options.Publisher ?? raw.Facts.Publisher, raw.Figures.Max(f => f.Time.Reference));
        var isFlat = raw.Format is TableFormat.Genesis;
        var dataDate = options.DataDate ?? raw.Facts.DataDate ?? (isFlat ? last : null);
        var territory = options.Territory ?? (raw.Format is TableFormat.Csv ? null : new TerritorialStatus(last));
        var missing = new List<ProblemDetail>();
        void Require(bool given, string field, string sentence)
        {
            if (!given) missing.Add(new ProblemDetail(sentence, Field: field));
        }

        Require(!string.IsNullOrWhiteSpace(publisher), nameof(options.Publisher), "Die Quelle (herausgebende Stelle) fehlt.");
        Require(dataDate is not null, nameof(options.DataDate), "Der Datenstand fehlt.");
        Require(territory is not null, nameof(options.Territory), "Der Gebietsstand fehlt.");
        Require(indicators.Values.All(i => i.Name.Length > 0), nameof(options.IndicatorName), "Der Name der Kennzahl fehlt.");
        if (missing.Count > 0 || publisher is null || dataDate is null || territory is null)
            return StatisticsProblems.MissingMetadata(missing);
        var table = options.Table ?? raw.Facts.Table ?? (options.FileName.Length > 0 ? options.FileName : "CSV-Datei");
        return (new SeriesSource(publisher, table, dataDate.Value, options.Licence ?? raw.Facts.Licence ?? "nicht angegeben"), territory);
    }

    // Names change with the years and with the language; the latest one is shown.
    private IEnumerable<StatisticalSeries> Ordered(SeriesSource source, TerritorialStatus territory) =>
        from entry in series
        orderby entry.Key.Indicator, entry.Key.Ags
        let last = entry.Value.Values.Last().Figure
        select new StatisticalSeries(indicators[entry.Key.Indicator], new Region(entry.Key.Ags, last.RegionName), territory, source,
            [.. entry.Value.Values.Select(c => c.Point)]);

    private IEnumerable<string> Notices()
    {
        var dates = raw.Figures.Select(f => f.Time.Reference).Distinct().Order().ToList();
        if (options.Territory is null && dates.Count > 1)
            yield return "Gebietsstand: Die Werte beziehen sich jeweils auf ihren Zeitpunkt; eingetragen ist der letzte ("
                + dates[^1].ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) + ").";
        if (empty > 0) yield return $"{empty} leere Werte wurden als „unbekannt“ übernommen, nicht als 0.";
        if (marked > 0) yield return $"{marked} Werte sind als vorläufig, geschätzt, berichtigt oder eingeschränkt gekennzeichnet.";
        var without = series.GroupBy(s => s.Key.Ags)
            .Where(region => region.All(s => s.Value.Values.Last().Point.Status is ValueStatus.Nothing))
            .Select(region => region.Key).ToHashSet();
        foreach (var merger in TerritorialConversion.Mergers.Where(m => without.Remove(m.From)))
            yield return $"{merger.From} ({merger.FromName}) ist seit {merger.Effective:dd.MM.yyyy} aufgelöst (jetzt {merger.Into}); "
                + "„-“ wurde als „nichts vorhanden“ übernommen, nicht als 0.";
        if (without.Count > 0)
            yield return $"{without.Count} weitere Gebiete haben zuletzt nur „-“ (nichts vorhanden, oft aufgelöst): "
                + $"{string.Join(", ", without.Order().Take(5))}{(without.Count > 5 ? " …" : "")}. Sie gelten nicht als 0.";
    }
}
