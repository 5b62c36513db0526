using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review;

/// <summary>One line of the queue.</summary>
/// <param name="Deadline">Last day of the deadline.</param>
/// <param name="Own">The running lease of this reviewer; null when there is none.</param>
/// <param name="HeldUntil">Somebody else holds it until then, and there is no further place.</param>
/// <param name="MayTakeOver">This reviewer stands in today for whoever holds it.</param>
/// <param name="Responsible">In this reviewer's responsibility, or in that of somebody this reviewer stands in for.</param>
/// <param name="Hindrance">Why this reviewer cannot decide, null when nothing stands in the way.</param>
public sealed record QueueItem(
    ReviewMaterial Material, DateTimeOffset SubmittedAt, ReviewFacts Facts, DateOnly Deadline, ReviewLease? Own, DateTimeOffset? HeldUntil,
    bool MayTakeOver, bool Responsible, Problem? Hindrance)
{
    /// <summary>False for what the reviewer asked for or changed, and for what somebody else holds.</summary>
    public bool MayDecide => Hindrance is null;
}

/// <summary>The queue, and how much this reviewer has on the desk.</summary>
/// <param name="Streak">Own approvals in a row without any change.</param>
/// <param name="TrainingUntil">Last day of the own training record; null without one.</param>
public sealed record ReviewQueue(IReadOnlyList<QueueItem> Items, ReviewLoad Load, int Streak, DateOnly? TrainingUntil);

/// <summary>A case as a reviewer sees it: one submitted version and all versions up to it, oldest first.</summary>
/// <param name="Versions">Empty for what has only one version to show.</param>
/// <param name="Hindrance">Why this reviewer cannot decide (own, edited, decided, superseded, held by somebody else), null when nothing
/// stands in the way.</param>
/// <param name="Newer">A newer submitted version, when there is one.</param>
/// <param name="Own">The running lease of this reviewer.</param>
/// <param name="Preparation">Set once the draft was shown to this reviewer after the source.</param>
/// <param name="OwnVote">This reviewer's vote of a double review.</param>
/// <param name="Control">After the answer: the control item it was, with how it went.</param>
public sealed record ReviewView(
    ReviewMaterial Material, DraftState State, DateTimeOffset? SubmittedAt, Decision? Decision, IReadOnlyList<DraftStanding> Versions,
    Problem? Hindrance, DraftStanding? Newer, ReviewLease? Own, ReviewPreparation? Preparation, BlindVote? OwnVote,
    (ControlItem Item, ControlAnswer Answer)? Control)
{
    public bool MayDecide => Hindrance is null;

    /// <summary>The draft stays covered until the source was read; whoever can never decide on it may look at once.</summary>
    public bool SourceFirst =>
        Preparation is null && (Hindrance is null || Hindrance == ReviewWorkProblems.TakenByOther);
}

/// <summary>„Prüfliste und Prüfvorgang ansehen“</summary>
public sealed class ReviewDrafts(IPlanningStore store, ReviewTerms terms, TimeProvider clock)
{
    /// <summary>By risk, then deadline; what this reviewer cannot decide stands in its place as well.</summary>
    public async Task<Outcome<IReadOnlyList<QueueItem>>> QueueAsync(Actor actor, CancellationToken cancellationToken) =>
        (await OverviewAsync(actor, cancellationToken)).Then<IReadOnlyList<QueueItem>>(
            queue => new Outcome<IReadOnlyList<QueueItem>>.Ok(queue.Items));

    public async Task<Outcome<ReviewQueue>> OverviewAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var today = GermanText.LocalDate(now);
        var desk = new Desk(person, now, today,
            await view.ReviewWork.ListRunningAsync(now, cancellationToken),
            [.. (await view.ReviewWork.ListDeputiesAsync(today, cancellationToken)).Where(d => d.By == person && d.HoldsOn(today))],
            await view.ReviewWork.ListResponsibilitiesAsync(cancellationToken));
        var open = await ReviewSubject.ListOpenAsync(person, view, cancellationToken);
        var items = ReviewQueueOrder.Of(open.Select(s => ItemOf(s, desk)), i => i.Facts.Risk, i => i.Deadline, i => i.SubmittedAt,
            i => i.Material.Id);
        var load = await TakeReview.LoadAsync(person, view, now, cancellationToken);
        return new ReviewQueue(items, load, (await view.ReviewFigures.OfAsync(person, cancellationToken)).Streak,
            (await view.Accounts.FindAsync(person, cancellationToken))?.TrainingValidUntil);
    }

    public async Task<Outcome<ReviewView>> OpenAsync(Actor actor, Guid draftId, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Reviewer).IsOk(out var person, out var problem)) return problem;
        await using var view = await store.ReadAsync(cancellationToken);
        if (await ReviewSubject.FindAsync(draftId, person, view, cancellationToken) is not { } subject) return DraftAccess.NotFound;
        var held = await view.ReviewWork.ListLeasesAsync(draftId, cancellationToken);
        var now = clock.GetUtcNow();
        var hindrance = subject.Hindrance(person)
            ?? (ReviewLeases.HeldByOthers(person, held, subject.Places, now) ? ReviewWorkProblems.TakenByOther : null);
        var preparation = await view.ReviewWork.FindPreparationAsync(draftId, person, cancellationToken);
        var versions = subject.Standing is { } standing
            ? await view.Drafts.ListVersionsAsync(standing.Draft.ArtefactId, cancellationToken)
            : [];
        return new ReviewView(
            subject.Material, subject.Standing?.State ?? DraftState.Submitted, subject.SubmittedAt, subject.Standing?.Decision,
            [.. versions.Where(v => v.Draft.Version <= subject.Material.Version)], hindrance,
            versions.LastOrDefault(v => v.Draft.Version > subject.Material.Version && v.SubmittedAt is not null),
            ReviewLeases.Own(person, held, now), preparation, subject.Votes.FirstOrDefault(v => v.By == person),
            await ControlAsync(subject, person, view, cancellationToken));
    }

    /// <summary>Only to the person who answered, only after the answer.</summary>
    private static async Task<(ControlItem, ControlAnswer)?> ControlAsync(
        ReviewSubject subject, PersonId person, IStoreView view, CancellationToken cancellationToken) =>
        subject.Control is { } control
            && await view.ControlItems.FindAnswerAsync(control.Id, cancellationToken) is { } answer && answer.By == person
            ? (control, answer)
            : null;

    private QueueItem ItemOf(ReviewSubject subject, Desk desk)
    {
        var facts = ReviewFacts.Of(subject.Material);
        var held = desk.Running.Where(l => l.SubjectId == subject.Id).ToList();
        var others = ReviewLeases.HeldByOthers(desk.Person, held, subject.Places, desk.Now);
        return new QueueItem(
            subject.Material, subject.SubmittedAt, facts,
            ReviewQueueOrder.Deadline(GermanText.LocalDate(subject.SubmittedAt), terms.DueWorkingDays),
            ReviewLeases.Own(desk.Person, held, desk.Now), others ? held.Min(l => l.Until) : null,
            held.Any(l => desk.StandsInFor.Any(d => d.For == l.By)),
            desk.Responsible.Any(r => (r.Person == desk.Person || desk.StandsInFor.Any(d => d.For == r.Person))
                && r.Covers(subject.Material.Kind, facts.Ags)),
            subject.Hindrance(desk.Person) ?? (others ? ReviewWorkProblems.TakenByOther : null));
    }

    /// <summary>What is the same for every line.</summary>
    private sealed record Desk(
        PersonId Person, DateTimeOffset Now, DateOnly Today, IReadOnlyList<ReviewLease> Running, IReadOnlyList<Deputy> StandsInFor,
        IReadOnlyList<Responsibility> Responsible);
}
