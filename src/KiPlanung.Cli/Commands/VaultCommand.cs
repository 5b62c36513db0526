using System.CommandLine;
using System.Globalization;
using System.Text;
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

    private static readonly Option<FileInfo> Lines = new("--out")
    {
        Description = "Datei für die Übungszeilen; nur für die eigene Einrichtung", HelpName = "DATEI", Required = true,
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
        var training = new Command("training-lines",
            "Gibt die Übungszeilen aus, deren Aufbewahrung Fachkräfte erlaubt haben: korrigierte Sätze mit Zeichen statt Namen.") { Lines };
        training.SetAction((parsed, cancellationToken) => TrainingAsync(parsed, terminal, cancellationToken));
        return new Command("vault", "Tresor: Hauptschlüssel und Übungszeilen der Notizen") { status, change, training };
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
            if (!(await AdministratorAsync(installation, cancellationToken)).IsOk(out var actor, out problem))
                return terminal.Refuse(problem);
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

    private static async Task<int> TrainingAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var target = parsed.GetRequiredValue(Lines);
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            if (!(await AdministratorAsync(installation, cancellationToken)).IsOk(out var actor, out problem))
                return terminal.Refuse(problem);
            var exported = await installation.Get<ExportTrainingLines>().RunAsync(actor, cancellationToken);
            if (!exported.IsOk(out var file, out problem)) return terminal.Refuse(problem);
            var bytes = Encoding.UTF8.GetBytes(file.Text);
            await OutputFile.WriteAsync(target, stream => stream.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            terminal.Say($"{file.Lines} Übungszeilen in {target.FullName}. Sie sind pseudonymisiert und trotzdem vertraulich.");
            return ExitCode.Ok;
        }
    }

    private static async Task<Outcome<Actor>> AdministratorAsync(Installation installation, CancellationToken cancellationToken) =>
        (await installation.OperatorAsync(cancellationToken))
            .Then<Actor>(a => Actor.Of(a.Person!.Value, [Role.Administrator], Door.CommandLine));

    private static string Day(DateTimeOffset time) => time.ToLocalTime().ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
