using System.Text;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>An entry with what shows offline that it is in the log.</summary>
/// <param name="Canonical">The bytes that were hashed, as text.</param>
/// <param name="Proof">C2SP tlog-proof: index, hashes, signed checkpoint.</param>
public sealed record ProvenEntry(LoggedEntry Logged, string Canonical, string Proof, Checkpoint Checkpoint);

/// <summary>„Eintrag mit Einschlussnachweis“</summary>
public sealed class ShowEntry(IPlanningStore store, IAuditLog log)
{
    internal static Problem NotFound { get; } = new("audit.entry-not-found",
        "Einen Eintrag mit dieser Nummer gibt es im Protokoll nicht. Die Zählung beginnt bei 0.", ProblemKind.NotFound);

    private static Problem Changed { get; } = new("audit.proof-impossible",
        "Für diesen Eintrag lässt sich kein Nachweis ausstellen: Die gespeicherten Prüfsummen führen nicht zum unterschriebenen Prüfpunkt. "
        + "Bitte prüfen Sie das Protokoll.", ProblemKind.Conflict);

    public async Task<Outcome<ProvenEntry>> RunAsync(Actor actor, long index, CancellationToken cancellationToken)
    {
        if (await LogReading.EnteredAsync(store, actor, AuditEvent.LogRead, "entry", null, cancellationToken) is { } problem)
            return problem;
        var checkpoint = await log.SealAsync(cancellationToken);
        if (index < 0 || index >= checkpoint.Size || await log.FindAsync(index, cancellationToken) is not { } logged) return NotFound;
        var leaves = await log.ReadLeafHashesAsync(checkpoint.Size, cancellationToken);
        if (!MerkleTree.Root(leaves).AsSpan().SequenceEqual(checkpoint.Root)) return Changed;
        var proof = LogExport.Proof(leaves, checked((int)index), checkpoint);
        return new ProvenEntry(logged, Encoding.UTF8.GetString(logged.Entry.CanonicalBytes()), proof, checkpoint);
    }
}
