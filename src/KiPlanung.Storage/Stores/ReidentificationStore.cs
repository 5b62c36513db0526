using System.Text;
using KiPlanung.Review.Reidentification;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class ReidentificationStore(StoreScope scope, NoteStore notes) : IReidentificationStore
{
    public async Task AddAsync(ReidentificationRequest request, ConfidentialStatement purpose, CancellationToken cancellationToken)
    {
        var text = await SealAsync(request, StatementPart.Purpose, purpose, cancellationToken);
        scope.Insert(new ReidentificationRequestRow
        {
            Id = request.Id,
            NoteId = request.NoteId,
            Placeholder = request.Placeholder,
            Purpose = request.Purpose,
            RequestedBy = request.RequestedBy.Value,
            RequestedByKind = AccountKind.Person,
            RequestedAt = request.RequestedAt,
        });
        scope.Insert(text);
    }

    public async Task AddAsync(ReidentificationDecision decision, ConfidentialStatement? reason, CancellationToken cancellationToken)
    {
        if (reason is not null) scope.Insert(await SealAsync(decision.Request, StatementPart.Reason, reason, cancellationToken));
        scope.Insert(new ReidentificationDecisionRow
        {
            RequestId = decision.Request.Id,
            RequestedBy = decision.Request.RequestedBy.Value,
            Outcome = decision.IsConfirmed ? ReidentificationOutcome.Confirmed : ReidentificationOutcome.Refused,
            DecidedBy = decision.By.Value,
            DecidedByKind = AccountKind.Person,
            DecidedAt = decision.At,
        });
    }

    public void Open(ReidentificationGrant grant) => scope.Insert(new ReidentificationOpeningRow
    {
        RequestId = grant.Request.Id,
        OpenedBy = grant.Request.RequestedBy.Value,
        Outcome = ReidentificationOutcome.Confirmed,
        OpenedAt = grant.OpenedAt,
    });

    public async Task<ReidentificationCase?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadAsync(db, db.ReidentificationRequests.Where(r => r.Id == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ReidentificationCase>> ListAsync(Guid noteId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var oldestFirst = await ReadAsync(db, db.ReidentificationRequests.Where(r => r.NoteId == noteId), cancellationToken);
        return [.. oldestFirst.Reverse()];
    }

    public async Task<IReadOnlyList<ReidentificationCase>> ListWaitingAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(
            db, db.ReidentificationRequests.Where(r => !db.ReidentificationDecisions.Any(d => d.RequestId == r.Id)
                && db.NoteKeys.Any(k => k.NoteId == r.NoteId)), cancellationToken);
    }

    public Task<ConfidentialStatement?> ReadPurposeAsync(ReidentificationRequest request, CancellationToken cancellationToken) =>
        OpenAsync(request, StatementPart.Purpose, cancellationToken);

    public Task<ConfidentialStatement?> ReadReasonAsync(ReidentificationRequest request, CancellationToken cancellationToken) =>
        OpenAsync(request, StatementPart.Reason, cancellationToken);

    private async Task<ReidentificationTextRow> SealAsync(
        ReidentificationRequest request, StatementPart part, ConfidentialStatement words, CancellationToken cancellationToken)
    {
        var dataKey = await notes.DataKeyAsync(request.NoteId, cancellationToken)
            ?? throw new StoreConflictException("Diese Notiz ist gelöscht.", null);
        var box = EnvelopeCipher.Encrypt(dataKey, Encoding.UTF8.GetBytes(words.Text), request.Id, ColumnOf(part));
        return new ReidentificationTextRow
        {
            RequestId = request.Id,
            Part = part,
            NoteId = request.NoteId,
            Nonce = box.Nonce,
            Ciphertext = box.Ciphertext,
            Tag = box.Tag,
        };
    }

    private async Task<ConfidentialStatement?> OpenAsync(
        ReidentificationRequest request, StatementPart part, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var row = await db.ReidentificationTexts.AsNoTracking()
            .SingleOrDefaultAsync(t => t.RequestId == request.Id && t.Part == part, cancellationToken);
        if (row is null || await notes.DataKeyAsync(request.NoteId, cancellationToken) is not { } dataKey) return null;
        var plain = EnvelopeCipher.Decrypt(dataKey, new(row.Nonce, row.Ciphertext, row.Tag), request.Id, ColumnOf(part));
        return ConfidentialStatement.From(Encoding.UTF8.GetString(plain)).IsOk(out var words, out var problem)
            ? words
            : throw new InvalidOperationException($"Die Begründung des Antrags {request.Id:D} ist unbrauchbar ({problem.Code}).");
    }

    private static string ColumnOf(StatementPart part) => "reidentification_text:" + Codes.Of(part);

    /// <summary>Rebuilt through the types; a forged decision throws.</summary>
    private static async Task<IReadOnlyList<ReidentificationCase>> ReadAsync(
        PlanningDb db, IQueryable<ReidentificationRequestRow> which, CancellationToken cancellationToken)
    {
        var rows = await (
            from request in which
            join made in db.ReidentificationDecisions on request.Id equals made.RequestId into decisions
            from decision in decisions.DefaultIfEmpty()
            join shown in db.ReidentificationOpenings on request.Id equals shown.RequestId into openings
            from opening in openings.DefaultIfEmpty()
            orderby request.RequestedAt, request.Id
            select new { Request = request, Decision = decision, OpenedAt = opening == null ? (DateTimeOffset?)null : opening.OpenedAt })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => Case(row.Request, row.Decision, row.OpenedAt))];
    }

    private static ReidentificationCase Case(
        ReidentificationRequestRow row, ReidentificationDecisionRow? decided, DateTimeOffset? openedAt)
    {
        var request = ReidentificationRequest.Stored(
            row.Id, row.NoteId, row.Placeholder, row.Purpose, new(row.RequestedBy), row.RequestedAt);
        var decision = decided is null
            ? null
            : ReidentificationDecision.Stored(
                request, decided.Outcome == ReidentificationOutcome.Confirmed, new(decided.DecidedBy), decided.DecidedAt);
        return new ReidentificationCase(request, decision, openedAt);
    }
}
