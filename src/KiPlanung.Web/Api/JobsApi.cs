using KiPlanung.UseCases;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Aufträge“ — one's own background work. The progress page asks here, too.</summary>
internal static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").RequireAuthorization(Policies.MayDraft).WithTags("Aufträge");
        jobs.MapGet("/", List).WithSummary("Eigene Aufträge, neueste zuerst");
        jobs.MapGet("/{id:guid}", Find).WithSummary("Stand eines Auftrags; ETag nennt ihn");
        jobs.MapGet("/{id:guid}/items", Items).WithSummary("Teile eines Sammelauftrags: Entwurf oder Grund je Reihe");
        jobs.MapDelete("/{id:guid}", Cancel).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .WithSummary("Auftrag abbrechen; braucht If-Match");
    }

    private static async Task<Ok<IReadOnlyList<JobAnswer>>> List(
        CancelJob jobs, CurrentActor current, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<JobAnswer>>([.. (await jobs.ListAsync(current.Actor, cancellationToken)).Select(JobAnswer.Of)]);

    private static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> Find(
        Guid id, CancelJob jobs, HttpContext context, CurrentActor current, CancellationToken cancellationToken) =>
        Show(await jobs.FindAsync(current.Actor, id, cancellationToken), context);

    private static Results<Ok<JobAnswer>, ProblemHttpResult> Show(Outcome<Job> outcome, HttpContext context)
    {
        if (outcome.IsOk(out var job, out _)) Versions.Show(context, CancelJob.VersionOf(job));
        return outcome.Answer(JobAnswer.Of);
    }

    private static async Task<Results<Ok<IReadOnlyList<JobItemAnswer>>, ProblemHttpResult>> Items(
        Guid id, CancelJob jobs, RequestForecasts batches, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!(await jobs.FindAsync(current.Actor, id, cancellationToken)).IsOk(out _, out var problem)) return ProblemResults.From(problem);
        var items = await batches.ItemsAsync(current.Actor, id, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<JobItemAnswer>>([.. items.Select(JobItemAnswer.Of)]);
    }

    private static async Task<Results<Ok<JobAnswer>, ProblemHttpResult>> Cancel(
        Guid id, CancelJob jobs, HttpContext context, CurrentActor current, CancellationToken cancellationToken) =>
        Versions.Seen(context).IsOk(out var seen, out var problem)
            ? Show(await jobs.RunAsync(current.Actor, id, seen, cancellationToken), context)
            : ProblemResults.From(problem);
}

/// <summary>A job.</summary>
/// <param name="Progress">0 to 1.</param>
/// <param name="Done">Nothing more will happen.</param>
/// <param name="Problem">German sentence when it failed.</param>
/// <param name="DraftId">The draft when it is finished.</param>
public sealed record JobAnswer(
    Guid Id, JobKind Kind, JobState State, double Progress, bool Done, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt,
    string? Problem,
    Guid? DraftId)
{
    internal static JobAnswer Of(Job job) => new(
        job.Id, job.Kind, job.State, job.Progress, job.State is not (JobState.Waiting or JobState.Running), job.CreatedAt, job.FinishedAt,
        job.ProblemMessage, job.DraftId);
}

/// <summary>One series of a batch.</summary>
/// <param name="DraftId">Null when it could not be calculated.</param>
/// <param name="Code">Why not, for programs.</param>
/// <param name="Problem">Why not, as a German sentence.</param>
public sealed record JobItemAnswer(
    string Indicator, string Region, Guid? DraftId, string? Code, string? Problem, DateTimeOffset DoneAt)
{
    internal static JobItemAnswer Of(JobItem item) =>
        new(item.IndicatorKey, item.Region.Value, item.DraftId, item.ProblemCode, item.ProblemMessage, item.DoneAt);
}
