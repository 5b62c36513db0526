using KiPlanung.Forecasting.Demography;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>Populations as the figures of a document.</summary>
internal static class PopulationFigures
{
    /// <summary>To thousandths: finer digits say nothing and make documents long.</summary>
    public static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);

    /// <param name="held">As published, after scaling to official figures.</param>
    /// <param name="own">As calculated before; the band belongs to it and is scaled alike.</param>
    public static PopulationResult Of(
        IReadOnlyList<Population> history, IReadOnlyList<Population> held, IReadOnlyList<Population> own, PopulationFan? fan,
        IReadOnlyList<BalanceYear> balance, PopulationRecord? record)
    {
        var ages = history[^1].Ages;
        var bands = new List<BandLine> { Line(null, history[^1], held, own, fan, 0) };
        var shown = AgeBand.ForPlanning.Where(band => ages.Width == 1 || Fits(band, ages)).ToList();
        foreach (var band in shown)
            bands.Add(Line(band, history[^1], held, own, fan, fan is null ? 0 : fan.Fans.ToList().FindIndex(f => f.Band == band)));
        return new PopulationResult(
            ages.Width, [.. Enumerable.Range(0, ages.Count).Select(ages.Label)],
            [.. history.Select(p => new ObservedTotal(p.Year.Value, Rounded(p.Total)))], Stand(history[^1]), [.. held.Select(Stand)], bands,
            fan?.Level, fan?.Paths ?? 0, balance, record);
    }

    private static bool Fits(AgeBand band, AgeScheme ages) =>
        band.From % ages.Width == 0 && (band.ToExclusive is not { } to || to % ages.Width == 0);

    private static AgeStand Stand(Population population) => new(
        population.Year.Value, [.. population.Persons.Female.Select(Rounded)], [.. population.Persons.Male.Select(Rounded)]);

    private static BandLine Line(
        AgeBand? band, Population start, IReadOnlyList<Population> held, IReadOnlyList<Population> own, PopulationFan? fan, int place)
    {
        var years = held.Select((population, p) =>
        {
            var (value, before) = (In(band, population), In(band, own[p]));
            var factor = before > 0 ? value / before : 1;
            return new BandFigure(
                population.Year.Value, Rounded(value),
                fan is null ? null : Rounded(Math.Min(value, factor * fan.Fans[place].Low[p])),
                fan is null ? null : Rounded(Math.Max(value, factor * fan.Fans[place].High[p])));
        });
        return new BandLine(band?.Label ?? PopulationResult.AllAges, Rounded(In(band, start)), [.. years]);
    }

    private static double In(AgeBand? band, Population population) =>
        band is null ? population.Total : population.Between(band.From, band.ToExclusive);
}

/// <summary>What is said about a calculated population.</summary>
internal static class PopulationWords
{
    public static string TitleOf(PopulationMethod method) => method switch
    {
        PopulationMethod.HamiltonPerry => "Kohortenquotienten (Hamilton–Perry)",
        PopulationMethod.Cohort => "Kohorten-Komponenten",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string NameOf(PopulationMethod method) => method == PopulationMethod.Cohort ? "cohort-component" : "hamilton-perry";

    public static IReadOnlyList<Assumption> Assumptions(PopulationInput input, IReadOnlyList<Population> history, PopulationFan? fan)
    {
        var (ages, options) = (history[^1].Ages, new HamiltonPerryOptions());
        var list = new List<Assumption>
        {
            new("Ausgangsbevölkerung", $"31.12.{history[^1].Year}, {GermanFigures.Number(history[^1].Total, 0)} Menschen"),
            new("Altersgliederung", ages.Width == 1 ? $"Einzeljahre bis {ages.OpenAge - 1}, offen ab {ages.OpenAge}"
                : $"Gruppen von {ages.Width} Jahren, offen ab {ages.OpenAge}"),
        };
        if (input.Method == PopulationMethod.HamiltonPerry)
        {
            var used = Math.Min(options.BasePeriods, history.Count - 1);
            list.Add(new("Fortschreibung der Altersgruppen",
                $"wie im Mittel von {history[^(used + 1)].Year} bis {history[^1].Year} (Sterblichkeit und Wanderung zusammen)"));
            list.Add(new("Geburten", "Kinder je Frau im gebärfähigen Alter wie in den letzten "
                + $"{Math.Min(options.BirthPeriods, history.Count)} Ständen"));
            list.Add(history[^1].Total <= options.Control!.MostInhabitants
                ? new("Wanderung",
                    $"{GermanFigures.Number(100 * input.MigrationPersistence)} % des langjährigen Wanderungssaldos wirken fort")
                : new("Wanderung", "wie in den Quotienten enthalten (großes Gebiet, keine Dämpfung)"));
        }
        else
        {
            list.Add(new("Geburten, Sterblichkeit, Wanderung", "aus der Tabelle der Annahmen"
                + (string.IsNullOrEmpty(input.Scenario) ? "" : $", Szenario „{input.Scenario}“")));
        }

        if (input.Official.Count > 0)
            list.Add(new("Abstimmung", "auf amtliche Eckwerte der Jahre "
                + string.Join(", ", input.Official.Select(o => GermanFigures.Whole(o.Year)))));
        list.Add(fan is null
            ? new("Spanne", "keine: Ergebnis gilt, wenn die Annahmen eintreten")
            : new("Spanne", $"{GermanFigures.Number(fan.Level)} % aus {fan.Paths} simulierten Zukünften, Startwert {input.Seed}"));
        return list;
    }

    public static IEnumerable<string> Rounded(PopulationInput input, Population start, int periods) =>
        periods * start.Ages.Width == input.Horizon ? [] :
        [
            $"Mit Altersgruppen von {start.Ages.Width} Jahren wird in Schritten von {start.Ages.Width} Jahren gerechnet, "
            + $"deshalb bis {start.Year.Value + (periods * start.Ages.Width)} statt bis {start.Year.Value + input.Horizon}.",
        ];
}
