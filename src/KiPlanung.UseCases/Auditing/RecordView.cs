using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Casework;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Einsichtnahme festhalten“ — who was shown which bytes, before they are shown. Whether somebody may see them, the
/// use case behind the page has decided.</summary>
public sealed class RecordView(IPlanningStore store)
{
    /// <param name="what">One of <see cref="Views"/>.</param>
    /// <param name="id">Of the note, the draft or the release shown.</param>
    public async Task RunAsync(Actor actor, AuditEvent what, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        AuditRecord? record = what switch
        {
            AuditEvent.SourceViewed => await SourceAsync(transaction, id, cancellationToken),
            AuditEvent.ResultViewed => await ResultAsync(transaction, id, cancellationToken),
            _ => await DraftAsync(transaction, what, id, cancellationToken),
        };
        if (record is not null) await transaction.CommitAsync(actor, [record], cancellationToken);
    }

    /// <summary>The entries that say somebody saw something; clear text and single values have entries of their own already.</summary>
    public static IReadOnlyList<AuditEvent> Views { get; } =
    [
        AuditEvent.NoteDisclosed, AuditEvent.ValueRestored, AuditEvent.SourceViewed, AuditEvent.DraftViewed, AuditEvent.CaseViewed,
        AuditEvent.ResultViewed,
    ];

    /// <summary>Null before the text is confirmed: then the page shows none.</summary>
    private static async Task<AuditRecord?> SourceAsync(IStoreView view, Guid id, CancellationToken cancellationToken) =>
        (await view.Notes.FindAsync(id, cancellationToken))?.ConfirmedHash is { } hash
            ? new(AuditEvent.SourceViewed, AuditObject.Note, id, new Dictionary<AuditField, string> { [AuditField.ContentHash] = hash.Hex })
            : null;

    private static async Task<AuditRecord> ResultAsync(IStoreView view, Guid id, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<AuditField, string>();
        if ((await view.Releases.FindAsync(id, cancellationToken))?.Result.Hash is { } hash) fields[AuditField.ContentHash] = hash.Hex;
        return new AuditRecord(AuditEvent.ResultViewed, AuditObject.Decision, id, fields);
    }

    /// <summary>With the hash of the source that stands beside it.</summary>
    private static async Task<AuditRecord> DraftAsync(IStoreView view, AuditEvent what, Guid id, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<AuditField, string>();
        if (await view.Drafts.FindAsync(id, cancellationToken) is { Draft: var draft })
        {
            fields[AuditField.ContentHash] = draft.Hash.Hex;
            fields[AuditField.Version] = Code.Of(draft.Version);
            if (draft.Kind == DraftKind.Summary && SummaryContent.Read(draft.Content).IsOk(out var summary, out _))
                fields[AuditField.InputHash] = summary.SourceHash.Hex;
        }
        return new AuditRecord(what, AuditObject.Draft, id, fields);
    }
}
