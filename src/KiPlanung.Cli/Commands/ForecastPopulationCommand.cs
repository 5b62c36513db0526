using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>forecast population</c>: people by age and sex, without database and review; for measuring and for other
/// programs.</summary>
internal static class ForecastPopulationCommand
{
    private static readonly Option<FileInfo> Data = new("--data")
    {
        Description = "Bevölkerung: jahr;geschlecht;alter;personen, dazu gebiet und name", HelpName = "FILE.csv", Required = true,
    };
    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Ergebnis als CSV (Bevölkerung) oder JSON (alles), nach der Endung", HelpName = "FILE", Required = true,
    };
    private static readonly Option<int> Horizon = WholeNumber.Option("--horizon", "N", "Jahre voraus", 1, PopulationCalculation.MaxHorizon);
    private static readonly Option<string> Method = new("--method")
    {
        Description = "Kohortenquotienten oder Kohorten-Komponenten", DefaultValueFactory = _ => "hamilton-perry",
    };
    private static readonly Option<FileInfo?> Rates = new("--rates")
    {
        Description = "Annahmen für cohort: groesse;geschlecht;alter;wert, dazu szenario und ab", HelpName = "FILE.csv",
    };
    private static readonly Option<string?> Scenario = new("--scenario") { Description = "Szenario der Annahmen", HelpName = "NAME" };
    private static readonly Option<int> Migration = new("--migration")
    {
        Description = "hamilton-perry: Prozent des langjährigen Wanderungssaldos, die fortwirken", DefaultValueFactory = _ => 50,
        HelpName = "P",
    };
    private static readonly Option<int> Paths = new("--paths")
    {
        Description = "Simulierte Zukünfte für die Spanne; 0: keine", DefaultValueFactory = _ => 0, HelpName = "N",
    };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Startwert der Simulation", DefaultValueFactory = _ => 20260317, HelpName = "S",
    };
    private static readonly Option<FileInfo?> Total = new("--constrain-to")
    {
        Description = "Eckwerte für alle Gebiete zusammen: jahr;personen oder nach Alter und Geschlecht", HelpName = "TOTAL.csv",
    };
    private static readonly Option<FileInfo?> Bands = new("--bands")
    {
        Description = "Altersbänder mit Spanne als CSV", HelpName = "FILE.csv",
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Kurzbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        Method.AcceptOnlyFromAmong("hamilton-perry", "cohort");
        var command = new Command("population", "Rechnet eine Bevölkerung nach Alter und Geschlecht voraus (ohne Datenbank).")
        {
            Data, Out, Horizon, Method, Rates, Scenario, Migration, Paths, Seed, Total, Bands, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (target, json) = (parsed.GetRequiredValue(Out), parsed.GetValue(Json));
        if (!Inputs(parsed).IsOk(out var inputs, out var problem)) return terminal.Refuse(problem, json);
        if (!Constrained(parsed, inputs, cancellationToken).IsOk(out inputs, out problem)) return terminal.Refuse(problem, json);
        var made = new List<(PopulationInput Input, CalculatedPopulation People)>();
        foreach (var input in inputs)
        {
            if (!PopulationCalculation.Run(input, null, cancellationToken).IsOk(out var people, out problem))
                return terminal.Refuse(problem with { Message = Where(input) + problem.Message }, json);
            made.Add((input, people));
        }

        var documents = made.ConvertAll(m => CalculationDocuments.Of(m.People, m.Input, [], null));
        var text = CalculationFiles.IsJson(target)
            ? CalculationDocuments.ToJson(documents)
            : PopulationTable.Write(made.Select(m =>
                new AreaHistory(m.Input.Area, m.Input.Name, [m.People.Start, .. m.People.Populations])));
        await CalculationFiles.WriteAsync(target, text, cancellationToken);
        if (parsed.GetValue(Bands) is { } bands) await CalculationFiles.WriteAsync(bands, BandTable(documents), cancellationToken);
        foreach (var notice in documents.SelectMany(d => d.Notices).Distinct(StringComparer.Ordinal)) terminal.Note("Hinweis: " + notice);
        var areas = made.Count == 1 ? "1 Gebiet" : $"{made.Count} Gebiete";
        terminal.Note($"{areas} bis {documents[0].Years.Last} vorausberechnet: {target.Name}");
        if (json) terminal.Json(Report(documents, text, target));
        return ExitCode.Ok;
    }

    private static string Where(PopulationInput input) => input.Area.Length == 0 ? "" : $"Gebiet {input.Area}: ";

    private static Outcome<List<PopulationInput>> Inputs(ParseResult parsed)
    {
        var people = CalculationFiles.Read(parsed.GetRequiredValue(Data), PopulationTable.Read);
        if (!people.IsOk(out var areas, out var problem)) return problem;
        RateTable? rates = null;
        if (parsed.GetValue(Rates) is { } file && !CalculationFiles.Read(file, RateTable.Read).IsOk(out rates, out problem))
            return problem;
        var method = parsed.GetValue(Method) == "cohort" ? PopulationMethod.Cohort : PopulationMethod.HamiltonPerry;
        return areas.Select(area => new PopulationInput(
            area.Area, area.Name, area.Populations, method, parsed.GetValue(Horizon), rates, parsed.GetValue(Scenario),
            parsed.GetValue(Migration) / 100.0, parsed.GetValue(Paths), (ulong)Math.Max(0, parsed.GetValue(Seed)), [])).ToList();
    }

    /// <summary>Each area with the share of the official figures that is its own; all together meet them.</summary>
    private static Outcome<List<PopulationInput>> Constrained(
        ParseResult parsed, List<PopulationInput> inputs, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Total) is not { } file) return inputs;
        if (!CalculationFiles.Read(file, OfficialTotals.Read).IsOk(out var official, out var problem)) return problem;
        var areas = new List<IReadOnlyList<Forecasting.Demography.Population>>();
        foreach (var input in inputs)
        {
            var plain = PopulationCalculation.Run(input with { Paths = 0 }, null, cancellationToken);
            if (!plain.IsOk(out var own, out problem)) return problem;
            areas.Add(own.Populations);
        }

        if (!OfficialTotals.ApplyTogether(areas, official, inputs.ConvertAll(i => i.Name)).IsOk(out var held, out problem)) return problem;
        var years = official.Select(o => o.Year).ToHashSet();
        return inputs.Select((input, i) => input with
        {
            Official = [.. held.Areas[i].Where(p => years.Contains(p.Year.Value))
                .Select(p => new OfficialPopulation(p.Year.Value, p.Total, p))],
        }).ToList();
    }

    private static string BandTable(IEnumerable<CalculationDocument> documents)
    {
        var text = new StringBuilder("gebiet;jahr;altersband;unten;personen;oben\n");
        foreach (var document in documents)
            foreach (var band in document.Population!.Bands)
                foreach (var year in band.Years)
                    text.Append(TextTable.Cell(document.Ags)).Append(';').Append(year.Year).Append(';').Append(band.Label).Append(';')
                        .Append(Bound(year.Low)).Append(';').Append(TextTable.Figure(year.Value)).Append(';').Append(Bound(year.High))
                        .Append('\n');
        return text.ToString();
    }

    private static string Bound(double? value) => value is { } known ? TextTable.Figure(known) : "";

    private static JsonObject Report(IReadOnlyList<CalculationDocument> documents, string text, FileInfo target) => new()
    {
        ["ok"] = true,
        ["method"] = documents[0].Method,
        ["areas"] = new JsonArray([.. documents.Select(d => new JsonObject
        {
            ["area"] = d.Ags, ["start"] = d.Population!.Bands[0].Start, ["lastYear"] = d.Years.Last,
            ["total"] = d.Population.Bands[0].Years[^1].Value,
            ["notices"] = new JsonArray([.. d.Notices.Select(n => JsonValue.Create(n))]),
        })]),
        ["out"] = target.FullName,
        ["sha256"] = ContentHash.Of(text).Hex,
    };
}
