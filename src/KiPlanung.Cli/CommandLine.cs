using System.CommandLine;
using KiPlanung.Cli.Commands;

namespace KiPlanung.Cli;

/// <summary>All commands under one root.</summary>
internal static class CommandLine
{
    private const int HelpWidth = 110;

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors is not true)
        {
            foreach (var error in parsed.Errors) terminal.Note("Fehler: " + GermanUsage.Sentence(error.Message));
            terminal.Note("Hilfe: kiplanung --help");
            return ExitCode.Usage;
        }

        if (!PolicyOption.Apply(parsed).IsOk(out _, out var problem)) return terminal.Refuse(problem);
        try
        {
            // the library's own signal handling begins only after a command's first await, too late for one that calculates
            var surroundings = new InvocationConfiguration
            {
                Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(surroundings, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Note("Abgebrochen. Es wurde nichts geschrieben.");
            return ExitCode.Cancelled;
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            terminal.Note("Fehler: " + disk.Message);
            return ExitCode.Refused;
        }
    }

    internal static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("KiPlanung: Sozialplanung mit geprüften Vorausberechnungen und Zusammenfassungen.")
        {
            DataFolder.Option,
            DemoCommand.Create(terminal),
            ImportCommand.Create(terminal),
            new Command("forecast", "Vorausberechnungen") { ForecastSeriesCommand.Create(terminal),
                ForecastPopulationCommand.Create(terminal), ForecastNeedCommand.Create(terminal),
                ForecastCoherentCommand.Create(terminal) },
            PseudonymiseCommand.Create(terminal),
            SummariseCommand.Create(terminal),
            new Command("audit", "Protokoll ausgeben und prüfen") { AuditExportCommand.Create(terminal),
                AuditEvidenceCommand.Create(terminal),
                AuditVerifyCommand.Create(terminal), AuditVerifyCommand.CreateProof(terminal), AuditKeyCommand.Create(terminal),
                AuditRetentionCommand.Create(terminal) },
            AccountCommand.Create(terminal),
            VaultCommand.Create(terminal),
            new Command("eval", "Güte messen und mit einer Messlatte vergleichen") { EvalForecastCommand.Create(terminal),
                EvalPseudonymisationCommand.Create(terminal), EvalTaggerCommand.Create(terminal),
                EvalTrainCommand.Create(terminal), EvalTrainTaggerCommand.Create(terminal) },
            new Command("release", "Freigegebene Ergebnisse") { ReleaseListCommand.Create(terminal) },
        };
        GermanUsage.Install(root, HelpWidth);
        return root;
    }
}
