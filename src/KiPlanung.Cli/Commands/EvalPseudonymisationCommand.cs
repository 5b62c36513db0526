using System.CommandLine;
using System.Text.Json;
using KiPlanung.Eval;

namespace KiPlanung.Cli.Commands;

/// <summary><c>eval pseudonymisation</c>: what the proposal masks before any correction; below the baseline it fails.</summary>
internal static class EvalPseudonymisationCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Option<FileInfo> Data = new("--data")
    {
        Description = "Zeilen {\"id\",\"text\",\"entities\":[{\"start\",\"end\",\"type\"}]}", HelpName = "DATEI.jsonl", Required = true,
    };

    private static readonly Option<FileInfo?> Baseline = EvalBaseline.Option();

    private static readonly Option<bool> Json = new("--json") { Description = "Zahlen als JSON ausgeben (das Format der Messlatte)" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("pseudonymisation", "Misst den Vorschlag der Pseudonymisierung an Texten mit bekannten Stellen.")
        {
            Data, Baseline, Json, PolicyOption.Option,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, terminal)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var json = parsed.GetValue(Json);
        if (!EvalBaseline.Read(parsed.GetValue(Baseline)).IsOk(out var baseline, out var problem)) return terminal.Refuse(problem, json);
        if (!InputFile.Exists(parsed.GetRequiredValue(Data)).IsOk(out var data, out problem)) return terminal.Refuse(problem, json);
        var figures = PseudonymisationEvaluation.Run(data.FullName);
        if (json) terminal.Json(JsonSerializer.SerializeToNode(figures, Web)!);
        else terminal.Say(figures.ToString());
        if (baseline.Length == 0) return ExitCode.Ok;
        if (!PseudonymisationBaseline.Compare(baseline, figures).IsOk(out var compared, out problem)) return terminal.Refuse(problem);
        terminal.Note($"{compared} Texte mit der Messlatte verglichen: nichts schlechter.");
        return ExitCode.Ok;
    }
}
