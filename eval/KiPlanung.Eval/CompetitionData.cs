using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KiPlanung.Eval;

/// <summary>One series with its held-out continuation.</summary>
internal sealed record EvaluationSeries(string Dataset, string Id, int Season, double[] Train, double[] Test)
{
    public string Key => Dataset + "|" + Id;

    /// <summary>In-sample mean absolute seasonal change, by which errors are made comparable; 0 for a constant.</summary>
    public double Scale { get; } = ScaleOf(Train, Season);

    private static double ScaleOf(double[] train, int season)
    {
        var lag = train.Length > season ? season : 1;
        return train.Length <= lag ? 0 : Enumerable.Range(lag, train.Length - lag).Average(t => Math.Abs(train[t] - train[t - lag]));
    }
}

/// <summary>Limits of another program's 95 % intervals.</summary>
internal sealed record ReferenceLimits(double[] Low, double[] High);

/// <summary>Reads the gzipped CSV files of the forecasting data pack.</summary>
internal static class CompetitionData
{
    public static List<EvaluationSeries> Read(string path) =>
        [.. Rows(path, "dataset", "id", "freq", "train", "test").Select(cells => new EvaluationSeries(
            cells[0], cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), Numbers(cells[3]), Numbers(cells[4])))];

    /// <summary>The 95 % intervals of one method by <see cref="EvaluationSeries.Key"/>; empty when the file is not there.</summary>
    public static Dictionary<string, ReferenceLimits> Limits(string path, string method) => !File.Exists(path)
        ? []
        : Rows(path, "dataset", "id", "method", "lo95", "hi95").Where(cells => cells[2] == method && cells[3].Length > 0)
            .ToDictionary(cells => cells[0] + "|" + cells[1], cells => new ReferenceLimits(Numbers(cells[3]), Numbers(cells[4])));

    private static IEnumerable<string[]> Rows(string path, params string[] names)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = Split(reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty"));
        var columns = names.Select(name => header.IndexOf(name)).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var cells = Split(line);
            yield return [.. columns.Select(column => cells[column])];
        }
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
