using KiPlanung.Forecasting.Demography;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Puts single figures of people by year, sex and age together to populations. Says where figures are missing, stand twice, or
/// are grouped in a way that cannot be aged.</summary>
public sealed class PopulationAssembly
{
    private readonly SortedDictionary<int, Dictionary<(Sex Sex, AgeSpan Age), double>> _years = [];

    /// <returns>False when this year, sex and age was there before.</returns>
    public bool Add(int year, Sex sex, AgeSpan age, double persons)
    {
        if (!_years.TryGetValue(year, out var cells)) _years[year] = cells = [];
        return cells.TryAdd((sex, age), persons);
    }

    /// <summary>All years; each must be complete.</summary>
    public Outcome<IReadOnlyList<Population>> All(string what)
    {
        if (_years.Count == 0) return Wrong($"{what}: Es ist keine Bevölkerung nach Alter und Geschlecht angegeben.");
        if (!SchemeOf([.. _years.Values.SelectMany(cells => cells.Keys).Select(key => key.Age)], what).IsOk(out var ages, out var problem))
            return problem;
        var populations = new List<Population>(_years.Count);
        foreach (var (year, cells) in _years)
        {
            if (!Of(year, cells, ages, what).IsOk(out var population, out problem)) return problem;
            populations.Add(population);
        }

        return populations;
    }

    /// <summary>Groups from 0 without gap, all equally wide, the last open.</summary>
    public static Outcome<AgeScheme> SchemeOf(IReadOnlyCollection<AgeSpan> spans, string what)
    {
        AgeSpan[] ordered = [.. spans.Distinct().OrderBy(span => span.From).ThenBy(span => span.ToExclusive ?? int.MaxValue)];
        if (ordered.Length < 3) return Wrong($"{what}: Es braucht mindestens drei Altersgruppen, angegeben sind {ordered.Length}.");
        if (ordered[^1].ToExclusive is not null)
            return Wrong($"{what}: Die älteste Altersgruppe „{ordered[^1].Label}“ muss nach oben offen sein, zum Beispiel „90+“.");
        var width = (ordered[0].ToExclusive ?? 0) - ordered[0].From;
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].From != i * width)
                return Wrong($"{what}: Bei der Altersgruppe „{ordered[i].Label}“ stimmt die Folge nicht (Lücke, Überschneidung oder andere "
                    + $"Breite als {width} Jahre). Gebraucht werden Einzeljahre oder gleich breite Gruppen ab 0, die letzte offen.");
            if (i < ordered.Length - 1 && ordered[i].ToExclusive != ordered[i].From + width)
                return Wrong($"{what}: Die Altersgruppe „{ordered[i].Label}“ ist nicht {width} Jahre breit wie die erste.");
        }

        return new AgeScheme(width, ordered.Length);
    }

    private static Outcome<Population> Of(int year, Dictionary<(Sex Sex, AgeSpan Age), double> cells, AgeScheme ages, string what)
    {
        var persons = new[] { new double[ages.Count], new double[ages.Count] };
        var seen = 0;
        foreach (var ((sex, age), value) in cells) (persons[(int)sex][ages.GroupOf(age.From)], seen) = (value, seen + 1);
        if (seen == 2 * ages.Count) return Population.Of(new Year(year), ages, persons[0], persons[1]);
        var missing = Enum.GetValues<Sex>().SelectMany(sex => Enumerable.Range(0, ages.Count).Select(i => (sex, Group: i)))
            .First(cell => !cells.Keys.Any(key => key.Sex == cell.sex && ages.GroupOf(key.Age.From) == cell.Group));
        return Wrong($"{what}, {year}: Es fehlen {(2 * ages.Count) - seen} Werte, zuerst Alter {ages.Label(missing.Group)}, "
            + $"{(missing.sex == Sex.Female ? "weiblich" : "männlich")}. Bitte ergänzen (0, wenn dort niemand lebt).");
    }

    private static Problem Wrong(string message) => new("calculation.population", message, ProblemKind.Invalid);
}
