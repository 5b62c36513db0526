using System.CommandLine;
using KiPlanung.Verify;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit verify</c> and <c>audit proof</c>: need exported files and nothing else; neither database nor server. The same
/// check as in the small program <c>kiplanung-verify</c>.</summary>
internal static class AuditVerifyCommand
{
    private static readonly Argument<DirectoryInfo> Log = new("DIR") { Description = "Ordner mit dem ausgegebenen Protokoll" };
    private static readonly Option<FileInfo?> Checkpoint = new("--checkpoint")
    {
        Description = "früherer Prüfpunkt, anderswo aufbewahrt", HelpName = "DATEI",
    };
    private static readonly Option<FileInfo?> Key = new("--key") { Description = "Prüfschlüssel, anderswo aufbewahrt", HelpName = "DATEI" };
    private static readonly Option<FileInfo> ProofKey = new("--key")
    {
        Description = "Prüfschlüssel, anderswo aufbewahrt", HelpName = "DATEI", Required = true,
    };
    private static readonly Option<bool> Json = new("--json") { Description = "Prüfbericht als JSON ausgeben" };
    private static readonly Argument<FileInfo> Proof = new("NACHWEIS") { Description = "Einschlussnachweis (.tlog-proof)" };
    private static readonly Argument<FileInfo?> Entry = new("EINTRAG")
    {
        Description = "der Eintrag (.json); bei einer Quittung nicht nötig", Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<FileInfo[]> Receipts = new("--receipt")
    {
        Description = "aufbewahrte Quittung, mehrfach möglich; ein Ordner steht für alle Dateien darin", HelpName = "DATEI",
    };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", "Prüft ein ausgegebenes Protokoll ohne Datenbank.") { Log, Checkpoint, Key, Receipts, Json };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Check(terminal).OfLog(parsed.GetRequiredValue(Log).FullName,
                new(parsed.GetValue(Checkpoint)?.FullName, parsed.GetValue(Key)?.FullName,
                    [.. (parsed.GetValue(Receipts) ?? []).Select(r => r.FullName)]),
                parsed.GetValue(Json), cancellationToken),
            cancellationToken));
        return command;
    }

    public static Command CreateProof(Terminal terminal)
    {
        var command = new Command("proof", "Prüft den Einschlussnachweis eines Eintrags.") { Proof, Entry, ProofKey, Json };
        command.SetAction(parsed => Check(terminal).OfProof(parsed.GetRequiredValue(Proof).FullName,
            parsed.GetValue(Entry)?.FullName, parsed.GetRequiredValue(ProofKey).FullName, parsed.GetValue(Json)));
        return command;
    }

    private static LogCheck Check(Terminal terminal) => new(terminal.Output, terminal.Error, terminal.Progress("Prüfung"));
}
