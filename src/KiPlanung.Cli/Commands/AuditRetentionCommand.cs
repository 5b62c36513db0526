using System.CommandLine;
using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.UseCases;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit retention</c>: which classes and periods the log can still tell people apart in, and until when.</summary>
internal static class AuditRetentionCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("retention", "Zeigt, bis wann das Protokoll Personen unterscheiden kann.");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!(await Installation.ExistingAsync(DataFolder.Of(parsed), cancellationToken)).IsOk(out var installation, out var problem))
            return terminal.Refuse(problem);
        await using (installation)
        {
            foreach (var period in installation.Get<IRetention>().Periods())
                terminal.Say($"{RetentionClasses.Title(period.Class)}\t{period.Name}\tbis {Day(period.Until)}");
            terminal.Say("Danach löscht KiPlanung den Schlüssel der Pseudonyme; Einträge, Nachweise und Quittungen bleiben gültig.");
            return ExitCode.Ok;
        }
    }

    private static string Day(DateTimeOffset until) => until.AddDays(-1).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
