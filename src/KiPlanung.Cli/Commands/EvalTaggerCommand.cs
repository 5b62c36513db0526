using System.CommandLine;
using System.Text.Json;
using KiPlanung.Eval.Tagger;
using KiPlanung.Pseudonymisation.Tagging;

namespace KiPlanung.Cli.Commands;

/// <summary><c>eval tagger</c>: how good the trained name tagger is on its own, without rules and propagation.</summary>
internal static class EvalTaggerCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Option<FileInfo?> Data = new("--data")
    {
        Description = "Korpus: „Wort TAB Marke“ oder vier Spalten wie bei GermEval 2014, auch mit gzip gepackt", HelpName = "DATEI",
    };

    private static readonly Option<TextRegister> Register = new("--register")
    {
        Description = "Textsorte des Korpus: press (Vorgabe) oder note", DefaultValueFactory = _ => TextRegister.Press,
    };

    private static readonly Option<DirectoryInfo?> Frames = new("--frames")
    {
        Description = "statt --data: die Satzrahmen zum Messen in models/pseudonymisation", HelpName = "ORDNER",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Zahlen als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("tagger", "Misst den trainierten Namenserkenner allein.") { Data, Register, Frames, Json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Data) is null == result.GetValue(Frames) is null) result.AddError("Entweder --data oder --frames angeben.");
        });
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, terminal)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var json = parsed.GetValue(Json);
        if (parsed.GetValue(Frames) is { } frames) return Say(TaggerEvaluation.OfFrames(frames.FullName), terminal, json);
        if (!InputFile.Exists(parsed.GetValue(Data)!).IsOk(out var data, out var problem)) return terminal.Refuse(problem, json);
        return TaggerEvaluation.OfFile(data.FullName, parsed.GetValue(Register)).IsOk(out var figures, out problem)
            ? Say(figures, terminal, json)
            : terminal.Refuse(problem, json);
    }

    private static int Say(TaggerFigures figures, Terminal terminal, bool json)
    {
        if (json) terminal.Json(JsonSerializer.SerializeToNode(figures, Web)!);
        else terminal.Say(figures.ToString());
        return ExitCode.Ok;
    }
}
