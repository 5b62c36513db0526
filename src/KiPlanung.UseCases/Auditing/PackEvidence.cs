using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Beweisarchiv“ — files to be packed, and what the verifier said of exactly these files.</summary>
/// <param name="Chosen">Entries with a proof of their own.</param>
public sealed record EvidenceArchive(IReadOnlyList<ExportFile> Files, VerificationReport Report, int Chosen);

/// <summary>„Beweisarchiv packen“ — the entries of one artefact or one period with their proofs, the whole log as <c>kiplanung audit
/// verify</c> takes it, and the report of that verification.</summary>
public sealed class PackEvidence(IPlanningStore store, IAuditLog log, FollowArtefact follow)
{
    /// <summary>Folder of the log inside the archive.</summary>
    public const string LogFolder = "protokoll/";

    /// <summary>Entries that get a proof of their own.</summary>
    public const int MostEntries = 5_000;

    private static Problem Nothing { get; } = new("audit.evidence-empty",
        "Dazu gibt es keinen Eintrag; ein Archiv wäre leer.", ProblemKind.NotFound);

    private static Problem TooMany { get; } = new("audit.evidence-too-large",
        $"Dazu gibt es mehr als {MostEntries.ToString("N0", CultureInfo.GetCultureInfo("de-DE"))} Einträge. Bitte wählen Sie einen "
        + "kürzeren Zeitraum.", ProblemKind.Invalid);

    /// <summary>About one artefact, its sources and results.</summary>
    public async Task<Outcome<EvidenceArchive>> OfArtefactAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, id, cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        var history = await follow.ReadAsync(id, cancellationToken);
        return history.Entries.Count == 0
            ? Nothing
            : await PackAsync($"Vorgang {id:D}", history.Entries, checkpoint, history.Lineage, cancellationToken);
    }

    /// <summary>What the filter of the log page shows.</summary>
    public async Task<Outcome<EvidenceArchive>> OfPeriodAsync(Actor actor, LogFilter filter, CancellationToken cancellationToken)
    {
        if (await EnteredAsync(actor, null, cancellationToken) is { } problem) return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        var entries = await log.ListAsync(filter, 0, MostEntries + 1, cancellationToken);
        if (entries.Count == 0) return Nothing;
        if (entries.Count > MostEntries) return TooMany;
        var title = $"Zeitraum {Day(filter.From) ?? "Beginn"} bis {Day(filter.To) ?? "heute"}";
        return await PackAsync(title, [.. entries.OrderBy(e => e.Index)], checkpoint, null, cancellationToken);
    }

    private async Task<Outcome<EvidenceArchive>> PackAsync(
        string title, IReadOnlyList<LoggedEntry> entries, Checkpoint checkpoint, Lineage? lineage, CancellationToken cancellationToken)
    {
        entries = [.. entries.Where(e => e.Index < checkpoint.Size)];
        var leaves = log.ReadAllAsync(checkpoint.Size, cancellationToken).Select(l => (l.Entry, l.LeafHash));
        var rotations = await log.RotationsAsync(checkpoint.Size, cancellationToken);
        var export = new List<ExportFile>();
        await foreach (var file in LogExport.WriteAsync(leaves, checkpoint, log.VerificationKey, rotations)) export.Add(file);
        // a log that does not hold gives no proofs; the archive then shows exactly that
        if (ProofExport.Write(new MemoryLogDirectory(export), [.. entries.Select(e => e.Index)]).IsOk(out var proofs, out _))
            export.AddRange(proofs.ToList());
        var report = LogVerifier.Verify(new MemoryLogDirectory(export), null, log.VerificationKey, null, cancellationToken);
        var files = new List<ExportFile>
        {
            new("LIESMICH.txt", Text(ReadMe(title, entries.Count, checkpoint))),
            new("pruefbericht.txt", Text(Words(report, checkpoint))),
            new("pruefbericht.json", EntryFiles.Bytes(ReportJson(report))),
            new("eintraege.csv", EntryFiles.Csv(entries)),
            new("eintraege.json", EntryFiles.Json(entries)),
        };
        if (lineage is not null) files.Add(new("abstammung.json", EntryFiles.Bytes(LineageJson(lineage))));
        files.AddRange(export.Select(f => f with { Path = LogFolder + f.Path }));
        return new EvidenceArchive(files, report, entries.Count);
    }

    private Task<Problem?> EnteredAsync(Actor actor, Guid? about, CancellationToken cancellationToken) =>
        LogReading.EnteredAsync(store, actor, AuditEvent.LogExported, "evidence", about, cancellationToken);

    private static string ReadMe(string title, int entries, Checkpoint checkpoint) => $"""
        BEWEISARCHIV
        {title}

        eintraege.csv, eintraege.json   {entries} Einträge zu diesem Archiv; Personen nur als Kennzahl, Inhalte nur als Prüfsumme
        abstammung.json                 woraus etwas entstand und was daraus wurde (nur bei einem Vorgang)
        pruefbericht.txt, .json         Ergebnis der Prüfung genau der Dateien im Ordner „protokoll“
        protokoll/                      das ganze Protokoll bis zum Prüfpunkt über {checkpoint.Size} Einträge (C2SP tlog-tiles)
        protokoll/entries/              jeder gewählte Eintrag mit Einschlussnachweis (.tlog-proof)

        Selbst prüfen, ohne Netz und ohne Datenbank:
            kiplanung audit verify protokoll
            kiplanung-verify protokoll
        Vergleichen Sie dabei mit Prüfschlüssel und Prüfpunkt, die Sie früher an anderer Stelle aufbewahrt haben
        (--key und --checkpoint). Nur so fällt auf, wenn das ganze Protokoll ersetzt wurde.

        """;

    private static string Words(VerificationReport report, Checkpoint checkpoint)
    {
        var text = new StringBuilder("PRÜFBERICHT\n\n")
            .Append(report.Valid ? "Das Protokoll ist unverändert.\n" : "Das Protokoll ist NICHT in Ordnung.\n")
            .Append(CultureInfo.InvariantCulture, $"Geprüfte Einträge: {report.Entries}\n")
            .Append(CultureInfo.InvariantCulture, $"Wurzelprüfsumme:   {report.RootHex ?? "nicht berechenbar"}\n\n");
        foreach (var fault in report.Faults)
            text.Append(CultureInfo.InvariantCulture, $"Fehler{(fault.Index is { } at ? $" bei Eintrag {at}" : "")}: {fault.Message}\n");
        foreach (var notice in report.Notices) text.Append(CultureInfo.InvariantCulture, $"Hinweis: {notice}\n");
        return text.Append("\nUnterschriebener Prüfpunkt:\n").Append(checkpoint.Note).ToString();
    }

    private static JsonObject ReportJson(VerificationReport report) => new()
    {
        ["schema"] = "kiplanung.verification.v1",
        ["valid"] = report.Valid,
        ["entries"] = report.Entries,
        ["root"] = report.RootHex,
        ["faults"] = new JsonArray([.. report.Faults.Select(f => (JsonNode)new JsonObject
        {
            ["code"] = f.Code, ["index"] = f.Index, ["message"] = f.Message,
        })]),
        ["notices"] = new JsonArray([.. report.Notices.Select(n => (JsonNode)n)]),
    };

    private static JsonObject LineageJson(Lineage lineage) => new()
    {
        ["schema"] = "kiplanung.lineage.v1",
        ["steps"] = new JsonArray([.. lineage.Nodes.Select(n => (JsonNode)new JsonObject
        {
            ["key"] = n.Key, ["kind"] = Code.Of(n.Kind), ["id"] = n.ObjectId?.ToString("D"), ["at"] = n.At.ToUniversalTime(),
            ["hash"] = n.Hash?.Hex, ["entry"] = n.Index, ["version"] = n.Version,
            ["state"] = n.State is { } state ? Code.Of(state) : n.Note is { } note ? Code.Of(note) : null,
        })]),
        ["arrows"] = new JsonArray([.. lineage.Edges.Select(e => (JsonNode)new JsonObject { ["from"] = e.From, ["to"] = e.To })]),
    };

    private static byte[] Text(string words) => Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\n"));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Files of an export as the verifier reads them.</summary>
internal sealed class MemoryLogDirectory(IReadOnlyList<ExportFile> files) : ILogDirectory
{
    private readonly Dictionary<string, byte[]> _files = files.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);

    public IEnumerable<string> Paths() => _files.Keys;

    public byte[]? Read(string path) => _files.GetValueOrDefault(path);
}
