using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>What an archive is about.</summary>
/// <param name="Title">Such as <c>Vorgang 3f…</c>.</param>
/// <param name="Places">Entries with a proof of their own, ascending.</param>
/// <param name="History">Of one artefact; null for a period.</param>
internal sealed record EvidenceChoice(string Title, IReadOnlyList<long> Places, ArtefactHistory? History);

/// <summary>„Beweisarchiv“ — a verified export in a temporary file, and what the verifier said of exactly these files. Proofs and lists
/// are made while the archive is written, so memory does not grow with the log; of the chosen entries, the places are kept, eight bytes
/// each.</summary>
public sealed class EvidenceArchive : IDisposable
{
    /// <summary>Folder of the log inside the archive.</summary>
    public const string LogFolder = "protokoll/";

    private readonly EvidenceChoice choice;
    private readonly Checkpoint checkpoint;
    private readonly SpooledExport spooled;
    private readonly ILogDirectory export;
    private readonly ITemporaryFiles temporary;

    /// <param name="spooled">Belongs to the archive.</param>
    /// <param name="export">The same with proofs beside it.</param>
    internal EvidenceArchive(
        EvidenceChoice choice, Checkpoint checkpoint, SpooledExport spooled, ILogDirectory export, VerificationReport report,
        ITemporaryFiles temporary)
    {
        (this.choice, this.checkpoint, this.spooled, this.export) = (choice, checkpoint, spooled, export);
        (Report, this.temporary) = (report, temporary);
    }

    public VerificationReport Report { get; }

    /// <summary>Entries with a proof of their own.</summary>
    public int Chosen => choice.Places.Count;

    /// <summary>Writes the ZIP file from front to back; the same log and choice give the same bytes.</summary>
    /// <param name="target">Written to asynchronously only; it need not be able to seek.</param>
    /// <exception cref="IOException">There is no room for temporary files, or the target is gone.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the target holds a part.</exception>
    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        await using var directory = temporary.Create();
        var zip = new ZipStream(target, directory);
        await zip.AddAsync("LIESMICH.txt", EvidenceWords.ReadMe(choice, checkpoint), cancellationToken);
        await zip.AddAsync("pruefbericht.txt", EvidenceWords.Report(Report, checkpoint), cancellationToken);
        await zip.AddAsync("pruefbericht.json", EvidenceWords.ReportJson(Report), cancellationToken);
        await AddEntriesAsync(zip, "eintraege.csv", EntryFiles.WriteCsv, cancellationToken);
        await AddEntriesAsync(zip, "eintraege.json", EntryFiles.WriteJson, cancellationToken);
        if (choice.History is { } history)
            await zip.AddAsync("abstammung.json", EvidenceWords.LineageJson(history.Lineage), cancellationToken);
        foreach (var path in export.Paths())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (export.Read(path) is { } content) await zip.AddAsync(LogFolder + path, content, cancellationToken);
        }
        await zip.FinishAsync(cancellationToken);
    }

    public void Dispose() => spooled.Dispose();

    private async Task AddEntriesAsync(
        ZipStream zip, string path, Action<Stream, IEnumerable<(long Index, byte[] Canonical)>> write, CancellationToken cancellationToken)
    {
        await using var room = temporary.Create();
        await zip.AddAsync(path, room, stream => write(stream, Entries()), cancellationToken);

        IEnumerable<(long, byte[])> Entries()
        {
            foreach (var entry in LogExport.Entries(spooled, checkpoint.Size, choice.Places))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
    }
}
