using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Notiz einreichen“ — the text is kept encrypted under its own key; the log holds the id, never the text.</summary>
public sealed class UploadNote(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<Note>> RunAsync(Actor actor, NoteKind kind, ConfidentialText text, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.CaseWorker).IsOk(out var owner, out var problem)) return problem;

        var now = clock.GetUtcNow();
        await using var transaction = await store.WriteAsync(cancellationToken);
        var number = await transaction.Notes.NextNumberAsync(owner, cancellationToken);
        var note = new Note(Guid.CreateVersion7(now), kind, owner, number, NoteState.Uploaded, now, null);
        transaction.Notes.Add(note, text);
        await transaction.CommitAsync(
            actor, [new(AuditEvent.NoteUploaded, AuditObject.Note, note.Id, Fields(note, text))], cancellationToken);
        return note;
    }

    private static Dictionary<AuditField, string> Fields(Note note, ConfidentialText text) => new()
    {
        [AuditField.Kind] = Code.Of(note.Kind),
        [AuditField.Count] = Code.Of(text.Length),
    };
}
