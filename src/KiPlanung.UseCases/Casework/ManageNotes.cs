using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>A note with its confirmed text, when there is one.</summary>
public sealed record NoteView(Note Note, PseudonymisedText? Confirmed, int Step)
{
    /// <summary>Named by a write that follows.</summary>
    public ContentHash Version => NoteAccess.VersionOf(Note, Step);
}

/// <summary>„Eigene Notizen ansehen und löschen“</summary>
public sealed class ManageNotes(IPlanningStore store)
{
    public async Task<Outcome<IReadOnlyList<Note>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.CaseWorker).IsOk(out var owner, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        return new Outcome<IReadOnlyList<Note>>.Ok(await view.Notes.ListAsync(owner, cancellationToken));
    }

    public async Task<Outcome<NoteView>> FindAsync(Actor actor, Guid noteId, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, view, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        var steps = await view.Notes.ReadCorrectionsAsync(noteId, cancellationToken);
        return new NoteView(note, await view.Notes.ReadConfirmedAsync(noteId, cancellationToken), steps.Count);
    }

    /// <summary>Destroys the data key; the text cannot be read any more, also not from a copy of the database (DSGVO Art. 17).</summary>
    public Task<Outcome<Done>> DeleteAsync(Actor actor, Guid noteId, CancellationToken cancellationToken) =>
        DeleteAsync(actor, noteId, null, cancellationToken);

    /// <inheritdoc cref="DeleteAsync(Actor, Guid, CancellationToken)"/>
    /// <param name="seen"><see cref="NoteView.Version"/> of the note as it was looked at; null: whatever it is now.</param>
    public async Task<Outcome<Done>> DeleteAsync(Actor actor, Guid noteId, ContentHash? seen, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        var steps = await transaction.Notes.ReadCorrectionsAsync(noteId, cancellationToken);
        if (NoteAccess.Stale(note, steps.Count, seen) is { } stale) return stale;
        await transaction.Notes.DestroyAsync(noteId, cancellationToken);
        await transaction.CommitAsync(actor, [new(AuditEvent.NoteDeleted, AuditObject.Note, noteId)], cancellationToken);
        return Done.It;
    }
}
