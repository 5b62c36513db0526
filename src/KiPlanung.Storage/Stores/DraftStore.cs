using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class DraftStore(StoreScope scope) : IDraftStore
{
    public void Add(Draft draft)
    {
        scope.Insert(DraftRows.Row(draft));
        foreach (var (position, editor) in draft.EditedBy.Index())
            scope.Insert(new DraftEditorRow { DraftId = draft.Id, Position = position, PersonId = editor.Value });
    }

    public async Task<DraftStanding?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await DraftRows.ReadAsync(db, db.Drafts.Where(d => d.Id == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<DraftStanding>> ListVersionsAsync(Guid artefactId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var standings = await DraftRows.ReadAsync(db, db.Drafts.Where(d => d.ArtefactId == artefactId), cancellationToken);
        return [.. standings.OrderBy(s => s.Draft.Version)];
    }

    public async Task<IReadOnlyList<DraftStanding>> ListOwnAsync(PersonId requestedBy, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var newest = db.Drafts.Where(d => d.RequestedBy == requestedBy.Value
            && !db.Drafts.Any(n => n.ArtefactId == d.ArtefactId && n.Version > d.Version));
        var standings = await DraftRows.ReadAsync(db, newest, cancellationToken);
        return [.. standings.OrderByDescending(s => s.Draft.CreatedAt).ThenByDescending(s => s.Draft.Id)];
    }

    public async Task<IReadOnlyList<DraftLine>> ListOwnLinesAsync(
        PersonId requestedBy, DraftKind? kind, int skip, int take, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var page = NewestOf(db, requestedBy, kind).OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Skip(skip).Take(take);
        return [.. (await DraftRows.ReadLinesAsync(db, page, cancellationToken))
            .OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id)];
    }

    public async Task<int> CountOwnAsync(PersonId requestedBy, DraftKind? kind, CancellationToken cancellationToken) =>
        await NewestOf(await scope.ReadyAsync(cancellationToken), requestedBy, kind).CountAsync(cancellationToken);

    private static IQueryable<DraftRow> NewestOf(PlanningDb db, PersonId requestedBy, DraftKind? kind) =>
        db.Drafts.Where(d => d.RequestedBy == requestedBy.Value && (kind == null || d.Kind == kind)
            && !db.Drafts.Any(n => n.ArtefactId == d.ArtefactId && n.Version > d.Version));

    public async Task<IReadOnlyList<DraftStanding>> ListForecastsAsync(string titleStart, int take, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var newest = db.Drafts.Where(d => d.Kind == DraftKind.Forecast && d.Title.StartsWith(titleStart))
            .OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(take);
        var standings = await DraftRows.ReadAsync(db, newest, cancellationToken);
        return [.. standings.OrderByDescending(s => s.Draft.CreatedAt).ThenByDescending(s => s.Draft.Id)];
    }

    public async Task<IReadOnlyList<DraftStanding>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var open = db.Drafts.Where(d => db.Submissions.Any(s => s.DraftId == d.Id)
            && !db.Decisions.Any(x => x.DraftId == d.Id)
            && !db.Withdrawals.Any(w => w.DraftId == d.Id)
            && !db.Drafts.Any(n => n.ArtefactId == d.ArtefactId && n.Version > d.Version));
        var standings = await DraftRows.ReadAsync(db, open, cancellationToken);
        return [.. standings.OrderBy(s => s.SubmittedAt).ThenBy(s => s.Draft.Id)];
    }

    public void Submit(Guid draftId, PersonId by, DateTimeOffset at) =>
        scope.Insert(new SubmissionRow { DraftId = draftId, SubmittedBy = by.Value, SubmittedAt = at });

    public void Withdraw(Guid draftId, PersonId by, DateTimeOffset at) =>
        scope.Insert(new WithdrawalRow { DraftId = draftId, WithdrawnBy = by.Value, WithdrawnAt = at });

    public void Add(Decided decided, Draft draft)
    {
        var decision = decided.Decision;
        scope.Insert(DraftRows.Row(decision, draft));
        if (decision.Judgement is { } judged)
            scope.Insert(JudgementRows.Row(decision.Id, decision.DraftId, decision.By, judged, decision.At));
        if (decided.Release is not { } release) return;
        scope.Insert(new ReleaseRow
        {
            DecisionId = release.Id,
            DraftId = release.DraftId,
            DecisionOutcome = DecisionOutcome.Approved,
            ReleasedAt = release.ReleasedAt,
        });
    }

    public void Add(ReviewerChange change)
    {
        Add(change.Changed);
        scope.Insert(JudgementRows.Row(change.Changed.Id, change.From.Id, change.By, change.Judgement, change.Changed.CreatedAt));
        scope.Insert(new ReviewerChangeRow
        {
            DraftId = change.Changed.Id,
            FromDraftId = change.From.Id,
            ChangedBy = change.By.Value,
            ChangedByKind = AccountKind.Person,
            Reason = change.Reason,
            ChangedAt = change.Changed.CreatedAt,
        });
    }

    public void Confirm(Guid draftId, PersonId by, DateTimeOffset at)
    {
        scope.Insert(new ChangeConfirmationRow
        {
            DraftId = draftId, Outcome = ConfirmationOutcome.Confirmed, ConfirmedBy = by.Value, ConfirmedAt = at,
        });
        Submit(draftId, by, at);
    }

    public void Refuse(Guid draftId, PersonId by, string reason, DateTimeOffset at) => scope.Insert(new ChangeConfirmationRow
    {
        DraftId = draftId, Outcome = ConfirmationOutcome.Refused, Reason = reason, ConfirmedBy = by.Value, ConfirmedAt = at,
    });

    public async Task<IReadOnlyList<ItemVerdict>> ListVerdictsAsync(Guid judgementId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.Judgements.AsNoTracking().SingleOrDefaultAsync(j => j.Id == judgementId, cancellationToken) is { } row
            ? JudgementRows.Of(row)
            : [];
    }

    public async Task<ReleasedResult?> FindReleaseAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadReleasesAsync(db, db.Releases.Where(r => r.DecisionId == id), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ReleasedResult>> ListReleasesAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadReleasesAsync(db, db.Releases, cancellationToken);
    }

    internal static async Task<IReadOnlyList<ReleasedResult>> ReadReleasesAsync(
        PlanningDb db, IQueryable<ReleaseRow> which, CancellationToken cancellationToken)
    {
        var releases = await which.AsNoTracking().OrderByDescending(r => r.ReleasedAt).ThenByDescending(r => r.DecisionId)
            .ToListAsync(cancellationToken);
        var drafts = (await DraftRows.ReadAsync(db, db.Drafts.Where(d => which.Any(r => r.DraftId == d.Id)), cancellationToken))
            .ToDictionary(s => s.Draft.Id);
        return [.. releases.Select(release => Released(release, drafts.GetValueOrDefault(release.DraftId)))];
    }

    /// <summary>The release rule runs again on what was stored: a row that got in past it is refused here.</summary>
    private static ReleasedResult Released(ReleaseRow row, DraftStanding? standing)
    {
        var why = "decision-missing";
        if (standing?.Decision is { } decision && decision.Id == row.DecisionId)
        {
            if (ReleasedResult.Of(standing.Draft, decision).IsOk(out var result, out var problem)) return result;
            why = problem.Code;
        }
        throw new InvalidOperationException($"Die gespeicherte Freigabe {row.DecisionId:D} verletzt die Freigaberegel ({why}).");
    }
}
