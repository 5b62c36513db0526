using KiPlanung.Forecasting.Demography;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>„Annahmen zu Geburten, Sterblichkeit und Wanderung“ — the table <c>groesse;geschlecht;alter;wert</c>, with <c>szenario</c> and
/// <c>ab</c> (first year) where a figure differs between scenarios or over time.</summary>
/// <remarks>Quantities: geburten (per woman and year), sterberate (deaths per person-year) or sterbewahrscheinlichkeit with restjahre,
/// zuzuege and saldo (persons per period), fortzugsrate (share), jungen_je_maedchen; for a band streuung_* and beharrung_* of
/// geburten (logarithm of births), lebenserwartung (years), wanderung (per inhabitant).</remarks>
public sealed class RateTable
{
    private static readonly string[] Quantities =
    [
        "geburten", "sterberate", "sterbewahrscheinlichkeit", "restjahre", "zuzuege", "fortzugsrate", "saldo", "jungen_je_maedchen",
        "streuung_geburten", "streuung_lebenserwartung", "streuung_wanderung", "beharrung_geburten", "beharrung_lebenserwartung",
        "beharrung_wanderung",
    ];

    private readonly IReadOnlyList<Rate> _rates;

    private RateTable(IReadOnlyList<Rate> rates) => _rates = rates;

    /// <summary>Names of the scenarios, as written.</summary>
    public IReadOnlyList<string> Scenarios => [.. _rates.Select(r => r.Scenario).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    public static Outcome<RateTable> Read(string text)
    {
        var read = TextTable.Read(text, "Annahmen", ["groesse", "geschlecht", "alter", "wert"], ["szenario", "ab"]);
        if (!read.IsOk(out var table, out var problem)) return problem;
        var rates = new List<Rate>(table.Rows.Count);
        var seen = new HashSet<(string, string, int, Sex?, AgeSpan?)>();
        foreach (var row in table.Rows)
        {
            if (RateOf(row) is not { } rate) continue;
            if (seen.Add((rate.Quantity, rate.Scenario, rate.From, rate.Sex, rate.Age))) rates.Add(rate);
            else row.Fault("Diese Angabe steht schon weiter oben.", "groesse");
        }

        return table.Judge<RateTable>(() => new RateTable(rates));
    }

    /// <summary>Whether the scenario is one of the table's; the empty name always is.</summary>
    public Problem? CheckScenario(string? scenario) =>
        string.IsNullOrEmpty(scenario) || Scenarios.Contains(scenario, StringComparer.Ordinal)
            ? null
            : new Problem("calculation.scenario",
                $"Das Szenario „{scenario}“ kommt in den Annahmen nicht vor. Vorhanden: {string.Join(", ", Scenarios)}.",
                ProblemKind.Invalid);

    /// <summary>The assumptions of the period that ends with a year.</summary>
    public Outcome<ComponentRates> At(AgeScheme ages, int year, string? scenario)
    {
        var valid = _rates.Where(r => r.From <= year && (r.Scenario.Length == 0 || r.Scenario == scenario))
            .GroupBy(r => (r.Quantity, r.Sex, r.Age))
            .Select(group => group.OrderByDescending(r => r.From).ThenBy(r => r.Scenario.Length == 0).First()).ToList();
        if (Unfit(valid, ages) is { } unfit) return unfit;
        if (!Mortality(valid, ages, year).IsOk(out var mortality, out var problem)) return problem;
        var fertility = new double[ages.Count];
        foreach (var rate in valid.Where(r => r.Quantity == "geburten")) fertility[ages.GroupOf(rate.Age!.Value.From)] = rate.Value;
        if (fertility.Sum() <= 0)
            return Wrong($"Bis {year} fehlen Geburtenziffern (Größe „geburten“). Bitte Werte nach Alter der Mutter ergänzen.");
        var rates = new ComponentRates
        {
            Fertility = fertility, Mortality = mortality, Arrivals = Schedule(valid, ages, "zuzuege"),
            DepartureRates = Schedule(valid, ages, "fortzugsrate"), NetMigration = Schedule(valid, ages, "saldo"),
        };
        return One(valid, "jungen_je_maedchen") is { } ratio ? rates with { SexRatioAtBirth = ratio } : rates;
    }

    /// <summary>How far the assumptions may be wrong; the problem names what is missing.</summary>
    public Outcome<ComponentUncertainty> Uncertainty()
    {
        var processes = new List<FirstOrderProcess>(3);
        foreach (var what in new[] { "geburten", "lebenserwartung", "wanderung" })
        {
            if (One(_rates, "streuung_" + what) is not { } shock)
                return Wrong($"Für eine Spanne fehlt die Größe „streuung_{what}“. Bitte ergänzen oder ohne Pfade rechnen.");
            processes.Add(new FirstOrderProcess(Math.Clamp(One(_rates, "beharrung_" + what) ?? 1, 0, 1), shock));
        }

        return new ComponentUncertainty(processes[0], processes[1], processes[2]);
    }

    private static double? One(IEnumerable<Rate> rates, string quantity) => rates.LastOrDefault(r => r.Quantity == quantity)?.Value;

    private static Outcome<AgeSchedule> Mortality(List<Rate> valid, AgeScheme ages, int year)
    {
        var bySex = new double[2][];
        foreach (var sex in Enum.GetValues<Sex>())
        {
            if (!Table(valid, sex, year).Then(table => table.TransitionDeaths(ages)).IsOk(out var died, out var problem)) return problem;
            bySex[(int)sex] = died;
        }

        return new AgeSchedule(bySex[0], bySex[1]);
    }

    private static Outcome<LifeTable> Table(List<Rate> valid, Sex sex, int year)
    {
        var own = valid.Where(r => r.Sex is null || r.Sex == sex).ToList();
        var central = own.Where(r => r.Quantity == "sterberate").OrderBy(r => r.Age!.Value.From).ToList();
        if (central.Count > 0)
            return LifeTable.FromDeathRates([.. central.Select(r => r.Age!.Value.From)], [.. central.Select(r => r.Value)], sex);
        var probabilities = own.Where(r => r.Quantity == "sterbewahrscheinlichkeit").OrderBy(r => r.Age!.Value.From).ToList();
        if (probabilities.Count == 0)
            return Wrong(
                $"Bis {year} fehlen Sterberaten oder Sterbewahrscheinlichkeiten. Bitte Werte nach Geschlecht und Alter ergänzen.");
        if (probabilities.Where((r, i) => r.Age!.Value.From != i).Any())
            return Wrong("Sterbewahrscheinlichkeiten braucht es für jedes Einzeljahr ab 0. "
                + "Für Altersgruppen bitte „sterberate“ verwenden.");
        return LifeTable.FromDeathProbabilities([.. probabilities.Select(r => r.Value)], One(own, "restjahre") ?? 0, sex);
    }

    private static AgeSchedule? Schedule(List<Rate> valid, AgeScheme ages, string quantity)
    {
        if (!valid.Any(r => r.Quantity == quantity)) return null;
        var values = new[] { new double[ages.Count], new double[ages.Count] };
        foreach (var rate in valid.Where(r => r.Quantity == quantity))
            values[(int)rate.Sex!.Value][ages.GroupOf(rate.Age!.Value.From)] = rate.Value;
        return new AgeSchedule(values[0], values[1]);
    }

    /// <summary>Births and migration must be given in the population's own groups; a life table may be finer.</summary>
    private static Problem? Unfit(List<Rate> valid, AgeScheme ages)
    {
        var wrong = valid.FirstOrDefault(r => r.Quantity is "geburten" or "zuzuege" or "fortzugsrate" or "saldo"
            && r.Age != PopulationTable.Span(ages, ages.GroupOf(r.Age!.Value.From)));
        return wrong is null ? null : Wrong(
            $"Annahmen, Zeile {wrong.Line}: „{wrong.Quantity}“ für das Alter {wrong.Age!.Value.Label} passt nicht zu den Altersgruppen der "
            + $"Bevölkerung ({ages.Width} Jahre breit, offen ab {ages.OpenAge}).");
    }

    private static Rate? RateOf(TextRow row)
    {
        var quantity = row.Text("groesse").ToLowerInvariant();
        if (!Quantities.Contains(quantity, StringComparer.Ordinal))
        {
            row.Fault($"„{row.Text("groesse")}“ ist keine Größe. Möglich: {string.Join(", ", Quantities)}.", "groesse");
            return null;
        }

        var byAge = quantity is "geburten" or "sterberate" or "sterbewahrscheinlichkeit" or "zuzuege" or "fortzugsrate" or "saldo";
        var bySex = (byAge && quantity != "geburten") || (quantity == "restjahre" && row.Text("geschlecht").Length > 0);
        var age = byAge ? PopulationTable.AgeOf(row) : null;
        var sex = bySex ? PopulationTable.SexOf(row) : null;
        var from = row.Text("ab").Length == 0 ? int.MinValue : row.Whole("ab", 1800, 2200);
        var value = quantity == "saldo" ? row.Number("wert") : row.Number("wert", 0);
        if ((byAge && age is null) || (bySex && sex is null) || from is null || value is null) return null;
        return new Rate(quantity, sex, age, value.Value, row.Text("szenario"), from.Value, row.Line);
    }

    private static Problem Wrong(string message) => new("calculation.rates", message, ProblemKind.Invalid);

    private sealed record Rate(string Quantity, Sex? Sex, AgeSpan? Age, double Value, string Scenario, int From, int Line);
}
