using System.CommandLine;
using KiPlanung.UseCases.Auditing;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit export</c>: the whole log as files that can be checked elsewhere.</summary>
internal static class AuditExportCommand
{
    private static readonly Argument<DirectoryInfo> Target = new("DIR") { Description = "neuer oder leerer Ordner" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("export", "Gibt das Protokoll mit Prüfpunkt und Prüfschlüssel in einen Ordner aus.") { Target };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            var target = parsed.GetRequiredValue(Target);
            if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var actor, out problem)) return terminal.Refuse(problem);
            var exported = await installation.Get<ReadLog>().ExportAsync(actor, cancellationToken);
            if (!exported.IsOk(out var files, out problem)) return terminal.Refuse(problem);
            LogDirectoryOnDisk.Write(target.FullName, files);
            terminal.Say($"{files.Count} Dateien in {target.FullName} geschrieben. Prüfen: kiplanung audit verify \"{target.FullName}\"");
            return ExitCode.Ok;
        }
    }
}
