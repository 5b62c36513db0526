using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Prüfliste“ — what waits for a decision. Looking, taking and giving back are possible with a token, deciding never.</summary>
internal static class ReviewsApi
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").RequireAuthorization(Policies.MayReview).WithTags("Prüfung");
        reviews.MapGet("", Queue)
            .WithSummary("Entwürfe, die auf eine Entscheidung warten, nach Risiko und Frist; entschieden wird nur am Bildschirm");
        reviews.MapGet("/backlog", ReadBacklog).WithSummary("Rückstand nach Alter");
        reviews.MapGet("/own-figures", OwnFigures).WithSummary("Eigene Zahlen, nur für die Person selbst");
        reviews.MapPost("/{id:guid}/lease", Take).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Prüfung übernehmen; despiteLoad=true nach der Warnung vor zu viel Arbeit");
        reviews.MapDelete("/{id:guid}/lease", GiveBack).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Prüfung zurückgeben");
    }

    private static async Task<Results<Ok<IReadOnlyList<ReviewAnswer>>, ProblemHttpResult>> Queue(
        ReviewDrafts reviews, CurrentActor current, CancellationToken cancellationToken) =>
        (await reviews.QueueAsync(current.Actor, cancellationToken)).AnswerAll(ReviewAnswer.Of);

    private static async Task<Results<Ok<IReadOnlyList<BacklogClass>>, ProblemHttpResult>> ReadBacklog(
        ReviewDrafts reviews, TimeProvider clock, CurrentActor current, CancellationToken cancellationToken) =>
        (await reviews.QueueAsync(current.Actor, cancellationToken)).Answer(
            queue => Backlog.Of([.. queue.Select(q => German.Day(q.SubmittedAt))], German.Day(clock.GetUtcNow())));

    private static async Task<Results<Ok<OwnReviewFigures>, ProblemHttpResult>> OwnFigures(
        ReadReviewFigures figures, CurrentActor current, CancellationToken cancellationToken) =>
        (await figures.OwnAsync(current.Actor, cancellationToken)).Answer(own => own);

    private static async Task<Results<Ok<LeaseAnswer>, ProblemHttpResult>> Take(
        Guid id, bool? despiteLoad, TakeReview take, CurrentActor current, CancellationToken cancellationToken) =>
        (await take.TakeAsync(current.Actor, id, despiteLoad == true, cancellationToken)).Answer(
            lease => new LeaseAnswer(lease.SubjectId, lease.TakenAt, lease.Until));

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveBack(
        Guid id, TakeReview take, CurrentActor current, CancellationToken cancellationToken) =>
        (await take.GiveBackAsync(current.Actor, id, cancellationToken)).IsOk(out _, out var problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
}

/// <summary>A case one holds.</summary>
public sealed record LeaseAnswer(Guid DraftId, DateTimeOffset TakenAt, DateTimeOffset Until);

/// <summary>One line of the queue, without content.</summary>
/// <param name="Risk">Of the output, never of a person.</param>
/// <param name="Reasons">The risk in words.</param>
/// <param name="EffortMinutes">Estimated, rounded up to five.</param>
/// <param name="TakenUntil">One's own running lease.</param>
/// <param name="HeldUntil">Somebody else looks into it until then.</param>
/// <param name="MayDecide">False for what the reviewer asked for or changed, and for what somebody else holds.</param>
public sealed record ReviewAnswer(
    Guid DraftId, int Version, DraftKind Kind, string Title, string Hash, DateTimeOffset SubmittedAt, RiskLevel Risk,
    IReadOnlyList<string> Reasons, DateOnly Deadline, int EffortMinutes, DateTimeOffset? TakenUntil, DateTimeOffset? HeldUntil,
    bool MayDecide)
{
    internal static ReviewAnswer Of(QueueItem item)
    {
        var draft = item.Material;
        return new ReviewAnswer(draft.Id, draft.Version, draft.Kind, draft.Title, draft.Hash.Hex, item.SubmittedAt, item.Facts.Risk.Level,
            item.Facts.Risk.Reasons, item.Deadline, item.Facts.Effort.Minutes, item.Own?.Until, item.HeldUntil, item.MayDecide);
    }
}
