using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.Forecasting.Need;

/// <summary>„Bedarfsgruppe“ — one group of people (or households) with a quota of its own.</summary>
/// <param name="Name">„75–84 Jahre, weiblich“ or „Einpersonenhaushalte“.</param>
/// <param name="FromAge">Youngest age in years; null for groups that are not ages.</param>
/// <param name="ToAge">First age no longer in the group, fractions allowed (6.5); null: without upper end.</param>
/// <param name="Sex">Null: both.</param>
public sealed record NeedCell(string Name, double? FromAge = null, double? ToAge = null, Sex? Sex = null)
{
    /// <summary>Persons of the group in a population; zero for groups that are not ages.</summary>
    public double In(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (FromAge is not { } from) return 0;
        return Sex is { } sex ? population.Between(sex, from, ToAge) : population.Between(from, ToAge);
    }

    /// <summary>How much of each age group and sex belongs to the group, 0 to 1; all zero for groups that are not ages.</summary>
    public AgeSchedule SharesOf(AgeScheme ages)
    {
        ArgumentNullException.ThrowIfNull(ages);
        return new AgeSchedule(Shares(Demography.Sex.Female), Shares(Demography.Sex.Male));

        double[] Shares(Sex sex) => [.. Enumerable.Range(0, ages.Count).Select(i =>
            FromAge is { } from && (Sex is null || Sex == sex) ? AgeShare.Inside(ages, i, from, ToAge) : 0)];
    }
}

/// <summary>„Quote“ of a group: share of its members in need, 0 to 1.</summary>
/// <param name="Quota">0 to 1; for contacts per head, which may exceed one, see <see cref="QuotaTable.Of"/>.</param>
public sealed record CellQuota(NeedCell Cell, double Quota);

/// <summary>„Quotentabelle“ with the year it was observed and its source.</summary>
public sealed record QuotaTable
{
    private QuotaTable(Year year, string source, IReadOnlyList<CellQuota> rows) => (Year, Source, Rows) = (year, source, rows);

    public Year Year { get; }

    public string Source { get; }

    public IReadOnlyList<CellQuota> Rows { get; }

    /// <param name="areShares">False for contacts or cases per head, which may be more than one each.</param>
    /// <returns>The table, or a problem naming the group.</returns>
    public static Outcome<QuotaTable> Of(Year year, string source, IReadOnlyList<CellQuota> rows, bool areShares = true)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            return NeedInput.Invalid("no-quotas", "Es ist keine Quote angegeben. Bitte mindestens eine Gruppe mit Quote eintragen.");
        if (string.IsNullOrWhiteSpace(source))
            return NeedInput.Invalid("source-missing", $"Quotentabelle {year}: Die Quelle fehlt. Bitte Statistik und Stand angeben.");
        foreach (var row in rows)
        {
            var what = $"Quote „{row.Cell.Name}“";
            if ((areShares ? NeedInput.Share(what, row.Quota) : NeedInput.NotNegative(what, row.Quota)) is { } problem) return problem;
            if (row.Cell.FromAge < 0 || row.Cell.ToAge <= row.Cell.FromAge)
                return NeedInput.Invalid(
                    "ages-reversed", $"Gruppe „{row.Cell.Name}“: Die Altersgrenzen sind vertauscht oder negativ. Bitte berichtigen.");
        }

        return new QuotaTable(year, source, [.. rows]);
    }

    /// <summary>The same groups with other quotas.</summary>
    internal QuotaTable With(Func<int, CellQuota, double> quota) =>
        new(Year, Source, [.. Rows.Select((row, i) => row with { Quota = quota(i, row) })]);
}

/// <summary>„Gruppenstärken“ of one year: persons or households by group, in the order of the quota table.</summary>
/// <param name="Ages">The population behind the counts, where there is one; needed to shift quotas by age.</param>
public sealed record CellCounts(Year Year, IReadOnlyList<double> Counts, Population? Ages = null)
{
    /// <summary>Counts the groups of a quota table in a population by age.</summary>
    public static Outcome<CellCounts> From(Population population, QuotaTable quotas)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(quotas);
        if (quotas.Rows.FirstOrDefault(row => row.Cell.FromAge is null) is { } ageless)
            return NeedInput.Invalid(
                "group-without-age",
                $"Gruppe „{ageless.Cell.Name}“ hat keine Altersgrenzen und lässt sich nicht aus der Bevölkerung zählen. "
                + "Bitte Altersgrenzen angeben oder die Gruppenstärken selbst einlesen.");
        foreach (var row in quotas.Rows)
        {
            if ((row.Cell.ToAge ?? row.Cell.FromAge) > population.Ages.OpenAge)
                return NeedInput.Invalid(
                    "ages-too-coarse",
                    $"Gruppe „{row.Cell.Name}“ reicht über das offene Ende der Bevölkerung hinaus (ab {population.Ages.OpenAge} Jahren "
                    + "zusammengefasst). Bitte eine feinere Bevölkerung oder eine nach oben offene Gruppe verwenden.");
        }

        return new CellCounts(population.Year, [.. quotas.Rows.Select(row => row.Cell.In(population))], population);
    }
}
