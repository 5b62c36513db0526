using KiPlanung.Forecasting.Demography;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>How people are aged.</summary>
public enum PopulationMethod
{
    /// <summary>„Kohortenquotienten (Hamilton–Perry)“: from past populations alone.</summary>
    HamiltonPerry,

    /// <summary>„Kohorten-Komponenten“: under assumptions on births, deaths and migration.</summary>
    Cohort,
}

/// <summary>What a population is calculated from.</summary>
/// <param name="History">Oldest first; any years, the last is the start.</param>
/// <param name="Horizon">Years ahead, 1 to <see cref="PopulationCalculation.MaxHorizon"/>; whole periods of the age groups' width.</param>
/// <param name="Rates">Needed for <see cref="PopulationMethod.Cohort"/>.</param>
/// <param name="MigrationPersistence">Hamilton–Perry: share (0 to 1) of the long-run net migration that goes on.</param>
/// <param name="Paths">Simulated futures for the band; 0: none.</param>
/// <param name="Official">Official populations of the same area by year the result is scaled to; empty: none.</param>
public sealed record PopulationInput(
    string Area, string Name, IReadOnlyList<Population> History, PopulationMethod Method, int Horizon, RateTable? Rates, string? Scenario,
    double MigrationPersistence, int Paths, ulong Seed, IReadOnlyList<OfficialPopulation> Official);

/// <summary>People calculated, with what must be said beside them.</summary>
/// <param name="Start">The population calculated from.</param>
/// <param name="Populations">By period.</param>
public sealed record CalculatedPopulation(
    Population Start, IReadOnlyList<Population> Populations, PopulationResult Result, IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<string> Notices, PopulationFan? Fan);

/// <summary>„Bevölkerung vorausberechnen“ — the calculation behind page, interface and command line; no store, no clock.</summary>
public static class PopulationCalculation
{
    public const int MaxHorizon = 50;
    private const double LeastInhabitants = 8000;

    /// <param name="sums">Further sums the simulation should band, by sum and period.</param>
    public static Outcome<CalculatedPopulation> Run(
        PopulationInput input, Func<IReadOnlyList<Population>, IReadOnlyList<IReadOnlyList<AgeSchedule>>>? sums,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Check(input) is { } wrong) return wrong;
        var history = Spaced(input.History);
        var start = history[^1];
        var periods = (input.Horizon + start.Ages.Width - 1) / start.Ages.Width;
        if (!Project(input, history, periods).IsOk(out var made, out var problem)) return problem;
        PopulationFan? fan = null;
        var further = input.Paths > 0 ? sums?.Invoke([start, .. made.People]) ?? [] : [];
        if (input.Paths > 0
            && !Simulate(input, history, periods, made.Rates, further, cancellationToken).IsOk(out fan, out problem))
            return problem;
        if (!OfficialTotals.Apply(made.People, input.Official, input.Name).IsOk(out var held, out problem)) return problem;
        var balance = made.Balance.Count > 0 && input.Official.Count == 0 ? made.Balance : [];
        var result = PopulationFigures.Of(history, held.People, made.People, fan, balance, Record(input, history, periods));
        return new CalculatedPopulation(
            start, held.People, result, PopulationWords.Assumptions(input, history, fan),
            [.. PopulationQuality.Notices(history), .. made.Notices, .. held.Notices, .. SmallArea(start),
                .. PopulationWords.Rounded(input, start, periods)], fan);
    }

    private static Problem? Check(PopulationInput input)
    {
        if (input.Horizon is < 1 or > MaxHorizon)
            return Wrong("horizon", $"Der Zeitraum muss zwischen 1 und {MaxHorizon} Jahren liegen.");
        if (input.Paths is not 0 and (< 100 or > 10_000))
            return Wrong("paths", "Die Zahl der simulierten Zukünfte muss 0 (keine Spanne) oder 100 bis 10.000 sein.");
        if (!(input.MigrationPersistence >= 0 && input.MigrationPersistence <= 1))
            return Wrong("migration", "Der Anteil der Wanderung, der fortwirkt, muss zwischen 0 und 100 % liegen.");
        if (input.History.Count == 0) return Wrong("no-history", "Es ist keine Bevölkerung nach Alter und Geschlecht vorhanden.");
        return input.Method == PopulationMethod.Cohort && input.Rates is null
            ? Wrong("rates-missing", "Für die Kohorten-Komponenten-Methode fehlen die Annahmen zu Geburten, Sterblichkeit und Wanderung.")
            : input.Rates?.CheckScenario(input.Scenario);
    }

    /// <summary>The last run of populations as far apart as the age groups are wide.</summary>
    private static List<Population> Spaced(IReadOnlyList<Population> all)
    {
        var byYear = all.ToDictionary(p => p.Year.Value);
        var run = new List<Population>();
        for (var year = all.Max(p => p.Year.Value); byYear.TryGetValue(year, out var one); year -= one.Ages.Width) run.Insert(0, one);
        return run;
    }

    private sealed record Made(
        IReadOnlyList<Population> People, IReadOnlyList<ComponentRates> Rates, IReadOnlyList<BalanceYear> Balance,
        IReadOnlyList<string> Notices);

    private static Outcome<Made> Project(PopulationInput input, List<Population> history, int periods)
    {
        if (input.Method == PopulationMethod.HamiltonPerry)
            return HamiltonPerry.Project(history, periods, OptionsOf(input)).Then<Made>(people => new Made(people, [], [], []));
        var (start, rates) = (history[^1], new List<ComponentRates>(periods));
        for (var p = 1; p <= periods; p++)
        {
            var year = start.Year.Value + (p * start.Ages.Width);
            if (!input.Rates!.At(start.Ages, year, input.Scenario).IsOk(out var own, out var problem)) return problem;
            rates.Add(own);
        }

        return CohortComponent.Project(start, rates, MigrationConvention.AgeAtEndOfPeriod).Then<Made>(projection => new Made(
            [.. projection.Populations], rates, [.. projection.Steps.Select(BalanceOf)], projection.Notices));
    }

    private static BalanceYear BalanceOf(ProjectionStep step) => new(
        step.Year.Value, PopulationFigures.Rounded(step.Balances.Sum(b => b.Births)),
        PopulationFigures.Rounded(step.Balances.Sum(b => b.Deaths)), PopulationFigures.Rounded(step.Balances.Sum(b => b.NetMigration)));

    private static HamiltonPerryOptions OptionsOf(PopulationInput input)
    {
        var usual = new HamiltonPerryOptions();
        return usual with { Control = usual.Control! with { Persistence = input.MigrationPersistence } };
    }

    private static Outcome<PopulationFan> Simulate(
        PopulationInput input, List<Population> history, int periods, IReadOnlyList<ComponentRates> rates,
        IReadOnlyList<IReadOnlyList<AgeSchedule>> sums, CancellationToken cancellationToken)
    {
        var options = new SimulationOptions { Paths = input.Paths, Seed = input.Seed, Threads = Environment.ProcessorCount, Sums = sums };
        if (input.Method == PopulationMethod.HamiltonPerry)
            return HamiltonPerryFan.Simulate(history, periods, options, OptionsOf(input), cancellationToken: cancellationToken);
        if (!input.Rates!.Uncertainty().IsOk(out var uncertainty, out var problem)) return problem;
        return CohortComponentFan.Simulate(
            history[^1], rates, MigrationConvention.AgeAtEndOfPeriod, uncertainty, options, cancellationToken);
    }

    /// <summary>Null where the past is too short to judge, or assumptions are not the procedure's own.</summary>
    private static PopulationRecord? Record(PopulationInput input, List<Population> history, int periods)
    {
        var steps = Math.Min(periods, Math.Max(1, 5 / history[0].Ages.Width));
        if (input.Method != PopulationMethod.HamiltonPerry || history.Count < steps + 4) return null;
        var judged = PopulationBacktest.Run(history, steps, 4, past => HamiltonPerry.Project(past, steps, OptionsOf(input)));
        return judged.IsOk(out var record, out _)
            ? new PopulationRecord(record.Periods, record.Origins, PopulationFigures.Rounded(record.Wape),
                PopulationFigures.Rounded(record.StatusQuoWape), PopulationFigures.Rounded(record.TotalError),
                PopulationFigures.Rounded(record.StatusQuoTotalError), record.Sentence)
            : null;
    }

    private static IEnumerable<string> SmallArea(Population start) => start.Total >= LeastInhabitants ? [] :
    [
        $"Kleiner Raum: Mit {GermanFigures.Number(start.Total, 0)} Menschen liegt er unter {GermanFigures.Number(LeastInhabitants, 0)}. "
        + "Einzelne Zu- und Fortzüge verändern das Ergebnis spürbar; besser Räume zusammenfassen oder auf den Kreis abstimmen.",
    ];

    private static Problem Wrong(string code, string message) => new("calculation." + code, message, ProblemKind.Invalid);
}
