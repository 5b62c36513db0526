using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>Need of one group in one year: people × quota.</summary>
public sealed record CellNeed(NeedCell Cell, double Count, double Quota)
{
    public double Need => Count * Quota;
}

/// <summary>Need of one year and how it differs from the first year.</summary>
/// <param name="SinceStart">Symmetric split (Das Gupta).</param>
/// <param name="SinceStartPeopleFirst">Split with the people changed first.</param>
public sealed record YearNeed(
    Year Year, IReadOnlyList<CellNeed> Cells, NeedDecomposition SinceStart, NeedDecomposition SinceStartPeopleFirst)
{
    public double Total => Cells.Sum(cell => cell.Need);
}

/// <summary>„Bedarfsvorausberechnung“ under one variant.</summary>
/// <param name="Notices">German sentences a planner must know, such as the warning for small areas.</param>
public sealed record NeedProjection(string Variant, string Source, IReadOnlyList<YearNeed> Years, IReadOnlyList<string> Notices);

/// <summary>„Grenzen kleiner Räume“ — under which figures a projection carries a warning.</summary>
/// <param name="LeastInhabitants">Municipal projection practice (SIKURS of the KOSIS network) asks for 8,000 to 10,000 inhabitants per
/// area.</param>
/// <param name="LeastCases">Cases in a group under which chance outweighs the quota.</param>
public sealed record SmallAreaLimits(double LeastInhabitants = 8000, double LeastCases = 20);

/// <summary>„Quotenmodell“: need = Σ people × quota.</summary>
/// <remarks>Destatis 2023, Pflegevorausberechnung; Smith, Tayman &amp; Swanson 2013 (participation-rate method).</remarks>
public static class NeedModel
{
    /// <param name="quotas">Observed quotas by group.</param>
    /// <param name="counts">By year, ascending, the first being the start of the comparison; each with one count per group.</param>
    /// <param name="limits">Null: the defaults.</param>
    public static Outcome<NeedProjection> Project(
        QuotaTable quotas, IReadOnlyList<CellCounts> counts, QuotaVariant variant, SmallAreaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(variant);
        if (Check(quotas, counts) is { } problem) return problem;
        var years = new List<YearNeed>(counts.Count);
        double[]? first = null;
        foreach (var year in counts)
        {
            if (!variant.At(quotas, year).IsOk(out var table, out var refused)) return refused;
            double[] now = [.. table.Rows.Select(row => row.Quota)];
            first ??= now;
            years.Add(new YearNeed(
                year.Year, [.. table.Rows.Select((row, i) => new CellNeed(row.Cell, year.Counts[i], row.Quota))],
                NeedDecomposition.Symmetric(counts[0].Counts, first, year.Counts, now),
                NeedDecomposition.PeopleFirst(counts[0].Counts, first, year.Counts, now)));
        }

        return new NeedProjection(variant.Title, quotas.Source, years, Notices(years, counts, limits ?? new SmallAreaLimits()));
    }

    private static Problem? Check(QuotaTable quotas, IReadOnlyList<CellCounts> counts)
    {
        if (counts.Count == 0) return NeedInput.Invalid("no-years", "Es fehlen die Gruppenstärken. Bitte mindestens ein Jahr angeben.");
        for (var y = 0; y < counts.Count; y++)
        {
            if (counts[y].Counts.Count != quotas.Rows.Count)
                return NeedInput.Invalid(
                    "dimensions-mismatch",
                    $"Jahr {counts[y].Year}: {counts[y].Counts.Count} Gruppenstärken für {quotas.Rows.Count} Quoten. "
                    + "Bitte für jede Gruppe genau eine Zahl angeben.");
            if (y > 0 && counts[y].Year <= counts[y - 1].Year)
                return NeedInput.Invalid(
                    "years-not-ascending",
                    $"Die Jahre müssen aufsteigen; {counts[y].Year} folgt auf {counts[y - 1].Year}. Bitte sortieren.");
            for (var i = 0; i < quotas.Rows.Count; i++)
            {
                var what = $"Jahr {counts[y].Year}, Gruppe „{quotas.Rows[i].Cell.Name}“";
                if (NeedInput.NotNegative(what, counts[y].Counts[i]) is { } problem) return problem;
            }
        }

        return null;
    }

    private static List<string> Notices(List<YearNeed> years, IReadOnlyList<CellCounts> counts, SmallAreaLimits limits)
    {
        var notices = new List<string>();
        if (counts[0].Ages is { } population && population.Total < limits.LeastInhabitants)
            notices.Add(
                $"Kleiner Raum: Mit {NeedInput.Number(Math.Round(population.Total))} Menschen liegt er unter "
                + $"{NeedInput.Number(limits.LeastInhabitants)}. Einzelne Zu- und Fortzüge verändern das Ergebnis spürbar; "
                + "besser Räume zusammenfassen oder Anteile am Kreis verwenden.");
        var few = years[0].Cells.Where(cell => cell.Need < limits.LeastCases).Select(cell => $"„{cell.Cell.Name}“").ToList();
        if (few.Count > 0)
            notices.Add(
                $"In {string.Join(", ", few)} sind weniger als {NeedInput.Number(limits.LeastCases)} Fälle zu erwarten: "
                + "Der Zufall überwiegt dort, nur ganze Zahlen und Spannen zeigen.");
        return notices;
    }
}
