using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class ReleaseStore(StoreScope scope) : IReleaseStore
{
    public async Task<ReleaseStanding?> FindAsync(Guid releaseId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return (await ReadAsync(db, db.Releases.Where(r => r.DecisionId == releaseId), cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ReleaseStanding>> ListAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(db, db.Releases, cancellationToken);
    }

    public async Task<IReadOnlyList<ReleaseStanding>> ListUsableAsync(
        DraftKind kind, Guid? sourceId, string? titleStart, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var drafts = db.Drafts.Where(d => d.Kind == kind);
        if (sourceId is not null) drafts = drafts.Where(d => d.SourceId == sourceId);
        if (titleStart is not null) drafts = drafts.Where(d => d.Title.StartsWith(titleStart));
        var over = db.ReleaseEvents.Where(e => e.What == ReleaseEventKind.Revoked || e.What == ReleaseEventKind.Replaced);
        var usable = db.Releases.Where(r => drafts.Any(d => d.Id == r.DraftId) && !over.Any(e => e.ReleaseId == r.DecisionId));
        return await ReadAsync(db, usable, cancellationToken);
    }

    public void Add(ReleaseEvent happened) => scope.Enqueue(async (db, cancellationToken) =>
    {
        var draft = await db.Releases.Where(r => r.DecisionId == happened.ReleaseId).Select(r => r.DraftId).SingleAsync(cancellationToken);
        db.Add(Row(happened, draft));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    });

    public void AddUse(Guid releaseId, PersonId by, ReleaseUseKind kind, DateTimeOffset at) => scope.Enqueue(
        async (db, cancellationToken) =>
    {
        var last = await db.ReleaseEvents.Where(e => e.ReleaseId == releaseId).MaxAsync(e => (int?)e.Number, cancellationToken);
        db.Add(new ReleaseUseRow
        {
            Id = Guid.CreateVersion7(at), ReleaseId = releaseId, PersonId = by.Value, Kind = kind, EventNumber = last ?? 0, At = at,
        });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    });

    public async Task<IReadOnlyList<ReleaseNotice>> ListNoticesAsync(PersonId person, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var uses = db.ReleaseUses.Where(u => u.PersonId == person.Value);
        var concerned = db.Releases.Where(r => db.ReleaseEvents.Any(e => e.ReleaseId == r.DecisionId)
            && (uses.Any(u => u.ReleaseId == r.DecisionId)
                || db.Drafts.Any(d => d.Id == r.DraftId && d.RequestedBy == person.Value)));
        var standings = await ReadAsync(db, concerned, cancellationToken);
        // who exported after an event saw it stamped on the file
        var known = (await uses.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(u => u.ReleaseId).ToDictionary(g => g.Key, g => g.Max(u => u.EventNumber));
        return
        [
            .. standings.Where(s => s.Standing is { } last && known.GetValueOrDefault(s.Result.Id) < last.Number)
                .Select(s => new ReleaseNotice(s, s.Result.RequestedBy == person)),
        ];
    }

    public async Task<int> CountUsersAsync(Guid releaseId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await db.ReleaseUses.Where(u => u.ReleaseId == releaseId && u.Kind == ReleaseUseKind.Exported)
            .Select(u => u.PersonId).Distinct().CountAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ReleaseStanding>> ReadAsync(
        PlanningDb db, IQueryable<ReleaseRow> which, CancellationToken cancellationToken)
    {
        var results = await DraftStore.ReadReleasesAsync(db, which, cancellationToken);
        var events = (await db.ReleaseEvents.AsNoTracking().Where(e => which.Any(r => r.DecisionId == e.ReleaseId))
            .ToListAsync(cancellationToken)).OrderBy(e => e.Number).ToLookup(e => e.ReleaseId, Of);
        return [.. results.Select(r => new ReleaseStanding(r, [.. events[r.Id]]))];
    }

    private static ReleaseEventRow Row(ReleaseEvent happened, Guid draft)
    {
        var row = new ReleaseEventRow
        {
            ReleaseId = happened.ReleaseId, Number = happened.Number, DraftId = draft, At = happened.At, What = KindOf(happened),
        };
        switch (happened)
        {
            case ReleaseEvent.Revoked revoked:
                (row.ActedBy, row.ActedByKind, row.Reason) = (revoked.By.Value, AccountKind.Person, revoked.Reason);
                break;
            case ReleaseEvent.Replaced replaced:
                row.ReplacedBy = replaced.Newer;
                break;
            case ReleaseEvent.RecheckDue due:
                row.Cause = due.Cause;
                break;
            case ReleaseEvent.RecheckPassed passed:
                (row.ActedBy, row.ActedByKind, row.Reason) = (passed.By.Value, AccountKind.Person, passed.Reason);
                row.SeenSha256 = passed.Seen.Hex;
                break;
        }
        return row;
    }

    private static ReleaseEventKind KindOf(ReleaseEvent happened) => happened switch
    {
        ReleaseEvent.Revoked => ReleaseEventKind.Revoked,
        ReleaseEvent.Replaced => ReleaseEventKind.Replaced,
        ReleaseEvent.RecheckDue => ReleaseEventKind.RecheckDue,
        ReleaseEvent.RecheckPassed => ReleaseEventKind.RecheckPassed,
        _ => throw new UnreachableException(),
    };

    private static ReleaseEvent Of(ReleaseEventRow row) => row.What switch
    {
        ReleaseEventKind.Revoked =>
            new ReleaseEvent.Revoked(row.ReleaseId, row.Number, row.At, new(row.ActedBy!.Value), row.Reason ?? ""),
        ReleaseEventKind.Replaced => new ReleaseEvent.Replaced(row.ReleaseId, row.Number, row.At, row.ReplacedBy!.Value),
        ReleaseEventKind.RecheckDue => new ReleaseEvent.RecheckDue(row.ReleaseId, row.Number, row.At, row.Cause!.Value),
        _ => new ReleaseEvent.RecheckPassed(
            row.ReleaseId, row.Number, row.At, new(row.ActedBy!.Value), ContentHash.Parse(row.SeenSha256!), row.Reason ?? ""),
    };
}
