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

    /// <summary>City of Konstanz 1983–2025 by single year to 90 and older (CC0, Stadt Konstanz).</summary>
    public static List<Population> Konstanz() =>
        [.. Csv("konstanz/pyramide_einzelalter_1983-2025.csv.gz").Skip(1).GroupBy(c => c[0]).Select(year => Single(
            int.Parse(year.Key, CultureInfo.InvariantCulture),
            year.Select(c => (Age(c[1]), Number(c[3]) + Number(c[5]), Number(c[2]) + Number(c[4])))))];

    /// <summary>Three Länder 1990–2022 by single year to 90 and older. The table has no sexes: half of everybody stands for either.</summary>
    public static Dictionary<string, List<Population>> Laender()
    {
        var rows = Csv("thueringen_bevoelkerung_altersjahre_1990-2022.csv.gz");
        return Enumerable.Range(4, 3).ToDictionary(column => rows[0][column], column => rows.Skip(1).Where(c => c[2].Length > 0)
            .GroupBy(c => c[1]).Select(year => Single(
                int.Parse(year.Key, CultureInfo.InvariantCulture),
                year.Select(c => (Age(c[2]), Number(c[column]) / 2, Number(c[column]) / 2)))).ToList(), StringComparer.Ordinal);
    }

    private static int Age(string cell) => Math.Min(90, int.Parse(cell.Split('_')[0], CultureInfo.InvariantCulture));

    private static Population Single(int year, IEnumerable<(int Age, double Female, double Male)> rows)
    {
        var (female, male) = (new double[91], new double[91]);
        foreach (var (age, women, men) in rows) (female[age], male[age]) = (female[age] + women, male[age] + men);
        return Ok(Population.Of(new Year(year), AgeScheme.SingleYears(90), female, male));
    }

    /// <summary>Weighted absolute percentage error over ages and sexes.</summary>
    public static double Wape(Population own, Population reference) =>
        100 * (Differences(own.Persons.Female, reference.Persons.Female) + Differences(own.Persons.Male, reference.Persons.Male))
        / reference.Total;

    public static double TotalError(Population own, Population reference) => 100 * ((own.Total / reference.Total) - 1);

    private static double Differences(IReadOnlyList<double> own, IReadOnlyList<double> reference) =>
        own.Zip(reference, (a, b) => Math.Abs(a - b)).Sum();
}
