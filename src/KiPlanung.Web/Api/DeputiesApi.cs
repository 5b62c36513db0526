using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Vertretung“ — who goes on for whom in the review; for programs, such as a calendar of absences. It lends no right.</summary>
internal static class DeputiesApi
{
    public static void MapDeputies(this IEndpointRouteBuilder api)
    {
        var deputies = api.MapGroup("/reviews/deputies").RequireAuthorization(Policies.MayReview).WithTags("Prüfung");
        deputies.MapGet("", List).WithSummary("Laufende und künftige Vertretungen, dazu wer vertreten kann");
        deputies.MapGet("/{id:guid}", Find).WithSummary("Eine Vertretung; ETag nennt ihren Stand");
        deputies.MapPost("", Add).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Vertretung eintragen, höchstens 42 Tage; niemand setzt sich selbst als Vertretung ein");
        deputies.MapDelete("/{id:guid}", End).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Vertretung beenden; braucht If-Match");
    }

    private static async Task<Results<Ok<DeputiesAnswer>, ProblemHttpResult>> List(
        ManageDeputies deputies, CurrentActor current, CancellationToken cancellationToken) =>
        (await deputies.ReadAsync(current.Actor, cancellationToken)).Answer(overview => new DeputiesAnswer(
            [.. overview.Deputies.Select(DeputyAnswer.Of)],
            [.. overview.Colleagues.Select(c => new ReviewerAnswer(c.Person.Value, c.Name))]));

    private static async Task<Results<Ok<DeputyAnswer>, ProblemHttpResult>> Find(
        Guid id, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        var found = await deputies.FindAsync(current.Actor, id, cancellationToken);
        if (found.IsOk(out var deputy, out _)) Versions.Show(context, ManageDeputies.VersionOf(deputy));
        return found.Answer(DeputyAnswer.Of);
    }

    private static async Task<Results<Created<DeputyAnswer>, ProblemHttpResult>> Add(
        DeputyBody body, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        var set = await deputies.SetAsync(
            current.Actor, new PersonId(body.For), new PersonId(body.By), body.From, body.Until, cancellationToken);
        if (!set.IsOk(out var deputy, out var problem)) return ProblemResults.From(problem);
        Versions.Show(context, ManageDeputies.VersionOf(deputy));
        return TypedResults.Created($"/api/reviews/deputies/{deputy.Id:D}", DeputyAnswer.Of(deputy));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> End(
        Guid id, ManageDeputies deputies, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await deputies.EndAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }
}

/// <summary>A new substitution.</summary>
/// <param name="For">Who will be away.</param>
/// <param name="By">Who stands in.</param>
/// <param name="Until">Last day.</param>
public sealed record DeputyBody(Guid For, Guid By, DateOnly From, DateOnly Until);

/// <summary>A substitution.</summary>
/// <param name="For">Who is away.</param>
/// <param name="By">Who stands in.</param>
/// <param name="Until">Last day.</param>
/// <param name="Ended">Ended before that.</param>
public sealed record DeputyAnswer(Guid Id, Guid For, Guid By, DateOnly From, DateOnly Until, DateTimeOffset SetAt, bool Ended)
{
    internal static DeputyAnswer Of(Deputy deputy) => new(
        deputy.Id, deputy.For.Value, deputy.By.Value, deputy.From, deputy.Until, deputy.SetAt, deputy.Ended);
}

/// <summary>Somebody with the role „Prüfung“, by the name reviewers know each other by.</summary>
public sealed record ReviewerAnswer(Guid Person, string Name);

/// <summary>What runs or is to come, and who can be chosen.</summary>
public sealed record DeputiesAnswer(IReadOnlyList<DeputyAnswer> Deputies, IReadOnlyList<ReviewerAnswer> Reviewers);
