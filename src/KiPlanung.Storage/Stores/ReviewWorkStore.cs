using KiPlanung.Review.Work;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class ReviewWorkStore(StoreScope scope) : IReviewWorkStore
{
    public void Add(ReviewLease lease) => scope.Insert(new ReviewLeaseRow
    {
        Id = lease.Id,
        SubjectId = lease.SubjectId,
        TakenBy = lease.By.Value,
        TakenByKind = AccountKind.Person,
        TakenAt = lease.TakenAt,
        Until = lease.Until,
    });

    public void End(ReviewLease lease, DateTimeOffset at) => scope.Insert(new ReviewLeaseEndRow
    {
        LeaseId = lease.Id,
        How = lease.Ended ?? throw new ArgumentException("Diese Übernahme ist nicht beendet.", nameof(lease)),
        EndedAt = at,
    });

    public async Task<IReadOnlyList<ReviewLease>> ListLeasesAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(db, db.ReviewLeases.Where(l => l.SubjectId == subjectId), cancellationToken);
    }

    public async Task<IReadOnlyList<ReviewLease>> ListRunningAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        return await ReadAsync(
            db, db.ReviewLeases.Where(l => l.Until > now && !db.ReviewLeaseEnds.Any(e => e.LeaseId == l.Id)), cancellationToken);
    }

    public void Add(ReviewPreparation preparation) => scope.Insert(new ReviewPreparationRow
    {
        SubjectId = preparation.SubjectId,
        PersonId = preparation.By.Value,
        PersonKind = AccountKind.Person,
        Content = preparation.Content,
        ContentSha256 = preparation.Hash?.Hex,
        ReadAt = preparation.ReadAt,
    });

    public async Task<ReviewPreparation?> FindPreparationAsync(Guid subjectId, PersonId person, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var row = await db.ReviewPreparations.AsNoTracking()
            .SingleOrDefaultAsync(p => p.SubjectId == subjectId && p.PersonId == person.Value, cancellationToken);
        if (row is null) return null;
        if (row.Content is { } content && ContentHash.Of(content).Hex != row.ContentSha256)
            throw new InvalidOperationException($"Die Kernpunkte zu {row.SubjectId:D} passen nicht zu ihrer Prüfsumme.");
        return ReviewPreparation.Stored(row.SubjectId, new(row.PersonId), row.ReadAt, row.Content);
    }

    public void Add(Deputy deputy) => scope.Insert(new ReviewDeputyRow
    {
        Id = deputy.Id,
        ForPerson = deputy.For.Value,
        ForKind = AccountKind.Person,
        Deputy = deputy.By.Value,
        DeputyKind = AccountKind.Person,
        FromDay = deputy.From,
        UntilDay = deputy.Until,
        SetBy = deputy.SetBy.Value,
        SetAt = deputy.SetAt,
    });

    public void EndDeputy(Guid id, PersonId by, DateTimeOffset at) =>
        scope.Insert(new ReviewDeputyEndRow { DeputyId = id, EndedBy = by.Value, EndedAt = at });

    public async Task<KeptDeputy?> FindDeputyAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        if (await db.ReviewDeputies.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } row) return null;
        var end = await db.ReviewDeputyEnds.AsNoTracking().SingleOrDefaultAsync(e => e.DeputyId == id, cancellationToken);
        return new(DeputyOf(row, end is not null), end is null ? null : new PersonId(end.EndedBy), end?.EndedAt);
    }

    public async Task<IReadOnlyList<Deputy>> ListDeputiesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.ReviewDeputies.AsNoTracking()
            .Where(d => d.UntilDay >= day && !db.ReviewDeputyEnds.Any(e => e.DeputyId == d.Id))
            .OrderBy(d => d.FromDay).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(d => DeputyOf(d, ended: false))];
    }

    private static Deputy DeputyOf(ReviewDeputyRow row, bool ended) => new(
        row.Id, new(row.ForPerson), new(row.Deputy), row.FromDay, row.UntilDay, new(row.SetBy), row.SetAt, ended);

    public void Add(Responsibility responsibility) => scope.Insert(new ReviewResponsibilityRow
    {
        Id = responsibility.Id,
        PersonId = responsibility.Person.Value,
        PersonKind = AccountKind.Person,
        Kind = responsibility.Kind,
        Area = responsibility.Area,
        Since = responsibility.Since,
    });

    public void EndResponsibility(Guid id, DateTimeOffset at) =>
        scope.Insert(new ReviewResponsibilityEndRow { ResponsibilityId = id, EndedAt = at });

    public async Task<KeptResponsibility?> FindResponsibilityAsync(Guid id, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var row = await db.ReviewResponsibilities.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (row is null) return null;
        var end = await db.ReviewResponsibilityEnds.AsNoTracking().SingleOrDefaultAsync(e => e.ResponsibilityId == id, cancellationToken);
        return new KeptResponsibility(ToResponsibility(row), end?.EndedAt);
    }

    public async Task<IReadOnlyList<Responsibility>> ListResponsibilitiesAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.ReviewResponsibilities.AsNoTracking()
            .Where(r => !db.ReviewResponsibilityEnds.Any(e => e.ResponsibilityId == r.Id))
            .OrderBy(r => r.Since).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(ToResponsibility)];
    }

    private static Responsibility ToResponsibility(ReviewResponsibilityRow row) =>
        new(row.Id, new(row.PersonId), row.Kind, row.Area, row.Since);

    public async Task<int> CountVerdictsAsync(PersonId person, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        // The decision that closes a double review is no verdict of its own beside the vote.
        return await db.Decisions.CountAsync(
                d => d.DecidedBy == person.Value && d.DecidedAt >= since && !db.DoubleReviews.Any(r => r.DraftId == d.DraftId),
                cancellationToken)
            + await db.ReviewVotes.CountAsync(v => v.VotedBy == person.Value && v.VotedAt >= since, cancellationToken)
            + await db.ControlAnswers.CountAsync(a => a.AnsweredBy == person.Value && a.AnsweredAt >= since, cancellationToken);
    }

    private static async Task<IReadOnlyList<ReviewLease>> ReadAsync(
        PlanningDb db, IQueryable<ReviewLeaseRow> which, CancellationToken cancellationToken)
    {
        var rows = await which.AsNoTracking().Select(lease => new
        {
            Lease = lease, Ended = db.ReviewLeaseEnds.Where(e => e.LeaseId == lease.Id).Select(e => (LeaseEnd?)e.How).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(r => r.Lease.TakenAt).ThenBy(r => r.Lease.Id).Select(r => new ReviewLease(
                r.Lease.Id, r.Lease.SubjectId, new(r.Lease.TakenBy), r.Lease.TakenAt, r.Lease.Until, r.Ended)),
        ];
    }
}
