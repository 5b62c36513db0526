using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Eval;
using KiPlanung.Forecasting;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>eval forecast</c>: how good the forecasts are on series whose continuation is known; below the baseline it fails.</summary>
internal static class EvalForecastCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Ordner mit comp_*.csv.gz und inkar_yearly.csv.gz", HelpName = "ORDNER", Required = true,
    };

    private static readonly Option<string[]> Method = new("--method")
    {
        Description = "Verfahren statt der Vorgabe, mehrfach möglich: default oder ein einzelnes wie naive, theta", HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<ForecastProfile?> Profile = ProfileOption.Create(
        "Profil der Vorgabe (sonst: administrative für INKAR, general für die Wettbewerbe)");

    private static readonly Option<FileInfo?> Baseline = EvalBaseline.Option();

    private static readonly Option<bool> Json = new("--json") { Description = "Zahlen als JSON ausgeben (das Format der Messlatte)" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("forecast", "Misst die Vorausberechnung an Reihen, deren Fortgang bekannt ist.")
        {
            Data, Method, Profile, Baseline, Json,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, terminal, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var json = parsed.GetValue(Json);
        var request = new ForecastEvaluationRequest(
            parsed.GetRequiredValue(Data).FullName, parsed.GetValue(Method) ?? [], parsed.GetValue(Profile));
        if (!EvalBaseline.Read(parsed.GetValue(Baseline)).IsOk(out var baseline, out var problem)) return terminal.Refuse(problem, json);
        if (!ForecastEvaluation.Run(request, Found, cancellationToken).IsOk(out var rows, out problem))
            return terminal.Refuse(problem, json);
        if (json) terminal.Json(new JsonObject { ["rows"] = JsonSerializer.SerializeToNode(rows, Web) });
        if (baseline.Length == 0) return ExitCode.Ok;
        if (!ForecastBaseline.Compare(baseline, rows).IsOk(out var compared, out problem)) return terminal.Refuse(problem);
        terminal.Note($"{compared} Zeilen mit der Messlatte verglichen: nichts schlechter.");
        return ExitCode.Ok;

        void Found(ForecastRow row)
        {
            if (json) terminal.Note(row.ToString());
            else terminal.Say(row.ToString());
        }
    }
}

/// <summary>Figures reached before.</summary>
internal static class EvalBaseline
{
    public static Option<FileInfo?> Option() => new("--baseline")
    {
        Description = "Früher erreichte Zahlen (Ausgabe von --json); liegt die Messung darunter, endet der Befehl mit 1",
        HelpName = "DATEI.json",
    };

    /// <returns>The text of the file; empty when none is given.</returns>
    public static Outcome<string> Read(FileInfo? file) =>
        file is null ? "" : InputFile.Exists(file).Then<string>(found => File.ReadAllText(found.FullName));
}
