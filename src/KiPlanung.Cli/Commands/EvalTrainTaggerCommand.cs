using System.CommandLine;
using KiPlanung.Eval.Tagger;

namespace KiPlanung.Cli.Commands;

/// <summary><c>eval train-tagger</c>: makes the three files of the name tagger again; the same input gives the same bytes.</summary>
internal static class EvalTrainTaggerCommand
{
    private static readonly Option<DirectoryInfo> Corpora = new("--corpora")
    {
        Description = "Datenpaket mit corpora/ und clusters/", HelpName = "ORDNER", Required = true,
    };

    private static readonly Option<DirectoryInfo> Models = new("--models")
    {
        Description = "models/pseudonymisation mit Listen und Satzrahmen", HelpName = "ORDNER", Required = true,
    };

    private static readonly Option<DirectoryInfo?> Target = new("--out")
    {
        Description = "Ordner für die drei Dateien (ohne --validate nötig)", HelpName = "ORDNER",
    };

    private static readonly Option<FileInfo[]> Notes = new("--notes")
    {
        Description = "angemerkte Texte wie bei eval pseudonymisation, mehrere möglich", HelpName = "DATEI.jsonl",
        AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [],
    };

    private static readonly Option<FileInfo?> Lines = new("--lines")
    {
        Description = "Übungszeilen der eigenen Einrichtung (kiplanung vault training-lines)", HelpName = "DATEI",
    };

    private static readonly Option<bool> Validate = new("--validate")
    {
        Description = "nichts schreiben, sondern an fünf Teilen von GermEval dev messen",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("train-tagger", "Trainiert den Namenserkenner neu.") { Corpora, Models, Notes, Lines, Target, Validate };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Target) is null != result.GetValue(Validate)) result.AddError("Entweder --out oder --validate angeben.");
        });
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, terminal)));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        foreach (var file in parsed.GetRequiredValue(Notes).Concat(parsed.GetValue(Lines) is { } given ? [given] : []))
            if (!InputFile.Exists(file).IsOk(out _, out var problem))
                return terminal.Refuse(problem);
        string[] notes = [.. parsed.GetRequiredValue(Notes).Select(n => n.FullName).Order(StringComparer.Ordinal)];
        var sources = new TaggerSources(parsed.GetRequiredValue(Corpora).FullName, parsed.GetRequiredValue(Models).FullName, notes,
            parsed.GetValue(Lines)?.FullName);
        if (parsed.GetValue(Target) is { } target) TrainTagger.Run(sources, target.FullName, terminal.Say);
        else terminal.Say(TaggerEvaluation.CrossValidated(sources).ToString());
        return ExitCode.Ok;
    }
}
