using System.Globalization;
using System.Text;
using KiPlanung.Core.Tests.Statistics;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Forecasting.Demography;

/// <summary>Reads the public demographic tables beside the repository and scores projections against them.</summary>
internal static class ReferencePopulations
{
    public static T Ok<T>(Outcome<T> outcome) =>
        outcome.IsOk(out var value, out var problem) ? value : throw new InvalidOperationException(problem.Message);

    public static Problem Refused<T>(Outcome<T> outcome) =>
        outcome.IsOk(out _, out var problem) ? throw new InvalidOperationException("Ein Problem wurde erwartet.") : problem;

    public static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>Rows of a packed CSV file, its header first.</summary>
    public static List<string[]> Csv(string file) =>
        [.. Encoding.UTF8.GetString(RegionalDataFactAttribute.Unpacked(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Replace("\"", "", StringComparison.Ordinal).Split(','))];

    /// <summary>Columns of a UN table by their head; the rows are ages or the single row of Germany.</summary>
    public static Dictionary<string, double[]> Wpp(string table)
    {
        var lines = File.ReadAllLines(RegionalDataFactAttribute.PathOf($"wpp2019_germany/{table}.tsv")).Select(l => l.Split('\t')).ToList();
        return Enumerable.Range(2, lines[0].Length - 2).Where(c => lines[0][c] is not ("age" or "last.observed"))
            .ToDictionary(c => lines[0][c], c => lines.Skip(1).Select(cells => Number(cells[c])).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Weighted absolute percentage error over ages and sexes.</summary>
    public static double Wape(Population own, Population reference) =>
        100 * (Differences(own.Persons.Female, reference.Persons.Female) + Differences(own.Persons.Male, reference.Persons.Male))
        / reference.Total;

    public static double TotalError(Population own, Population reference) => 100 * ((own.Total / reference.Total) - 1);

    private static double Differences(IReadOnlyList<double> own, IReadOnlyList<double> reference) =>
        own.Zip(reference, (a, b) => Math.Abs(a - b)).Sum();
}
