using System.Globalization;
using System.Text;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.Cli.Demo;

/// <summary>A forecast as a picture of characters: history <c>●</c>, forecast <c>○</c>, widest interval <c>│</c>.</summary>
internal static class AsciiChart
{
    private const int Rows = 12;
    private const int ColumnWidth = 3;

    public static string Draw(ForecastDocument document)
    {
        var columns = document.History.Where(y => y.Value is not null)
            .Select(y => new Column(y.Year, y.Value!.Value, y.Value.Value, y.Value.Value, '●'))
            .Concat(document.Years.Select(y => new Column(y.Year, y.Mean, y.Intervals.Min(i => (double?)i.Low) ?? y.Mean,
                y.Intervals.Max(i => (double?)i.High) ?? y.Mean, '○')))
            .TakeLast(22).ToList();
        var (low, high) = (columns.Min(c => c.Low), columns.Max(c => c.High));
        var step = high > low ? (high - low) / (Rows - 1) : 1;
        var text = new StringBuilder();
        for (var row = Rows - 1; row >= 0; row--)
        {
            text.Append((low + (row * step)).ToString("N1", CultureInfo.GetCultureInfo("de-DE")).PadLeft(12)).Append(" ┤");
            foreach (var column in columns) text.Append(Sign(column, row).ToString().PadLeft(ColumnWidth));
            text.AppendLine();
        }

        text.Append(' ', 13).Append('└').Append('─', columns.Count * ColumnWidth).AppendLine();
        text.Append(' ', 14);
        foreach (var column in columns) text.Append((column.Year % 100).ToString("00", CultureInfo.InvariantCulture).PadLeft(ColumnWidth));
        return text.ToString();

        char Sign(Column column, int row) =>
            RowOf(column.Value) == row ? column.Mark
            : row >= RowOf(column.Low) && row <= RowOf(column.High) ? '│'
            : ' ';

        int RowOf(double value) => (int)Math.Round((value - low) / step);
    }

    private readonly record struct Column(int Year, double Value, double Low, double High, char Mark);
}
