using System.CommandLine;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Verify;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit export</c>: the whole log as files that can be checked elsewhere.</summary>
internal static class AuditExportCommand
{
    private static readonly Argument<DirectoryInfo> Target = new("DIR") { Description = "neuer oder leerer Ordner" };

    private static readonly Option<bool> Proofs = new("--proofs")
    {
        Description = "dazu je Eintrag entries/NNN.json mit Einschlussnachweis (.tlog-proof und .spicy)",
    };
    private static readonly Option<long[]> Chosen = new("--entry")
    {
        Description = "Nachweise nur für diesen Eintrag (gezählt ab 0; mehrfach möglich)", HelpName = "NUMMER",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("export", "Gibt das Protokoll mit Prüfpunkt und Prüfschlüssel in einen Ordner aus.")
        {
            Target, Proofs, Chosen,
        };
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
            var chosen = parsed.GetValue(Chosen) is { Length: > 0 } numbers ? numbers : null;
            Func<ILogDirectory, Outcome<IEnumerable<ExportFile>>>? proofs =
                parsed.GetValue(Proofs) || chosen is not null ? written => ProofExport.Write(written, chosen) : null;
            if (!(await LogDirectoryOnDisk.WriteAsync(target.FullName, files, proofs)).IsOk(out var count, out problem))
                return terminal.Refuse(problem);
            terminal.Say($"{count} Dateien in {target.FullName} geschrieben. Prüfen: kiplanung audit verify \"{target.FullName}\"");
            return ExitCode.Ok;
        }
    }
}
