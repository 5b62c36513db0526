using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>audit verify</c>: needs an exported log and nothing else; neither database nor server.</summary>
internal static class AuditVerifyCommand
{
    private static readonly Argument<DirectoryInfo> Log = new("DIR") { Description = "Ordner mit dem ausgegebenen Protokoll" };
    private static readonly Option<FileInfo?> Checkpoint = new("--checkpoint")
    {
        Description = "früherer Prüfpunkt, anderswo aufbewahrt", HelpName = "DATEI",
    };
    private static readonly Option<FileInfo?> Key = new("--key") { Description = "Prüfschlüssel, anderswo aufbewahrt", HelpName = "DATEI" };
    private static readonly Option<bool> Json = new("--json") { Description = "Prüfbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", "Prüft ein ausgegebenes Protokoll ohne Datenbank.") { Log, Checkpoint, Key, Json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (directory, json) = (parsed.GetRequiredValue(Log), parsed.GetValue(Json));
        if (!directory.Exists)
            return terminal.Refuse(
                new Problem("audit.no-directory", $"Den Ordner {directory.FullName} gibt es nicht.", ProblemKind.NotFound), json);
        if (!(await TextOf(parsed.GetValue(Checkpoint), cancellationToken)).IsOk(out var checkpoint, out var problem))
            return terminal.Refuse(problem, json);
        if (!(await TextOf(parsed.GetValue(Key), cancellationToken)).IsOk(out var key, out problem)) return terminal.Refuse(problem, json);

        var report = LogVerifier.Verify(new LogDirectoryOnDisk(directory.FullName), checkpoint.Text, key.Text?.Trim(),
            terminal.Progress("Prüfung"), cancellationToken);
        if (json) terminal.Json(Document(report));
        else Say(report, checkpoint.Text is not null, terminal);
        return report.Valid ? ExitCode.Ok : ExitCode.VerificationFailed;
    }

    internal static void Say(VerificationReport report, bool extends, Terminal terminal)
    {
        var count = report.Entries.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));
        if (report.Valid)
        {
            terminal.Say($"Das Protokoll ist unverändert: {count} Einträge, Wurzel {report.RootHex}.");
            if (extends) terminal.Say("Es setzt den angegebenen früheren Prüfpunkt unverändert fort.");
            return;
        }

        terminal.Say($"Das Protokoll ist NICHT in Ordnung ({report.Faults.Count} Befunde, {count} Einträge).");
        if (report.First is { } first)
            terminal.Say(first.Index is { } index ? $"Erster fehlerhafter Eintrag: Nummer {index} (gezählt ab 0). {first.Message}"
                : first.Message);
        foreach (var fault in report.Faults.Skip(1).Take(20)) terminal.Say($"  {fault.Code}: {fault.Message}");
    }

    private static JsonObject Document(VerificationReport report) => new()
    {
        ["ok"] = report.Valid,
        ["entries"] = report.Entries,
        ["root"] = report.RootHex,
        ["firstBadEntry"] = report.First?.Index,
        ["faults"] = new JsonArray([.. report.Faults.Select(f => new JsonObject
        {
            ["code"] = f.Code, ["message"] = f.Message, ["index"] = f.Index,
        })]),
    };

    private static async Task<Outcome<GivenText>> TextOf(FileInfo? file, CancellationToken cancellationToken) =>
        file is null ? new GivenText(null)
        : file.Exists ? new GivenText(await File.ReadAllTextAsync(file.FullName, cancellationToken))
        : new Problem("file.not-found", $"Die Datei {file.FullName} gibt es nicht. Bitte prüfen Sie den Namen.", ProblemKind.NotFound);

    private sealed record GivenText(string? Text);
}
