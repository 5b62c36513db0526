using System.ComponentModel.DataAnnotations;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Zuständigkeit“ — what one looks at first; everybody sets and gives up their own. It reserves nothing.</summary>
internal static class ResponsibilitiesApi
{
    private const string Address = "/reviews/responsibilities";

    public static void MapResponsibilities(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup(Address).RequireAuthorization(Policies.MayReview).WithTags("Prüfung");
        own.MapGet("", List).WithSummary("Die eigenen Zuständigkeiten, die gelten");
        own.MapGet("/{id:guid}", Find).WithSummary("Eine eigene Zuständigkeit; ETag nennt ihren Stand");
        own.MapPost("", Add).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Zuständig werden für eine Art von Entwürfen, auf Wunsch nur in einem Gebiet");
        own.MapDelete("/{id:guid}", Remove).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Zuständigkeit abgeben; braucht If-Match");
    }

    private static async Task<Results<Ok<IReadOnlyList<ResponsibilityAnswer>>, ProblemHttpResult>> List(
        ManageDeputies deputies, CurrentActor current, CancellationToken cancellationToken) =>
        (await deputies.ReadAsync(current.Actor, cancellationToken)).Answer(
            overview => (IReadOnlyList<ResponsibilityAnswer>)[.. overview.Own.Select(r => ResponsibilityAnswer.Of(r, ended: false))]);

    private static async Task<Results<Ok<ResponsibilityAnswer>, ProblemHttpResult>> Find(
        Guid id, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        var found = await deputies.FindResponsibilityAsync(current.Actor, id, cancellationToken);
        if (found.IsOk(out var kept, out _))
            Versions.Show(context, ManageDeputies.VersionOf(kept.Responsibility, kept.EndedAt is not null));
        return found.Answer(k => ResponsibilityAnswer.Of(k.Responsibility, k.EndedAt is not null));
    }

    private static async Task<Results<Created<ResponsibilityAnswer>, ProblemHttpResult>> Add(
        ResponsibilityBody body, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        var added = await deputies.AddAsync(current.Actor, body.Kind!.Value, body.Area ?? "", cancellationToken);
        if (!added.IsOk(out var own, out var problem)) return ProblemResults.From(problem);
        Versions.Show(context, ManageDeputies.VersionOf(own));
        return TypedResults.Created($"/api{Address}/{own.Id:D}", ResponsibilityAnswer.Of(own, ended: false));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid id, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await deputies.RemoveAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }
}

/// <summary>A new responsibility of one's own.</summary>
/// <param name="Area">Beginning of the official key (AGS), digits only, at most 8; left out or empty for every area.</param>
public sealed record ResponsibilityBody([Required] DraftKind? Kind, string? Area = null);

/// <summary>A responsibility of one's own.</summary>
/// <param name="Area">Beginning of the official key (AGS); empty for every area.</param>
/// <param name="Ended">Given up.</param>
public sealed record ResponsibilityAnswer(Guid Id, DraftKind Kind, string Area, DateTimeOffset Since, bool Ended)
{
    internal static ResponsibilityAnswer Of(Responsibility own, bool ended) => new(own.Id, own.Kind, own.Area, own.Since, ended);
}
