using System.CommandLine;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Verify;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit evidence</c>: the archive of the page „Beweisarchiv“ as a file.</summary>
internal static class AuditEvidenceCommand
{
    private static readonly Argument<FileInfo> Target = new("DATEI")
    {
        Description = "das Archiv (.zip); eine vorhandene Datei wird ersetzt",
    };

    private static readonly Option<Guid?> About = new("--object")
    {
        Description = "ein Vorgang (Entwurf, Freigabe, Notiz, Einlesevorgang, Auftrag) mit Quellen und Ergebnissen; sonst ein Zeitraum",
        HelpName = "KENNUNG",
        CustomParser = result =>
        {
            if (Guid.TryParse(result.Tokens[0].Value, out var id)) return id;
            result.AddError($"--object: „{result.Tokens[0].Value}“ ist keine Kennung. Sie steht auf der Seite des Vorgangs, etwa "
                + "3f2504e0-4f89-41d3-9a0c-0305e82c3301.");
            return null;
        },
    };
    private static readonly Option<DateOnly?> From = CommandLineDate.Option("--from", "erster Tag; sonst ab Beginn");
    private static readonly Option<DateOnly?> To = CommandLineDate.Option("--to", "letzter Tag; sonst bis heute");
    private static readonly Option<bool> Json = new("--json") { Description = "Prüfbericht als JSON ausgeben" };

    private static Problem BackToFront { get; } =
        new("audit.period", "Das Ende (--to) liegt vor dem Anfang (--from).", ProblemKind.Invalid);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("evidence",
            "Packt ein Beweisarchiv: Einträge mit Nachweisen, das ganze Protokoll und den Bericht seiner Prüfung.")
        {
            Target, About, From, To, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(About) is not null && (result.GetResult(From) ?? result.GetResult(To)) is not null)
                result.AddError("Entweder ein Vorgang (--object) oder ein Zeitraum (--from, --to), nicht beides.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (json, from, to) = (parsed.GetValue(Json), parsed.GetValue(From), parsed.GetValue(To));
        if (from > to) return terminal.Refuse(BackToFront, json);
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem, json);
        await using (installation)
        {
            if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var actor, out problem))
                return terminal.Refuse(problem, json);
            var (pack, progress) = (installation.Get<PackEvidence>(), terminal.Progress("Beweisarchiv"));
            var packed = parsed.GetValue(About) is { } id
                ? await pack.OfArtefactAsync(actor, id, cancellationToken, progress)
                : await pack.OfPeriodAsync(actor, new(from, to), cancellationToken, progress);
            if (!packed.IsOk(out var archive, out problem)) return terminal.Refuse(problem, json);
            using (archive)
            {
                var target = parsed.GetRequiredValue(Target);
                await OutputFile.WriteAsync(target, stream => archive.WriteAsync(stream, cancellationToken), cancellationToken);
                terminal.Note($"Beweisarchiv über {archive.Chosen} Einträge in {target.FullName} geschrieben.");
                return new LogCheck(terminal.Output, terminal.Error).Tell(archive.Report, extends: false, json);
            }
        }
    }
}
