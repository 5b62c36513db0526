using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Prüfliste“ — what waits for a decision. Looking is possible with a token, deciding never.</summary>
internal static class ReviewsApi
{
    public static void MapReviews(this IEndpointRouteBuilder api) =>
        api.MapGet("/reviews", Queue).RequireAuthorization(Policies.MayReview).WithTags("Prüfung")
            .WithSummary("Entwürfe, die auf eine Entscheidung warten; entschieden wird nur am Bildschirm");

    private static async Task<Results<Ok<IReadOnlyList<ReviewAnswer>>, ProblemHttpResult>> Queue(
        ReviewDrafts reviews, CurrentActor current, CancellationToken cancellationToken) =>
        (await reviews.QueueAsync(current.Actor, cancellationToken)).AnswerAll(ReviewAnswer.Of);
}

/// <summary>One line of the queue, without content.</summary>
/// <param name="MayDecide">False for what the reviewer asked for or changed.</param>
public sealed record ReviewAnswer(
    Guid DraftId, int Version, DraftKind Kind, string Title, string Hash, DateTimeOffset? SubmittedAt, bool MayDecide)
{
    internal static ReviewAnswer Of(QueueItem item)
    {
        var draft = item.Standing.Draft;
        return new ReviewAnswer(draft.Id, draft.Version, draft.Kind, draft.Title, draft.Hash.Hex,
            item.Standing.SubmittedAt, item.MayDecide);
    }
}
