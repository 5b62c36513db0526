using System.CommandLine;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit change-key</c>: a new key signs the log from now on; an entry under the old key says so.</summary>
internal static class AuditKeyCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("change-key",
            "Wechselt den Signaturschlüssel des Protokolls. Ein Eintrag, den der bisherige Schlüssel unterschreibt, führt den neuen ein.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var operatorActor, out problem))
                return terminal.Refuse(problem);
            var actor = Actor.Of(operatorActor.Person!.Value, [Role.Administrator], Door.CommandLine);
            if (!(await installation.Get<ChangeLogKey>().RunAsync(actor, cancellationToken)).IsOk(out var change, out problem))
                return terminal.Refuse(problem);
            terminal.Say($"Signaturschlüssel gewechselt mit Eintrag {change.Index}. Prüfschlüssel bisher: {change.Before}");
            terminal.Say($"Prüfschlüssel ab jetzt:  {change.After}");
            terminal.Say("Wer das Protokoll prüft, kann jeden der beiden verwenden; die Ausfuhr enthält den Nachweis des Wechsels. "
                + "Nehmen Sie den Ordner „keys“ jetzt neu in die Sicherung.");
            return ExitCode.Ok;
        }
    }
}
