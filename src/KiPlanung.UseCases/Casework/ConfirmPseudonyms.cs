using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Pseudonymisierung bestätigen“ — the case worker confirms exactly the text seen; only then may anything use it.</summary>
public sealed class ConfirmPseudonyms(IPlanningStore store, ProposePseudonyms proposals, TimeProvider clock)
{
    public async Task<Outcome<PseudonymisedText>> RunAsync(Actor actor, Guid noteId, ContentHash seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await proposals.CurrentAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var current, out var problem))
            return problem;
        var proposal = current.Proposal;
        if (!proposal.Confirm(new CaseWorker(actor.Person!.Value), seen, clock.GetUtcNow()).IsOk(out var text, out problem)) return problem;

        await transaction.Notes.SaveConfirmedAsync(noteId, text, proposal.Key, cancellationToken);
        var fields = ProposePseudonyms.Fields(current);
        fields[AuditField.ContentHash] = text.Hash.Hex;
        await transaction.CommitAsync(actor, [new(AuditEvent.PseudonymsConfirmed, AuditObject.Note, noteId, fields)], cancellationToken);
        return text;
    }
}
