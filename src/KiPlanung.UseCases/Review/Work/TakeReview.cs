using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Ich prüfe das“ — taking a case for a time, giving it back, going on for somebody who is away, and having the draft shown
/// after the source.</summary>
public sealed class TakeReview(IPlanningStore store, ReviewTerms terms, ReviewSample sample, TimeProvider clock)
{
    /// <param name="despiteLoad">The person read the warning (<see cref="ReviewWorkProblems.LoadCode"/>) and takes it anyway.</param>
    public async Task<Outcome<ReviewLease>> TakeAsync(
        Actor actor, Guid id, bool despiteLoad, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await OpenAsync(actor, id, transaction, cancellationToken)).IsOk(out var subject, out var problem)) return problem;
        var taken = await NewLeaseAsync(subject, actor.Person!.Value, despiteLoad, transaction, cancellationToken);
        if (!taken.IsOk(out var lease, out problem)) return problem;
        transaction.ReviewWork.Add(lease);
        return await CommitAsync(transaction, actor, lease, [ReviewWorkEntries.Taken(subject, lease)], cancellationToken);
    }

    public async Task<Outcome<ReviewLease>> GiveBackAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        if (await ReviewSubject.FindAsync(id, person, transaction, cancellationToken) is not { } subject) return DraftAccess.NotFound;
        var held = await transaction.ReviewWork.ListLeasesAsync(id, cancellationToken);
        var now = clock.GetUtcNow();
        if (!ReviewLeases.GiveBack(person, held, now).IsOk(out var ended, out problem)) return problem;
        transaction.ReviewWork.End(ended, now);
        return await CommitAsync(transaction, actor, ended, [ReviewWorkEntries.GivenBack(subject, ended)], cancellationToken);
    }

    /// <summary>The deputy of the person who holds the case goes on with it.</summary>
    public async Task<Outcome<ReviewLease>> TakeOverAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await OpenAsync(actor, id, transaction, cancellationToken)).IsOk(out var subject, out var problem)) return problem;
        var (now, held) = (clock.GetUtcNow(), await transaction.ReviewWork.ListLeasesAsync(id, cancellationToken));
        var today = GermanText.LocalDate(now);
        var deputies = await transaction.ReviewWork.ListDeputiesAsync(today, cancellationToken);
        var over = ReviewLeases.TakeOver(Guid.CreateVersion7(now), actor.Person!.Value, held, deputies, today, terms, now);
        if (!over.IsOk(out var change, out problem)) return problem;
        transaction.ReviewWork.End(change.Ended, now);
        transaction.ReviewWork.Add(change.Begun);
        return await CommitAsync(transaction, actor, change.Begun,
            [ReviewWorkEntries.Taken(subject, change.Begun, AuditEvent.ReviewTakenOver)], cancellationToken);
    }

    /// <summary>„Entwurf zeigen“ — the source was read; takes the case when nobody holds it.</summary>
    /// <param name="keyPoints">Own words about the source; needed where <see cref="NeedsKeyPoints"/>.</param>
    public async Task<Outcome<Done>> ShowDraftAsync(
        Reviewer reviewer, Guid id, string? keyPoints, bool despiteLoad, CancellationToken cancellationToken)
    {
        var actor = ReviewWorkEntries.ActorOf(reviewer.Person);
        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!(await OpenAsync(actor, id, transaction, cancellationToken)).IsOk(out var subject, out var problem)) return problem;
        if (await transaction.ReviewWork.FindPreparationAsync(id, reviewer.Person, cancellationToken) is not null) return Done.It;
        var now = clock.GetUtcNow();
        if (!ReviewPreparation.Of(id, reviewer.Person, NeedsKeyPoints(id), keyPoints, Code.NewSalt(), now)
                .IsOk(out var preparation, out problem))
            return problem;
        var entries = new List<AuditRecord>();
        var held = await transaction.ReviewWork.ListLeasesAsync(id, cancellationToken);
        if (ReviewLeases.Own(reviewer.Person, held, now) is null)
        {
            var taken = await NewLeaseAsync(subject, reviewer.Person, despiteLoad, transaction, cancellationToken);
            if (!taken.IsOk(out var lease, out problem)) return problem;
            transaction.ReviewWork.Add(lease);
            entries.Add(ReviewWorkEntries.Taken(subject, lease));
        }
        transaction.ReviewWork.Add(preparation);
        entries.Add(ReviewWorkEntries.Shown(subject, preparation));
        return await CommitAsync(transaction, actor, Done.It, entries, cancellationToken);
    }

    /// <summary>Whether the case was drawn for own key points; the same for everybody, always.</summary>
    public bool NeedsKeyPoints(Guid id) => sample.Picks(SamplePurpose.OwnKeyPoints, id, terms.OwnKeyPointsShare);

    /// <summary>The case, when this person may review it today: role, training record, neither requester nor editor, still open.</summary>
    private async Task<Outcome<ReviewSubject>> OpenAsync(
        Actor actor, Guid id, IStoreView view, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        var account = await view.Accounts.FindAsync(person, cancellationToken);
        if (account?.TrainingValidUntil is not { } until || until < GermanText.LocalDate(clock.GetUtcNow()))
            return ReviewProblems.TrainingExpired;
        if (await ReviewSubject.FindAsync(id, person, view, cancellationToken) is not { } subject) return DraftAccess.NotFound;
        return subject.Hindrance(person) is { } hindrance ? hindrance : subject;
    }

    private async Task<Outcome<ReviewLease>> NewLeaseAsync(
        ReviewSubject subject, PersonId person, bool despiteLoad, IStoreView view, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var held = await view.ReviewWork.ListLeasesAsync(subject.Id, cancellationToken);
        var load = await LoadAsync(person, view, now, cancellationToken);
        return ReviewLeases.Take(Guid.CreateVersion7(now), subject.Id, person, held, subject.Places, load, despiteLoad, terms, now);
    }

    internal static async Task<ReviewLoad> LoadAsync(
        PersonId person, IStoreView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inWork = 0;
        foreach (var lease in (await view.ReviewWork.ListRunningAsync(now, cancellationToken)).Where(l => l.By == person))
            if (await ReviewSubject.FindAsync(lease.SubjectId, person, view, cancellationToken) is { } subject
                && subject.Hindrance(person) is null)
                inWork++;
        return new ReviewLoad(inWork, await view.ReviewWork.CountVerdictsAsync(person, StartOfDay(now), cancellationToken));
    }

    /// <summary>Midnight in Germany, as UTC.</summary>
    private static DateTimeOffset StartOfDay(DateTimeOffset now) => GermanText.StartOf(GermanText.LocalDate(now));

    private static async Task<Outcome<T>> CommitAsync<T>(
        IStoreTransaction transaction, Actor actor, T result, IReadOnlyList<AuditRecord> entries, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(actor, entries, cancellationToken);
            return result;
        }
        catch (StoreConflictException)
        {
            return ReviewWorkProblems.TakenByOther;
        }
    }
}
