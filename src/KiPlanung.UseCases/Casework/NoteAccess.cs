using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>A note exists for its owner alone; for everybody else it is not there (SGB I § 35: also inside the authority).</summary>
internal static class NoteAccess
{
    public static Problem NotFound { get; } = new("note.not-found", "Diese Notiz gibt es nicht.", ProblemKind.NotFound);

    public static Problem Gone { get; } = new("note.deleted", "Diese Notiz wurde gelöscht.", ProblemKind.NotFound);

    public static Problem AlreadyConfirmed { get; } = new("note.already-confirmed",
        "Die Pseudonymisierung dieser Notiz ist bereits bestätigt.", ProblemKind.Conflict);

    public static async Task<Outcome<Note>> OwnAsync(Actor actor, Guid noteId, IStoreView view, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.CaseWorker).IsOk(out var person, out var problem)) return problem;
        var note = await view.Notes.FindAsync(noteId, cancellationToken);
        return note is null || note.Owner != person ? NotFound : note.State == NoteState.Deleted ? Gone : note;
    }
}
