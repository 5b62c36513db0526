using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>An official figure of one year: the total, or people by age and sex.</summary>
public sealed record OfficialPopulation(int Year, double Total, Population? ByAge);

/// <summary>„Eckwerte“ — the table <c>jahr;personen</c> or people by age and sex.</summary>
public static class OfficialTotals
{
    public static Outcome<IReadOnlyList<OfficialPopulation>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = text.TrimStart('\uFEFF').TrimStart().Split('\n')[0];
        if (head.Contains("alter", StringComparison.OrdinalIgnoreCase))
            return PopulationTable.Read(text).Then<IReadOnlyList<OfficialPopulation>>(areas => areas.Count == 1
                ? areas[0].Populations.Select(p => new OfficialPopulation(p.Year.Value, p.Total, p)).ToList()
                : new Problem("calculation.official", "Die Eckwerte müssen zu genau einem Gebiet gehören.", ProblemKind.Invalid));
        if (!TextTable.Read(text, "Eckwerte", ["jahr", "personen"], []).IsOk(out var table, out var problem)) return problem;
        var totals = new List<OfficialPopulation>();
        foreach (var row in table.Rows)
        {
            if (row.Whole("jahr", 1800, 2200) is not { } year || row.Number("personen", 0) is not { } persons) continue;
            if (totals.Exists(t => t.Year == year)) row.Fault("Dieses Jahr steht schon weiter oben.", "jahr");
            totals.Add(new OfficialPopulation(year, persons, null));
        }

        return table.Judge<IReadOnlyList<OfficialPopulation>>(() => totals);
    }

    /// <summary>One area held to official figures of its own.</summary>
    internal static Outcome<(IReadOnlyList<Population> People, IReadOnlyList<string> Notices)> Apply(
        IReadOnlyList<Population> people, IReadOnlyList<OfficialPopulation> official, string name) =>
        ApplyTogether([people], official, [name]).Then<(IReadOnlyList<Population>, IReadOnlyList<string>)>(
            held => (held.Areas[0], held.Notices));

    /// <summary>Areas that together are the official one: every year with an official figure is met, by age where it has ages.</summary>
    /// <param name="areas">By area and period.</param>
    public static Outcome<(IReadOnlyList<IReadOnlyList<Population>> Areas, IReadOnlyList<string> Notices)> ApplyTogether(
        IReadOnlyList<IReadOnlyList<Population>> areas, IReadOnlyList<OfficialPopulation> official, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(official);
        var held = areas.Select(area => area.ToArray()).ToArray();
        var notices = new List<string>();
        for (var p = 0; p < held[0].Length; p++)
        {
            if (official.FirstOrDefault(o => o.Year == held[0][p].Year.Value) is not { } target) continue;
            IReadOnlyList<Population> now = [.. held.Select(area => area[p])];
            var all = target.ByAge ?? Scaled(now, target.Total);
            if (!AreaConstraint.To(all, now, names).IsOk(out var constrained, out var problem)) return problem;
            for (var a = 0; a < held.Length; a++) held[a][p] = constrained.Areas[a];
            notices.AddRange(constrained.Notices);
        }

        if (official.Count > 0 && held[0].All(p => official.All(o => o.Year != p.Year.Value)))
            notices.Add("Keines der berechneten Jahre hat einen Eckwert; es wurde nichts abgestimmt.");
        return (held, notices);
    }

    /// <summary>The sum of the areas, brought to the official total.</summary>
    private static Population Scaled(IReadOnlyList<Population> areas, double total)
    {
        var own = areas.Sum(area => area.Total);
        var factor = own > 0 ? total / own : 1;
        double[] Sum(Sex sex) => [.. Enumerable.Range(0, areas[0].Ages.Count).Select(i => factor * areas.Sum(a => a.Persons[sex][i]))];
        return Population.Of(areas[0].Year, areas[0].Ages, Sum(Sex.Female), Sum(Sex.Male)).IsOk(out var scaled, out var problem)
            ? scaled
            : throw new InvalidOperationException(problem.Message);
    }
}
