using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KiPlanung.Eval;

/// <summary>One series with its held-out continuation.</summary>
internal sealed record EvaluationSeries(string Dataset, string Id, int Season, double[] Train, double[] Test);

/// <summary>Reads the gzipped CSV files of the forecasting data pack.</summary>
internal static class CompetitionData
{
    public static List<EvaluationSeries> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = Split(reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty"));
        var columns = new[] { "dataset", "id", "freq", "train", "test" }.Select(name => header.IndexOf(name)).ToArray();
        var series = new List<EvaluationSeries>();
        while (reader.ReadLine() is { } line)
        {
            var cells = Split(line);
            series.Add(new EvaluationSeries(
                cells[columns[0]], cells[columns[1]], int.Parse(cells[columns[2]], CultureInfo.InvariantCulture),
                Numbers(cells[columns[3]]), Numbers(cells[columns[4]])));
        }

        return series;
    }

    private static double[] Numbers(string cell) =>
        [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"') quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(character);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
