using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Demography;

/// <summary>Populations of areas that add up to an official one.</summary>
/// <param name="Areas">In the order given.</param>
/// <param name="Notices">German sentences on areas whose own figures were far from the official ones.</param>
public sealed record ConstrainedAreas(IReadOnlyList<Population> Areas, IReadOnlyList<string> Notices);

/// <summary>„Abstimmung auf Eckwerte“ — districts to the county, counties to the Land: every age and sex adds up to the official
/// figure.</summary>
/// <remarks>Smith, Tayman &amp; Swanson 2013, on controlling to independent projections; SIKURS calls the same „Eckwerte“.</remarks>
public static class AreaConstraint
{
    private const double NotableDeviation = 0.10;

    /// <param name="areas">The areas' own projections of one year, together the whole of the official area.</param>
    /// <param name="official">The official projection or count of the same year and ages.</param>
    /// <param name="names">German names for notices, by area.</param>
    /// <param name="wholeNumbers">Round by largest remainders; each age and sex of the official figure must then be whole.</param>
    /// <returns>Areas that keep their share of the total as far as the official ages allow, or a problem.</returns>
    public static Outcome<ConstrainedAreas> To(
        Population official, IReadOnlyList<Population> areas, IReadOnlyList<string> names, bool wholeNumbers = false)
    {
        ArgumentNullException.ThrowIfNull(official);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(names);
        if (areas.Count == 0 || names.Count != areas.Count || areas.Any(a => a.Ages != official.Ages || a.Year != official.Year))
            return DemographyInput.Invalid(
                "areas-mismatch",
                $"Die Teilräume brauchen je einen Namen und wie der Eckwert das Jahr {official.Year} und dieselbe Altersgliederung.");
        var own = areas.Sum(area => area.Total);
        if (!(own > 0)) return DemographyInput.Invalid("nobody", "In keinem Teilraum lebt jemand. Bitte die Bevölkerung prüfen.");
        double[] columns = [.. official.Persons.Female, .. official.Persons.Male];
        double[] rows = [.. areas.Select(area => area.Total * official.Total / own)];
        var seed = areas.Select(area => (IReadOnlyList<double>)[.. area.Persons.Female, .. area.Persons.Male]).ToList();
        if (!ProportionalFitting.Fit(Seeded(seed, columns, rows), rows, columns).IsOk(out var fitted, out var problem)) return problem;
        double[][] cells = [.. fitted.Cells.Select(row => row.ToArray())];
        if (wholeNumbers) Round(cells);
        var count = official.Ages.Count;
        return new ConstrainedAreas(
            [.. cells.Select(row => Population.Computed(official.Year, official.Ages, row[..count], row[count..]))],
            Notices(own, official, names));
    }

    /// <summary>Where the official figure has people of an age no area has, they are spread by the areas' totals.</summary>
    private static List<IReadOnlyList<double>> Seeded(List<IReadOnlyList<double>> cells, double[] columns, double[] rows)
    {
        bool[] empty = [.. columns.Select((total, c) => total > 0 && cells.All(row => row[c] <= 0))];
        return [.. cells.Select((row, r) => (IReadOnlyList<double>)[.. row.Select((value, c) => empty[c] ? rows[r] : value)])];
    }

    private static void Round(double[][] cells)
    {
        for (var c = 0; c < cells[0].Length; c++)
        {
            var whole = LargestRemainder.Round([.. cells.Select(row => row[c])]);
            for (var r = 0; r < cells.Length; r++) cells[r][c] = whole[r];
        }
    }

    private static List<string> Notices(double own, Population official, IReadOnlyList<string> names)
    {
        var deviation = (own / official.Total) - 1;
        return Math.Abs(deviation) <= NotableDeviation
            ? []
            :
            [
                $"Die eigenen Rechnungen für {string.Join(", ", names)} ergeben zusammen {DemographyInput.Number(Math.Round(own))} "
                + $"Menschen und weichen damit um {DemographyInput.Number(Math.Round(100 * deviation, 1))} % vom Eckwert {official.Year} "
                + $"ab ({DemographyInput.Number(Math.Round(official.Total))}). Bitte die Annahmen prüfen.",
            ];
    }
}
