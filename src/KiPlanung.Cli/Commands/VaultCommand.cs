using System.CommandLine;
using System.Globalization;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>vault</c>: the master key over the texts of the notes.</summary>
internal static class VaultCommand
{
    private static readonly Option<FileInfo?> NewKey = new("--new-key-file")
    {
        Description = "Datei mit dem neuen Schlüssel, wenn er außerhalb von KiPlanung aufbewahrt wird", HelpName = "DATEI",
    };
    private static readonly Option<FileInfo?> KeepOld = new("--keep-old")
    {
        Description = "Datei für den bisherigen Schlüssel, um ältere Sicherungen noch lesen zu können", HelpName = "DATEI",
    };

    public static Command Create(Terminal terminal)
    {
        var status = new Command("status", "Zeigt Kennung und Herkunft des Hauptschlüssels und die Zahl der Notizen darunter.");
        status.SetAction((parsed, cancellationToken) => StatusAsync(parsed, terminal, cancellationToken));
        var change = new Command("change-key", "Wechselt den Hauptschlüssel und umschließt damit alle Schlüssel der Notizen neu.")
        {
            NewKey, KeepOld,
        };
        change.SetAction((parsed, cancellationToken) => ChangeAsync(parsed, terminal, cancellationToken));
        return new Command("vault", "Tresor: Hauptschlüssel der Notizen") { status, change };
    }

    private static async Task<int> StatusAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            var state = await installation.Get<IVault>().StateAsync(cancellationToken);
            terminal.Say($"Hauptschlüssel: {state.MasterKeyId} ({state.Source}), in Gebrauch seit {Day(state.Since)}");
            terminal.Say($"Notizen mit Schlüssel: {state.WrappedKeys}; im Löschjournal: {state.Erasures}");
            return ExitCode.Ok;
        }
    }

    private static async Task<int> ChangeAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var files = new KeyFiles(parsed.GetValue(NewKey)?.FullName, parsed.GetValue(KeepOld)?.FullName);
        if (files.KeepOld is { } old && File.Exists(old))
            return terminal.Refuse(new Problem("vault.keep-old-exists",
                $"Die Datei {old} gibt es schon. Bitte geben Sie mit --keep-old einen neuen Namen an.", ProblemKind.Invalid));
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var operatorActor, out problem))
                return terminal.Refuse(problem);
            var actor = Actor.Of(operatorActor.Person!.Value, [Role.Administrator], Door.CommandLine);
            var changed = await installation.Get<ChangeMasterKey>().RunAsync(actor, files, cancellationToken);
            if (!changed.IsOk(out var change, out problem)) return terminal.Refuse(problem);
            terminal.Say($"Hauptschlüssel gewechselt: {change.Before} -> {change.After}, {change.Rewrapped} Notizen neu umschlossen.");
            if (files.New is not null)
                terminal.Say("Bitte hinterlegen Sie den neuen Schlüssel jetzt dort, woher KiPlanung ihn liest, "
                    + "und starten Sie den Dienst neu.");
            terminal.Say(files.KeepOld is { } kept
                ? $"Der bisherige Schlüssel liegt in {kept}; mit ihm lassen sich ältere Sicherungen lesen. Verwahren Sie ihn getrennt."
                : "Ältere Sicherungen der Datenbank lassen sich ohne den bisherigen Schlüssel nicht mehr lesen.");
            return ExitCode.Ok;
        }
    }

    private static string Day(DateTimeOffset time) => time.ToLocalTime().ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
