using System.Globalization;
using System.Text;
using KiPlanung.Forecasting;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>A bare series; <paramref name="FirstLine"/> is where it begins in the file, counted from 1.</summary>
internal sealed record NumberSeries(string Id, IReadOnlyList<double> Values, int FirstLine);

/// <summary>The table <c>id,period,value</c> and its counterpart
/// <c>id,step,mean,lo80,hi80,…,model</c>: comma, decimal point, UTF-8.</summary>
internal static class SeriesCsv
{
    private const string Header = "id,period,value";
    private const int MostFaults = 20;

    /// <summary>Series in the order their ids first appear; rows may stand in any order, periods must be 1 to n without gap or
    /// repeat.</summary>
    public static Outcome<IReadOnlyList<NumberSeries>> Read(FileInfo file)
    {
        var faults = new List<ProblemDetail>();
        var rows = new OrderedDictionary<string, List<Row>>(StringComparer.Ordinal);
        using (var reader = new StreamReader(file.FullName, Encoding.UTF8))
        {
            if (reader.ReadLine()?.Trim() is not Header) return Invalid([new($"Die erste Zeile muss „{Header}“ lauten.", 1, 1)]);
            for (var number = 2; reader.ReadLine() is { } line && faults.Count < MostFaults; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (RowOf(line, number, faults) is not { } read) continue;
                if (!rows.TryGetValue(read.Id, out var own)) rows.Add(read.Id, own = []);
                own.Add(read.Row);
            }
        }

        var series = rows.Select(r => SeriesOf(r.Key, r.Value, faults)).ToList();
        if (faults.Count > 0) return Invalid([.. faults.Take(MostFaults)]);
        return series.Count > 0 ? series : Invalid([new("Die Datei enthält keine Werte.", 2)]);
    }

    public static async Task WriteAsync(Stream stream, IReadOnlyList<NumberSeries> series, IReadOnlyList<Forecast> forecasts,
        IReadOnlyList<double> levels)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync("id,step,mean," + string.Concat(levels.Select(l => $"lo{Figure(l)},hi{Figure(l)},")) + "model");
        for (var i = 0; i < series.Count; i++)
            foreach (var step in forecasts[i].Steps)
                await writer.WriteLineAsync(string.Join(',',
                [
                    Quoted(series[i].Id), step.Step.ToString(CultureInfo.InvariantCulture), Figure(step.Mean),
                    .. levels.SelectMany(level => Bounds(step, level)), forecasts[i].Model,
                ]));
    }

    private static IEnumerable<string> Bounds(ForecastStep step, double level)
    {
        var interval = step.Intervals.Single(i => i.Level.Equals(level));
        return [Figure(interval.Low), Figure(interval.High)];
    }

    private static (string Id, Row Row)? RowOf(string line, int number, List<ProblemDetail> faults)
    {
        var cells = Cells(line);
        if (cells.Count != 3) return Fault($"Es sind {cells.Count} Spalten statt 3 (id,period,value).", 1);
        if (cells[0].Length == 0) return Fault("Die Kennung (id) fehlt.", 1);
        if (!int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var period) || period < 1)
            return Fault($"„{cells[1]}“ ist keine Periode (ganze Zahl ab 1).", 2);
        return double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? (cells[0], new Row(period, value, number))
            : Fault($"„{cells[2]}“ ist keine Zahl mit Dezimalpunkt.", 3);

        (string, Row)? Fault(string message, int column)
        {
            faults.Add(new ProblemDetail(message, number, column));
            return null;
        }
    }

    private static NumberSeries SeriesOf(string id, List<Row> rows, List<ProblemDetail> faults)
    {
        var first = rows[0].Line;
        rows.Sort((left, right) => left.Period != right.Period ? left.Period.CompareTo(right.Period) : left.Line.CompareTo(right.Line));
        for (var i = 0; i < rows.Count && faults.Count < MostFaults; i++)
        {
            var expected = i == 0 ? 1 : rows[i - 1].Period + 1;
            if (rows[i].Period == expected) continue;
            faults.Add(new ProblemDetail(rows[i].Period < expected
                ? $"Zeitreihe {id}: Die Periode {rows[i].Period} kommt zweimal vor."
                : $"Zeitreihe {id}: Vor der Periode {rows[i].Period} fehlt die Periode {expected}.", rows[i].Line, 2));
        }

        return new NumberSeries(id, [.. rows.Select(r => r.Value)], first);
    }

    /// <summary>Cells of one line; a cell in quotation marks may hold commas and doubled quotation marks (RFC 4180).</summary>
    private static List<string> Cells(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal)) return [.. line.Split(',').Select(c => c.Trim())];
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) Next();
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

    internal static string Quoted(string id) =>
        id.AsSpan().IndexOfAny(",\"") < 0 ? id : $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Figure(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static Problem Invalid(IReadOnlyList<ProblemDetail> details) =>
        new("forecast.input", "Die Eingabedatei ist fehlerhaft. Es wurde nichts geschrieben.", ProblemKind.Invalid) { Details = details };

    private readonly record struct Row(int Period, double Value, int Line);
}
