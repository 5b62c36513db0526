using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>A note with the proposal its owner judges.</summary>
public sealed record NoteProposal(Note Note, PseudonymisationProposal Proposal, int Step)
{
    /// <summary>Named by a write that follows.</summary>
    public ContentHash Version => NoteAccess.VersionOf(Note, Step);
}

/// <summary>„Pseudonymisierung vorschlagen“ — shows the owner text and findings, and takes corrections. Every look at the clear text has
/// its entry.</summary>
public sealed class ProposePseudonyms(IPlanningStore store, Pseudonymiser pseudonymiser)
{
    public async Task<Outcome<NoteProposal>> RunAsync(Actor actor, Guid noteId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await CurrentAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var current, out var problem)) return problem;
        await transaction.CommitAsync(actor, [new(AuditEvent.NoteDisclosed, AuditObject.Note, noteId, Fields(current))], cancellationToken);
        return current;
    }

    /// <summary>Adds, removes or judges marks; the proposal is looked at again as a whole. Taking back a direct identifier needs a reason
    /// (DSGVO Art. 25), whose code is logged.</summary>
    public Task<Outcome<NoteProposal>> CorrectAsync(
        Actor actor, Guid noteId, Corrections corrections, CancellationToken cancellationToken) =>
        CorrectAsync(actor, noteId, corrections, null, cancellationToken);

    /// <inheritdoc cref="CorrectAsync(Actor, Guid, Corrections, CancellationToken)"/>
    /// <param name="seen"><see cref="NoteProposal.Version"/> of the proposal the corrections were made on; null: whatever it is
    /// now.</param>
    public async Task<Outcome<NoteProposal>> CorrectAsync(
        Actor actor, Guid noteId, Corrections corrections, ContentHash? seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await CurrentAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var current, out var problem)) return problem;
        if (NoteAccess.Stale(current.Note, current.Step, seen) is { } stale) return stale;
        if (corrections.Reason is null && TakesBackDirect(current.Proposal, corrections)) return ReasonMissing;
        if (!current.Proposal.With(corrections).IsOk(out var corrected, out problem)) return problem;

        var next = current with { Proposal = corrected, Step = current.Step + 1 };
        transaction.Notes.AddCorrections(noteId, next.Step, corrections);
        var fields = Fields(next);
        if (corrections.Reason is { } reason && corrections.RemovedFindings.Count > 0) fields[AuditField.Reason] = Code.Of(reason);
        await transaction.CommitAsync(actor, [new(AuditEvent.PseudonymsProposed, AuditObject.Note, noteId, fields)], cancellationToken);
        return next;
    }

    /// <summary>Back to the first proposal.</summary>
    /// <param name="seen">As for <see cref="CorrectAsync(Actor, Guid, Corrections, ContentHash?, CancellationToken)"/>.</param>
    public async Task<Outcome<NoteProposal>> ResetAsync(
        Actor actor, Guid noteId, ContentHash? seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await CurrentAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var current, out var problem)) return problem;
        if (NoteAccess.Stale(current.Note, current.Step, seen) is { } stale) return stale;
        await transaction.Notes.ClearCorrectionsAsync(noteId, cancellationToken);
        if (!pseudonymiser.Propose(current.Proposal.Source, cancellationToken).IsOk(out var first, out problem)) return problem;
        var next = current with { Proposal = first, Step = 0 };
        await transaction.CommitAsync(
            actor, [new(AuditEvent.PseudonymsProposed, AuditObject.Note, noteId, Fields(next))], cancellationToken);
        return next;
    }

    /// <summary>The proposal with all corrections so far, without an entry of its own; for acts that write one.</summary>
    internal async Task<Outcome<NoteProposal>> CurrentAsync(
        Actor actor, Guid noteId, IStoreView view, CancellationToken cancellationToken)
    {
        if (!(await NoteAccess.OwnAsync(actor, noteId, view, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        if (note.State != NoteState.Uploaded) return NoteAccess.AlreadyConfirmed;
        var steps = await view.Notes.ReadCorrectionsAsync(noteId, cancellationToken);
        return (await ReplayAsync(noteId, steps, view, cancellationToken))
            .Then<NoteProposal>(proposal => new NoteProposal(note, proposal, steps.Count));
    }

    /// <summary>The proposal for the stored text with these corrections; the same bytes as long as the recognisers are the same.</summary>
    internal async Task<Outcome<PseudonymisationProposal>> ReplayAsync(
        Guid noteId, IReadOnlyList<Corrections> steps, IStoreView view, CancellationToken cancellationToken)
    {
        if (await view.Notes.ReadTextAsync(noteId, cancellationToken) is not { } text) return NoteAccess.Gone;
        var outcome = pseudonymiser.Propose(text, cancellationToken);
        foreach (var step in steps) outcome = outcome.Then(p => p.With(step));
        return outcome;
    }

    private static Problem ReasonMissing { get; } = new("pseudonymisation.removal-reason",
        "Bitte wählen Sie einen Grund: Eine erkannte Angabe zu einer Person bleibt nur mit Grund im Text.", ProblemKind.Invalid)
    {
        Details = [new ProblemDetail("Bitte wählen Sie, warum die Angabe im Text bleiben darf.", Field: "Grund")],
    };

    private static bool TakesBackDirect(PseudonymisationProposal proposal, Corrections corrections) =>
        proposal.Findings.Any(f => corrections.RemovedFindings.Contains(f.Start) && RemovalReasons.IsNeededFor(f.Type));

    internal static Dictionary<AuditField, string> Fields(NoteProposal current) => new()
    {
        [AuditField.DetectorVersion] = current.Proposal.DetectorVersion,
        [AuditField.ProposalVerdict] = Code.Of(current.Proposal.Verdict),
        [AuditField.Count] = Code.Of(current.Proposal.Findings.Count),
        [AuditField.Version] = Code.Of(current.Step),
    };
}
