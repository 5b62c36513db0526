using System.CommandLine;
using KiPlanung.Cli.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>demo</c>: the four journeys in the terminal, on a real database made for it.</summary>
internal static class DemoCommand
{
    private static readonly Option<DirectoryInfo?> Keep = new("--keep")
    {
        Description = "Datenbank, Ergebnisse und Protokoll in diesem neuen Ordner behalten", HelpName = "ORDNER",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("demo", "Erzählt den ganzen Weg mit mitgelieferten Zahlen und einer erfundenen Notiz.") { Keep };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(Keep), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo? keep, Terminal terminal, CancellationToken cancellationToken)
    {
        if (keep is { Exists: true } && keep.EnumerateFileSystemInfos().Any())
            return terminal.Refuse(new Problem("demo.not-empty",
                $"Der Ordner {keep.FullName} ist nicht leer. Bitte geben Sie einen neuen an.", ProblemKind.Conflict));
        var folder = keep ?? Directory.CreateTempSubdirectory("kiplanung-demo-");
        try
        {
            var story = new DemoStory(folder, AppContext.BaseDirectory, terminal);
            if (!(await story.TellAsync(cancellationToken)).IsOk(out _, out var problem)) return terminal.Refuse(problem);
            terminal.Say("");
            terminal.Say(keep is null
                ? "Ende der Vorführung. Alles lief auf einer Wegwerf-Datenbank; behalten: kiplanung demo --keep ORDNER"
                : $"Ende der Vorführung. Datenbank, Ergebnisse und Protokoll liegen in {folder.FullName}.");
            if (keep is not null) terminal.Say($"Protokoll prüfen: kiplanung audit verify \"{story.Audit}\"");
            return ExitCode.Ok;
        }
        finally
        {
            if (keep is null) folder.Delete(recursive: true);
        }
    }
}
