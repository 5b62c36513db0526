using System.Globalization;
using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>„Eingabetabelle“ — what a planner hands in as text: first line the names of the columns, then rows; semicolon, UTF-8, decimal
/// comma, columns in any order. Everything that is wrong is named by line and column, at most twenty places.</summary>
public sealed class TextTable
{
    public const int MostFaults = 20;
    private readonly List<ProblemDetail> _faults = [];
    private readonly string[] _columns;
    private readonly string _what;

    private TextTable(string what, string[] columns) => (_what, _columns) = (what, columns);

    public IReadOnlyList<TextRow> Rows { get; private set; } = [];

    public bool HasFaults => _faults.Count > 0;

    /// <param name="what">What it is, for sentences: „Bevölkerung“.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be; any other is refused, because a misspelt one would be lost in silence.</param>
    public static Outcome<TextTable> Read(string text, string what, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var head = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (head < 0) return Invalid(what, [new("Die Tabelle ist leer.", 1)]);
        string[] columns = [.. Cells(lines[head]).Select(cell => cell.ToLowerInvariant())];
        var faults = HeaderFaults(columns, required, optional, head + 1);
        if (faults.Count > 0) return Invalid(what, faults);
        var table = new TextTable(what, columns);
        table.Rows = table.RowsOf(lines, head);
        return table.HasFaults || table.Rows.Count > 0 ? table : Invalid(what, [new("Unter der Kopfzeile stehen keine Werte.", head + 2)]);
    }

    /// <summary>The place of a column, counted from 1; 0 when the table has none of this name.</summary>
    public int Place(string column) => Array.IndexOf(_columns, column) + 1;

    public void Fault(string message, int line, string? column = null)
    {
        if (_faults.Count < MostFaults) _faults.Add(new ProblemDetail(message, line, column is null ? null : Place(column)));
    }

    /// <summary>The problem that names what was found wrong, or the value.</summary>
    public Outcome<T> Judge<T>(Func<Outcome<T>> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (HasFaults) return Invalid(_what, _faults);
        var outcome = value();
        return HasFaults ? Invalid(_what, _faults) : outcome;
    }

    /// <summary>A figure without loss, with decimal comma.</summary>
    public static string Figure(double value) => value.ToString("R", GermanFigures.Culture);

    /// <summary>A cell, in quotation marks where it must be.</summary>
    public static string Cell(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<ProblemDetail> HeaderFaults(
        string[] columns, IReadOnlyList<string> required, IReadOnlyList<string> optional, int line)
    {
        var faults = new List<ProblemDetail>();
        foreach (var missing in required.Except(columns, StringComparer.Ordinal))
            faults.Add(new($"In der Kopfzeile fehlt die Spalte „{missing}“. Erwartet sind: {string.Join(";", required)}.", line));
        for (var i = 0; i < columns.Length; i++)
        {
            if (!required.Contains(columns[i], StringComparer.Ordinal) && !optional.Contains(columns[i], StringComparer.Ordinal))
                faults.Add(new($"Die Spalte „{columns[i]}“ ist hier unbekannt. Möglich: {string.Join(", ", required.Concat(optional))}.",
                    line, i + 1));
            else if (Array.IndexOf(columns, columns[i]) < i)
                faults.Add(new($"Die Spalte „{columns[i]}“ steht zweimal in der Kopfzeile.", line, i + 1));
        }

        return faults;
    }

    private List<TextRow> RowsOf(string[] lines, int head)
    {
        var rows = new List<TextRow>();
        for (var i = head + 1; i < lines.Length && _faults.Count < MostFaults; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var cells = Cells(lines[i]);
            if (cells.Count == _columns.Length) rows.Add(new TextRow(this, i + 1, cells));
            else Fault($"Die Zeile hat {cells.Count} Spalten, die Kopfzeile {_columns.Length}.", i + 1);
        }

        return rows;
    }

    /// <summary>RFC 4180 with semicolons; a cell ends with its line.</summary>
    private static List<string> Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return [.. line.Split(';').Select(c => c.Trim())];
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (c == '"') quoted = !quoted;
            else if (c == ';' && !quoted) Next();
            else cell.Append(c);
        }

        Next();
        return cells;

        void Next()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    private static Problem Invalid(string what, IReadOnlyList<ProblemDetail> details) => new(
        "calculation.input", $"{what}: Die Angaben sind fehlerhaft. Bitte berichtigen Sie die genannten Stellen.", ProblemKind.Invalid)
    {
        Details = details,
    };
}

/// <summary>One row; a cell that cannot be read is a fault of the table and null here.</summary>
public sealed class TextRow(TextTable table, int line, IReadOnlyList<string> cells)
{
    public int Line { get; } = line;

    /// <summary>Empty when the table has no such column.</summary>
    public string Text(string column) => table.Place(column) is > 0 and var place ? cells[place - 1] : "";

    public double? Number(string column, double low = double.MinValue, double high = double.MaxValue)
    {
        if (OptionalNumber(column, low, high) is { } value) return value;
        if (Text(column).Length == 0) table.Fault("Hier fehlt eine Zahl.", Line, column);
        return null;
    }

    /// <summary>Null for an empty cell; that is no fault.</summary>
    public double? OptionalNumber(string column, double low = double.MinValue, double high = double.MaxValue)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        if (!GermanFigures.TryNumber(text, out var value, out var why))
        {
            table.Fault(why, Line, column);
            return null;
        }

        if (value >= low && value <= high) return value;
        table.Fault($"Der Wert {text} liegt nicht zwischen {Bound(low)} und {Bound(high)}.", Line, column);
        return null;
    }

    public int? Whole(string column, int low, int high)
    {
        if (Text(column).Length > 0 && int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= low && number <= high)
            return number;
        table.Fault($"„{Text(column)}“ ist keine ganze Zahl von {low} bis {high}.", Line, column);
        return null;
    }

    public DateOnly? Date(string column)
    {
        string[] forms = ["dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd"];
        if (DateOnly.TryParseExact(Text(column), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        table.Fault($"„{Text(column)}“ ist kein Datum (erwartet: 31.12.2026).", Line, column);
        return null;
    }

    public void Fault(string message, string column) => table.Fault(message, Line, column);

    private static string Bound(double bound) =>
        Math.Abs(bound) >= 1e300 ? "−∞/∞" : bound.ToString("#,0.######", GermanFigures.Culture);
}

/// <summary>Figures as German planners write them: decimal comma, no thousands separator.</summary>
internal static class GermanFigures
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="why">German sentence when it is no number.</param>
    public static bool TryNumber(string text, out double value, out string why)
    {
        (value, why) = (0, "");
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && !text.Contains(',', StringComparison.Ordinal) && text.Length - point == 4)
        {
            why = $"„{text}“ ist nicht eindeutig (Tausenderpunkt oder Dezimalzeichen?). Bitte ohne Tausenderpunkt und mit Komma schreiben.";
            return false;
        }

        var plain = text.Replace(',', '.');
        if (plain.Count(c => c == '.') <= 1 && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value))
            return true;
        why = $"„{text}“ ist keine Zahl. Bitte zum Beispiel 1234,5 schreiben.";
        return false;
    }

    public static string Number(double value, int digits = 1) =>
        value.ToString("#,0." + new string('#', digits), Culture);

    /// <summary>Years and other numbers without grouping.</summary>
    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
