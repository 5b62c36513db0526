using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>A note exists for its owner alone; for everybody else it is not there (SGB I § 35: also inside the authority).</summary>
internal static class NoteAccess
{
    public static Problem NotFound { get; } = new("note.not-found", "Diese Notiz gibt es nicht.", ProblemKind.NotFound);

    public static Problem Gone { get; } = new("note.deleted", "Diese Notiz wurde gelöscht.", ProblemKind.NotFound);

    public static Problem AlreadyConfirmed { get; } = new("note.already-confirmed",
        "Die Pseudonymisierung dieser Notiz ist bereits bestätigt.", ProblemKind.Conflict);

    /// <summary>What a write names to say which state of the note was seen: its state and how many corrections there were.</summary>
    public static ContentHash VersionOf(Note note, int step) => ContentHash.Of($"note {note.Id:D} {Code.Of(note.State)} {Code.Of(step)}");

    /// <summary>412 that names the state the note has now; null when it is the one seen. Only its owner, a case worker, changes a
    /// note.</summary>
    /// <param name="seen">Null: the caller holds the state in the same transaction.</param>
    public static Problem? Stale(Note note, int step, ContentHash? seen)
    {
        if (seen is null || seen == VersionOf(note, step)) return null;
        var standing = note.State == NoteState.Confirmed ? "bestätigt" : $"in der {Code.Of(step + 1)}. Fassung der Angaben";
        return new Problem("note.stale",
            $"Diese Notiz ist inzwischen {standing}, geändert in der Rolle {Roles.Title(Role.CaseWorker)}. Bitte laden Sie sie neu.",
            ProblemKind.Stale);
    }

    public static async Task<Outcome<Note>> OwnAsync(Actor actor, Guid noteId, IStoreView view, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        var note = await view.Notes.FindAsync(noteId, cancellationToken);
        return note is null || note.Owner != person ? NotFound : note.State == NoteState.Deleted ? Gone : note;
    }
}
