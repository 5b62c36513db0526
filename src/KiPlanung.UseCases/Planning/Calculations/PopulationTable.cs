using System.Text;
using KiPlanung.Forecasting.Demography;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>The populations of one area, oldest first.</summary>
/// <param name="Area">Key or short name, as the table gives it; may be empty.</param>
public sealed record AreaHistory(string Area, string Name, IReadOnlyList<Population> Populations);

/// <summary>The table <c>gebiet;name;jahr;geschlecht;alter;personen</c>; area and name may be left out when there is one area.</summary>
public static class PopulationTable
{
    private static readonly string[] Required = ["jahr", "geschlecht", "alter", "personen"];

    /// <summary>Areas in the order they first appear.</summary>
    public static Outcome<IReadOnlyList<AreaHistory>> Read(string text)
    {
        if (!TextTable.Read(text, "Bevölkerung", Required, ["gebiet", "name"]).IsOk(out var table, out var problem)) return problem;
        var areas = new OrderedDictionary<string, (string Name, PopulationAssembly People)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (year, sex, age, persons) = (row.Whole("jahr", 1800, 2200), SexOf(row), AgeOf(row), row.Number("personen", 0));
            if (!areas.TryGetValue(row.Text("gebiet"), out var area))
                areas.Add(row.Text("gebiet"), area = (row.Text("name"), new PopulationAssembly()));
            if (year is not { } y || sex is not { } s || age is not { } a || persons is not { } p) continue;
            if (!area.People.Add(y, s, a, p)) row.Fault("Dieses Jahr, Geschlecht und Alter steht schon weiter oben.", "alter");
        }

        return table.Judge(() => Assemble(areas));
    }

    private static Outcome<IReadOnlyList<AreaHistory>> Assemble(
        OrderedDictionary<string, (string Name, PopulationAssembly People)> areas)
    {
        var histories = new List<AreaHistory>(areas.Count);
        foreach (var (key, (name, people)) in areas)
        {
            var what = key.Length == 0 ? "Bevölkerung" : $"Bevölkerung {key}";
            if (!people.All(what).IsOk(out var populations, out var wrong)) return wrong;
            histories.Add(new AreaHistory(key, name.Length > 0 ? name : key, populations));
        }

        return histories;
    }

    /// <summary>The same table again; figures without loss.</summary>
    public static string Write(IEnumerable<AreaHistory> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var text = new StringBuilder("gebiet;name;jahr;geschlecht;alter;personen\n");
        foreach (var area in areas)
            foreach (var population in area.Populations)
                foreach (var sex in Enum.GetValues<Sex>())
                    for (var i = 0; i < population.Ages.Count; i++)
                        text.Append(TextTable.Cell(area.Area)).Append(';').Append(TextTable.Cell(area.Name)).Append(';')
                            .Append(population.Year.Value).Append(sex == Sex.Female ? ";w;" : ";m;")
                            .Append(Span(population.Ages, i).Label).Append(';')
                            .Append(TextTable.Figure(population.Persons[sex][i])).Append('\n');
        return text.ToString();
    }

    internal static AgeSpan Span(AgeScheme ages, int group) =>
        new(ages.Lower(group), group == ages.Count - 1 ? null : ages.Lower(group) + ages.Width);

    internal static Sex? SexOf(TextRow row)
    {
        switch (row.Text("geschlecht").ToLowerInvariant())
        {
            case "w" or "weiblich" or "f" or "frauen": return Sex.Female;
            case "m" or "männlich" or "maennlich" or "männer": return Sex.Male;
            default:
                row.Fault($"„{row.Text("geschlecht")}“ ist kein Geschlecht der Statistik (w oder m).", "geschlecht");
                return null;
        }
    }

    internal static AgeSpan? AgeOf(TextRow row)
    {
        if (AgeSpan.TryParse(row.Text("alter"), out var age)) return age;
        row.Fault($"„{row.Text("alter")}“ ist keine Altersangabe (erwartet: 35, 35-39 oder 90+).", "alter");
        return null;
    }
}
