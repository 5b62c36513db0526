using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>A table with both margins met.</summary>
/// <param name="Cells">By row and column.</param>
/// <param name="Deviation">Largest difference left between a row's sum and its margin, relative to the total.</param>
public sealed record FittedTable(IReadOnlyList<IReadOnlyList<double>> Cells, int Iterations, double Deviation);

/// <summary>„Randsummenanpassung“ — scales a table in turn by rows and by columns until it meets both margins.</summary>
/// <remarks>Deming &amp; Stephan 1940, Annals of Mathematical Statistics 11(4); in demography Smith, Tayman &amp; Swanson 2013,
/// A Practitioner's Guide to State and Local Population Projections, on controlling in two dimensions. Cells of zero stay
/// zero.</remarks>
public static class ProportionalFitting
{
    /// <param name="cells">Not negative, by row and column.</param>
    /// <param name="rowTotals">What each row should add up to; their sum must be that of <paramref name="columnTotals"/>.</param>
    /// <param name="tolerance">Relative deviation at which the fitting ends.</param>
    /// <param name="mostIterations">After this many the margins are taken as incompatible.</param>
    /// <returns>The table, or a problem when the margins contradict each other or cannot be met.</returns>
    public static Outcome<FittedTable> Fit(
        IReadOnlyList<IReadOnlyList<double>> cells, IReadOnlyList<double> rowTotals, IReadOnlyList<double> columnTotals,
        double tolerance = 1e-10, int mostIterations = 2000)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(rowTotals);
        ArgumentNullException.ThrowIfNull(columnTotals);
        if (Check(cells, rowTotals, columnTotals) is { } problem) return problem;
        var table = cells.Select(row => row.ToArray()).ToArray();
        var total = rowTotals.Sum();
        if (total == 0) return new FittedTable([.. table.Select(row => (IReadOnlyList<double>)new double[row.Length])], 0, 0);
        for (var iteration = 1; iteration <= mostIterations; iteration++)
        {
            for (var r = 0; r < table.Length; r++) Scale(table[r], rowTotals[r]);
            for (var c = 0; c < columnTotals.Count; c++) ScaleColumn(table, c, columnTotals[c]);
            var deviation = Enumerable.Range(0, table.Length).Max(r => Math.Abs(table[r].Sum() - rowTotals[r])) / total;
            if (deviation <= tolerance) return new FittedTable(table, iteration, deviation);
        }

        return DemographyInput.Invalid(
            "margins-unreachable",
            "Die Randsummen lassen sich mit den leeren Zellen der Tabelle nicht zugleich erreichen. "
            + "Bitte Altersgruppen oder Gebiete zusammenfassen, in denen niemand lebt.");
    }

    private static Problem? Check(
        IReadOnlyList<IReadOnlyList<double>> cells, IReadOnlyList<double> rowTotals, IReadOnlyList<double> columnTotals)
    {
        if (cells.Count != rowTotals.Count || cells.Any(row => row.Count != columnTotals.Count))
            return DemographyInput.Invalid(
                "dimensions-mismatch",
                $"Die Tabelle hat {cells.Count} Zeilen, die Randsummen {rowTotals.Count} Zeilen und {columnTotals.Count} Spalten; "
                + "beides muss zusammenpassen. Bitte fehlende Gebiete oder Altersgruppen ergänzen.");
        if (cells.SelectMany(row => row).Concat(rowTotals).Concat(columnTotals).Any(value => !double.IsFinite(value) || value < 0))
            return DemographyInput.Invalid(
                "negative", "Tabelle und Randsummen dürfen nur Zahlen ab 0 enthalten. Bitte die Eingabe prüfen.");
        var (rows, columns) = (rowTotals.Sum(), columnTotals.Sum());
        if (Math.Abs(rows - columns) > 1e-6 * Math.Max(rows, columns))
            return DemographyInput.Invalid(
                "margins-differ",
                $"Die Gebiete ergeben zusammen {DemographyInput.Number(rows)}, die Altersgruppen {DemographyInput.Number(columns)}. "
                + "Bitte eine der beiden Vorgaben auf die andere abstimmen.");
        for (var r = 0; r < cells.Count; r++)
        {
            if (rowTotals[r] > 0 && cells[r].Sum() == 0)
                return DemographyInput.Invalid(
                    "margin-without-cells",
                    $"Zeile {r + 1} der Tabelle ist leer, soll aber {DemographyInput.Number(rowTotals[r])} ergeben.");
        }

        return null;
    }

    private static void Scale(double[] row, double target)
    {
        var sum = row.Sum();
        if (sum <= 0) return;
        for (var c = 0; c < row.Length; c++) row[c] *= target / sum;
    }

    private static void ScaleColumn(double[][] table, int column, double target)
    {
        var sum = table.Sum(row => row[column]);
        if (sum <= 0) return;
        foreach (var row in table) row[column] *= target / sum;
    }
}
