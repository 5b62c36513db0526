using System.CommandLine;
using KiPlanung.Cli.Demo;
using KiPlanung.UseCases.Demo;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>demo</c>: the four journeys in the terminal, on a real database made for it.</summary>
internal static class DemoCommand
{
    private static readonly Option<DirectoryInfo?> Keep = new("--keep")
    {
        Description = "Datenbank und Protokoll in diesem neuen Ordner behalten", HelpName = "ORDNER",
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
        var folder = keep?.FullName ?? Directory.CreateTempSubdirectory("kiplanung-demo-").FullName;
        try
        {
            var told = await TellAsync(new DirectoryInfo(folder), terminal, cancellationToken);
            if (!told.IsOk(out _, out var problem)) return terminal.Refuse(problem);
            terminal.Say("");
            terminal.Say(keep is null
                ? "Ende der Vorführung. Alles lief auf einer Wegwerf-Datenbank; behalten: kiplanung demo --keep ORDNER"
                : $"Ende der Vorführung. Datenbank und Protokoll liegen in {folder}. Prüfen: kiplanung audit verify "
                + $"\"{Path.Combine(folder, "audit")}\"");
            return ExitCode.Ok;
        }
        finally
        {
            if (keep is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Outcome<Done>> TellAsync(DirectoryInfo folder, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal.Say("KiPlanung – Vorführung");
        await using var installation = await Installation.OpenAsync(folder, cancellationToken);
        if (!(await installation.Get<LoadDemoData>().RunAsync(cancellationToken)).IsOk(out var accounts, out var problem)) return problem;
        return await new DemoStory(installation, accounts, terminal).TellAsync(Path.Combine(folder.FullName, "audit"), cancellationToken);
    }
}
