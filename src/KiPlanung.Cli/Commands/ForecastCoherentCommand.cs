using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.Forecasting;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>forecast coherent</c>: series of a hierarchy at once, so that the parts add up to the whole.</summary>
internal static class ForecastCoherentCommand
{
    private static readonly Option<FileInfo> In = new("--in")
    {
        Description = "CSV mit id,period,value; alle Reihen gleich lang", HelpName = "SERIES.csv", Required = true,
    };
    private static readonly Option<FileInfo> Tree = new("--hierarchy")
    {
        Description = "CSV mit id;teil_von, leer für das Ganze", HelpName = "FILE.csv", Required = true,
    };
    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Ergebnis als CSV oder JSON, nach der Endung", HelpName = "FILE", Required = true,
    };
    private static readonly Option<int> Horizon = WholeNumber.Option("--horizon", "H", "Schritte voraus", 1, 50);
    private static readonly Option<int> Season = WholeNumber.Option("--season", "M", "Perioden je Saison: 1 Jahre, 4 Quartale, 12 Monate",
        1, 366);
    private static readonly Option<string> Method = new("--method")
    {
        Description = "Art der Abstimmung", DefaultValueFactory = _ => "mint",
    };
    private static readonly Option<int> Paths = new("--paths")
    {
        Description = "Gemeinsame Zukünfte, 100 bis 10000", DefaultValueFactory = _ => 1000, HelpName = "N",
    };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Startwert der Simulation", DefaultValueFactory = _ => 20260317, HelpName = "S",
    };
    private static readonly Option<ForecastProfile?> Profile = ProfileOption.Create(
        "administrative (Vorgabe): eingelesene Statistiken von Gebieten; general: Reihen aller Art");
    private static readonly Option<bool> Json = new("--json") { Description = "Kurzbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        Method.AcceptOnlyFromAmong([.. Enum.GetValues<CoherentMethod>().Select(CalculationDocuments.NameOf)]);
        Paths.Validators.Add(result =>
        {
            if (result.GetValue(Paths) is < 100 or > 10_000) result.AddError("--paths: Möglich sind 100 bis 10000.");
        });
        var command = new Command("coherent", "Rechnet Reihen so voraus, dass Teile und Ganzes sich addieren (ohne Datenbank).")
        {
            In, Tree, Out, Horizon, Season, Method, Paths, Seed, Profile, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (source, target, json) = (parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out), parsed.GetValue(Json));
        if (!InputFile.Exists(source).Then(SeriesCsv.Read).IsOk(out var series, out var problem))
            return terminal.Refuse(problem, json, source.Name);
        if (!CalculationFiles.Read(parsed.GetRequiredValue(Tree), Parents).IsOk(out var parents, out problem))
            return terminal.Refuse(problem, json);
        if (!Nodes(series, parents).IsOk(out var nodes, out problem)) return terminal.Refuse(problem, json);
        var options = new ForecastOptions
        {
            Horizon = parsed.GetValue(Horizon), Season = parsed.GetValue(Season), Seed = (ulong)Math.Max(0, parsed.GetValue(Seed)),
            Profile = parsed.GetValue(Profile) ?? ForecastProfile.Administrative,
        };
        var method = Enum.GetValues<CoherentMethod>().First(m => CalculationDocuments.NameOf(m) == parsed.GetValue(Method));
        var input = new CoherentInput("Reihen", "", nodes, 1, 1, options.Horizon, method, parsed.GetValue(Paths), options);
        if (!CoherentCalculation.Run(input, terminal.Progress("Vorausberechnung"), cancellationToken).IsOk(out var made, out problem))
            return terminal.Refuse(problem, json);
        var text = CalculationFiles.IsJson(target)
            ? CalculationDocuments.ToJson([CalculationDocuments.Of(made, options.Seed, [], null, [])])
            : Table(made, nodes[0].Values.Count);
        await CalculationFiles.WriteAsync(target, text, cancellationToken);
        terminal.Note($"{made.Areas.Count} Reihen um {options.Horizon} Schritte abgestimmt vorausberechnet: {target.Name}");
        if (json)
            terminal.Json(new JsonObject
            {
                ["ok"] = true, ["series"] = made.Areas.Count, ["horizon"] = options.Horizon, ["method"] = parsed.GetValue(Method),
                ["shrinkage"] = made.Shrinkage, ["out"] = target.FullName, ["sha256"] = ContentHash.Of(text).Hex,
            });
        return ExitCode.Ok;
    }

    private static Outcome<IReadOnlyDictionary<string, string>> Parents(string text)
    {
        if (!TextTable.Read(text, "Hierarchie", ["id", "teil_von"], []).IsOk(out var table, out var problem)) return problem;
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
            if (!parents.TryAdd(row.Text("id"), row.Text("teil_von")))
                row.Fault($"„{row.Text("id")}“ steht zweimal in der Hierarchie.", "id");
        return table.Judge<IReadOnlyDictionary<string, string>>(() => parents);
    }

    private static Outcome<IReadOnlyList<CoherentNode>> Nodes(
        IReadOnlyList<NumberSeries> series, IReadOnlyDictionary<string, string> parents)
    {
        var nodes = new List<CoherentNode>(series.Count);
        foreach (var one in series)
        {
            if (!parents.TryGetValue(one.Id, out var parent))
                return new Problem("coherent.missing", $"Die Reihe „{one.Id}“ fehlt in der Hierarchie.", ProblemKind.Invalid);
            nodes.Add(new CoherentNode(one.Id, one.Id, parent.Length == 0 ? null : parent, false, one.Values));
        }

        return parents.Keys.FirstOrDefault(id => series.All(s => s.Id != id)) is { } unknown
            ? new Problem("coherent.unknown", $"Zu „{unknown}“ aus der Hierarchie gibt es keine Reihe.", ProblemKind.Invalid)
            : nodes;
    }

    private static string Table(CoherentResult made, int known)
    {
        var text = new StringBuilder("id,step,mean," + string.Concat(made.Levels.Select(l => $"lo{Figure(l)},hi{Figure(l)},")) + "model\n");
        foreach (var area in made.Areas)
            foreach (var year in area.Years)
            {
                text.Append(SeriesCsv.Quoted(area.Key)).Append(',').Append(year.Year - known).Append(',').Append(Figure(year.Mean));
                foreach (var interval in year.Intervals)
                    text.Append(',').Append(Figure(interval.Low)).Append(',').Append(Figure(interval.High));
                text.Append(',').Append(area.Model).Append('\n');
            }

        return text.ToString();
    }

    private static string Figure(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
