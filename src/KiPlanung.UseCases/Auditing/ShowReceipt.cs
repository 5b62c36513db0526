using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Quittung einer Handlung“ — whoever acted takes along the proof that the act is in the log; auditors get it of any entry.
/// Taking it is no entry: it shows nothing but the caller's own act.</summary>
public sealed class ShowReceipt(IAuditLog log)
{
    public async Task<Outcome<EntryProof>> RunAsync(Actor actor, Guid entryId, CancellationToken cancellationToken)
    {
        if (actor.Person is not { } person) return NotFound;
        if (await log.ProofAsync(entryId, cancellationToken) is not { } proof) return NotFound;
        var entry = proof.Logged.Entry;
        return actor.Roles.Contains(Role.Auditor) || entry.Actor == log.PseudonymOf(person, entry.What, entry.Time) ? proof : NotFound;
    }

    private static Problem NotFound { get; } = new("receipt.not-found",
        "Zu dieser Kennung gibt es keine Quittung für Sie. Quittungen erhält, wer gehandelt hat.", ProblemKind.NotFound);
}
