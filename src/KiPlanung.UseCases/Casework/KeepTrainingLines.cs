using KiPlanung.Audit;
using KiPlanung.Pseudonymisation.Tagging.Training;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Übungszeilen aufbewahren“ — only when the case worker says so: the corrected sentences of an own confirmed note, with signs
/// instead of names, encrypted under the key of the note and deleted with it.</summary>
public sealed class KeepTrainingLines(IPlanningStore store, ProposePseudonyms proposals)
{
    /// <returns>How many lines are kept; 0 when nothing was corrected. Refused: a note that is not confirmed, lines kept already,
    /// recognisers that have changed since the confirmation.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, Guid noteId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        if (note.State != NoteState.Confirmed) return NotConfirmed;
        if (await transaction.Notes.HasTrainingAsync(noteId, cancellationToken)) return AlreadyKept;
        var steps = await transaction.Notes.ReadCorrectionsAsync(noteId, cancellationToken);
        var replayed = await proposals.ReplayAsync(noteId, steps, transaction, cancellationToken);
        if (!replayed.IsOk(out var proposal, out problem)) return problem;
        if (ContentHash.Of(proposal.Preview) != note.ConfirmedHash) return RecognisersChanged;

        var lines = CorrectionFrames.Of(proposal, steps);
        if (lines.Count == 0) return 0;
        await transaction.Notes.SaveTrainingAsync(noteId, lines, cancellationToken);
        var fields = new Dictionary<AuditField, string> { [AuditField.Count] = Code.Of(lines.Count) };
        await transaction.CommitAsync(actor, [new(AuditEvent.TrainingLinesKept, AuditObject.Note, noteId, fields)], cancellationToken);
        return lines.Count;
    }

    private static Problem NotConfirmed { get; } = new("training-lines.not-confirmed",
        "Übungszeilen gibt es erst, wenn die Pseudonymisierung der Notiz bestätigt ist.", ProblemKind.Conflict);

    private static Problem AlreadyKept { get; } = new("training-lines.already-kept",
        "Die Übungszeilen dieser Notiz sind bereits aufbewahrt.", ProblemKind.Conflict);

    private static Problem RecognisersChanged { get; } = new("training-lines.recognisers-changed",
        "Die Erkennung hat sich seit der Bestätigung dieser Notiz geändert. Ihre Korrekturen passen nicht mehr dazu und werden nicht "
        + "aufbewahrt.",
        ProblemKind.Conflict);
}
