using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>A case a reviewer can take: a draft that was handed in, or a control item. Which of both it is stays in here.</summary>
/// <param name="Standing">Null for a control item.</param>
/// <param name="Control">Null for a draft.</param>
/// <param name="Double">Two people judge it without knowing of each other.</param>
internal sealed record ReviewSubject(
    ReviewMaterial Material, DraftStanding? Standing, ControlItem? Control, bool Double, bool Answered, IReadOnlyList<BlindVote> Votes)
{
    public Guid Id => Material.Id;

    /// <summary>People who look into it at a time.</summary>
    public int Places => Double ? DoubleReview.Voters : 1;

    /// <summary>A double review lasts on for the second person only.</summary>
    public DateTimeOffset SubmittedAt => Standing?.SubmittedAt ?? Material.CreatedAt;

    public AuditObject About => Control is null ? AuditObject.Draft : AuditObject.ControlItem;

    public static async Task<ReviewSubject?> FindAsync(
        Guid id, PersonId person, IStoreView view, CancellationToken cancellationToken)
    {
        if (await view.Drafts.FindAsync(id, cancellationToken) is { } standing)
            return standing.SubmittedAt is null ? null : await OfAsync(standing, view, cancellationToken);
        return await view.ControlItems.FindAsync(id, cancellationToken) is { } control && control.IsFor(person)
            ? Of(control, await view.ControlItems.FindAnswerAsync(id, cancellationToken) is not null)
            : null;
    }

    /// <summary>Everything that waits and that this person can be shown.</summary>
    public static async Task<IReadOnlyList<ReviewSubject>> ListOpenAsync(
        PersonId person, IStoreView view, CancellationToken cancellationToken)
    {
        var open = new List<ReviewSubject>();
        foreach (var standing in await view.Drafts.ListOpenAsync(cancellationToken))
            open.Add(await OfAsync(standing, view, cancellationToken));
        var controls = await view.ControlItems.ListOpenAsync(cancellationToken);
        open.AddRange(controls.Where(c => c.IsFor(person)).Select(c => Of(c, answered: false)));
        return open;
    }

    /// <summary>Told before somebody reads and writes in vain; <see cref="ReviewCase.Decide"/> stays the rule.</summary>
    public Problem? Hindrance(PersonId person) => this switch
    {
        { Answered: true } or { Standing.Decision: not null } => ReviewProblems.AlreadyDecided,
        { Standing: { } standing } when standing.State != DraftState.Submitted => ReviewProblems.StaleDraft,
        { Standing: { } standing } when standing.Draft.RequestedBy == person => ReviewProblems.OwnDraft,
        { Standing: { } standing } when standing.Draft.EditedBy.Contains(person) => ReviewProblems.EditedByReviewer,
        _ when Votes.Any(v => v.By == person) => DoubleReview.AlreadyGiven,
        _ => null,
    };

    private static async Task<ReviewSubject> OfAsync(DraftStanding standing, IStoreView view, CancellationToken cancellationToken)
    {
        var twice = await view.BlindReviews.IsChosenAsync(standing.Draft.Id, cancellationToken);
        return new ReviewSubject(ReviewMaterial.Of(standing.Draft), standing, null, twice, Answered: false,
            twice ? await view.BlindReviews.ListVotesAsync(standing.Draft.Id, cancellationToken) : []);
    }

    private static ReviewSubject Of(ControlItem control, bool answered) =>
        new(control.Material, null, control, Double: false, answered, []);
}
