using KiPlanung.Audit;
using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Reidentification;

/// <summary>What the owner sees of the requests about a note.</summary>
/// <param name="Placeholders">Codes that can be asked for, in order of occurrence.</param>
/// <param name="Cases">Newest first.</param>
public sealed record NoteReidentifications(Note Note, IReadOnlyList<string> Placeholders, IReadOnlyList<ReidentificationCase> Cases);

/// <summary>„Einzelnen Platzhalter wiederherstellen: beantragen“ — by the owner of the note, for one placeholder, with a purpose.</summary>
public sealed class RequestReidentification(IPlanningStore store, TimeProvider clock)
{
    /// <returns><c>note.not-confirmed</c> while there is nothing to restore.</returns>
    public async Task<Outcome<NoteReidentifications>> ListAsync(Actor actor, Guid noteId, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, view, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        if (await view.Notes.ReadKeyAsync(noteId, cancellationToken) is not { } key) return NotConfirmed;
        return new NoteReidentifications(note, key.Codes, await view.Reidentifications.ListAsync(noteId, cancellationToken));
    }

    /// <returns>The request, or why not: an unknown placeholder, one already asked for, a note that is not confirmed or not one's
    /// own.</returns>
    public async Task<Outcome<ReidentificationRequest>> RunAsync(
        Requester requester, Guid noteId, string placeholder, ReidentificationPurpose purpose, ConfidentialStatement statement,
        CancellationToken cancellationToken)
    {
        var (now, actor) = (clock.GetUtcNow(), ReidentificationEntries.ActorOf(requester));
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, transaction, cancellationToken)).IsOk(out _, out var problem)) return problem;
        if (await transaction.Notes.ReadKeyAsync(noteId, cancellationToken) is not { } key) return NotConfirmed;
        if (!key.Codes.Contains(placeholder)) return ReidentificationProblems.UnknownPlaceholder;
        var earlier = await transaction.Reidentifications.ListAsync(noteId, cancellationToken);
        if (earlier.Any(c => c.Request.Placeholder == placeholder && c.StateAt(now)
                is ReidentificationState.Waiting or ReidentificationState.Confirmed or ReidentificationState.Open))
            return ReidentificationProblems.AlreadyRequested;

        var request = ReidentificationRequest.Of(requester, Guid.CreateVersion7(now), noteId, placeholder, purpose, now);
        await transaction.Reidentifications.AddAsync(request, statement, cancellationToken);
        await transaction.CommitAsync(
            actor, [ReidentificationEntries.Of(AuditEvent.ReidentificationRequested, request)], cancellationToken);
        return request;
    }

    private static Problem NotConfirmed { get; } = new("note.not-confirmed",
        "Diese Notiz ist noch nicht bestätigt; es gibt nichts wiederherzustellen.", ProblemKind.Conflict);
}
