using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>„Zusammenfassung von Hand schreiben oder überarbeiten“ — the way without AI; the same check of every quote.</summary>
public sealed class WriteSummary(IPlanningStore store, TimeProvider clock)
{
    /// <summary>A summary written by the owner of the note.</summary>
    public async Task<Outcome<Draft>> RunAsync(
        Actor actor, Guid noteId, IReadOnlyList<ProposedClaim> claims, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await NoteAccess.OwnAsync(actor, noteId, transaction, cancellationToken)).IsOk(out var note, out var problem)) return problem;
        if (await transaction.Notes.ReadConfirmedAsync(noteId, cancellationToken) is not { } text) return NotConfirmed;
        if (!GroundingCheck.Run(new SummaryAnswer(note.Kind, claims), SourceText.Of(text), cancellationToken)
                .IsOk(out var summary, out problem))
            return problem;
        if (summary.Removed.Count > 0)
            return NotSupported with { Details = [.. summary.Removed.Select(r => new ProblemDetail($"„{r.Sentence}“: {r.Reason}"))] };

        var now = clock.GetUtcNow();
        var draft = Draft.First(Guid.CreateVersion7(now), DraftKind.Summary, SummaryContent.Title(note),
            SummaryContent.Write(summary, Code.NewSalt()), DraftOrigin.Person, note.Owner, now, note.Id);
        transaction.Drafts.Add(draft);
        var fields = new Dictionary<AuditField, string> { [AuditField.InputHash] = text.Hash.Hex };
        await transaction.CommitAsync(actor, [DraftEntries.Created(draft, null, fields)], cancellationToken);
        return draft;
    }

    /// <summary>Changed or struck claims of the own draft; makes a new version, the one before stays readable.</summary>
    public async Task<Outcome<Draft>> ReviseAsync(
        Actor actor, Guid draftId, ContentHash seen, IReadOnlyList<ClaimEdit> edits, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await DraftAccess.OpenForChangeAsync(actor, draftId, seen, transaction, cancellationToken))
                .IsOk(out var standing, out var problem))
            return problem;
        if (standing.Draft is not { Kind: DraftKind.Summary, SourceId: { } noteId }) return DraftAccess.NotFound;
        if (edits.Count == 0) return new Problem("draft.no-change", "Es wurde nichts geändert.", ProblemKind.Invalid);
        if (await transaction.Notes.ReadConfirmedAsync(noteId, cancellationToken) is not { } text) return NoteAccess.Gone;
        if (!SummaryContent.Read(standing.Draft.Content).IsOk(out var document, out problem)) return problem;
        if (!GroundingCheck.Revise(document, edits, SourceText.Of(text)).IsOk(out var summary, out problem)) return problem;

        var now = clock.GetUtcNow();
        var revised = standing.Draft.Revised(
            Guid.CreateVersion7(now), SummaryContent.Write(summary, Code.NewSalt()), actor.Person!.Value, now);
        transaction.Drafts.Add(revised);
        await transaction.CommitAsync(actor, [DraftEntries.Revised(revised)], cancellationToken);
        return revised;
    }

    private static Problem NotConfirmed { get; } = new("note.not-confirmed",
        "Bitte bestätigen Sie zuerst die Pseudonymisierung. Ohne Bestätigung wird nichts weiterverarbeitet.", ProblemKind.Conflict);

    private static Problem NotSupported { get; } = new("summary.not-supported",
        "Nicht jede Aussage ist durch ihre Belegstelle gedeckt. Bitte kopieren Sie die Belegstelle wörtlich aus dem Text.",
        ProblemKind.Invalid);
}
