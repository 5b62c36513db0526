using KiPlanung.Audit;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Eigene Entwürfe“ — read, revise, hand in, take back. Deciding takes a person at a browser.</summary>
internal static class DraftsApi
{
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/drafts").RequireAuthorization(Policies.MayDraft).WithTags("Entwürfe");
        drafts.MapGet("/", List).WithSummary("Eigene Entwürfe, jeweils die neueste Fassung");
        drafts.MapGet("/{id:guid}", Find).NotesView(AuditEvent.DraftViewed).WithSummary("Ein Entwurf mit Inhalt; ETag nennt seinen Stand");
        var writes = drafts.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        writes.MapPost("/revisions", Revise).WithSummary("Neue Fassung; braucht If-Match");
        writes.MapPost("/submission", Submit).WithSummary("Zur Prüfung geben; braucht If-Match");
        writes.MapPost("/withdrawal", Withdraw).WithSummary("Zurückziehen; braucht If-Match");
        writes.MapPost("/change-confirmation", ConfirmChange)
            .WithSummary("Änderung der Prüfung bestätigen und erneut zur Prüfung geben; braucht If-Match");
        writes.MapPost("/change-refusal", RefuseChange).WithSummary("Änderung der Prüfung zurückweisen, mit Grund; braucht If-Match");
    }

    private static async Task<Results<Ok<IReadOnlyList<DraftAnswer>>, ProblemHttpResult>> List(
        OwnDrafts drafts, CurrentActor current, CancellationToken cancellationToken) =>
        (await drafts.ListAsync(current.Actor, cancellationToken)).AnswerAll(DraftAnswer.WithoutContent);

    private static async Task<Results<Ok<DraftAnswer>, ProblemHttpResult>> Find(
        Guid id, OwnDrafts drafts, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!(await drafts.FindAsync(current.Actor, id, cancellationToken)).IsOk(out var found, out var problem))
            return ProblemResults.From(problem);
        Versions.Show(context, found.Standing.Draft.Hash);
        return TypedResults.Ok(DraftAnswer.Of(found.Standing));
    }

    private static async Task<Results<Created<DraftAnswer>, ProblemHttpResult>> Revise(
        Guid id, NewRevision body, ReviseForecast forecasts, WriteSummary summaries, HttpContext context, CurrentActor current,
        CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        var outcome = body switch
        {
            { Years: { Count: > 0 } years, Claims: null } => await forecasts.RunAsync(
                current.Actor, id, seen, [.. years.Select(y => new OverriddenYear(y.Year, y.Value))], body.Rationale ?? "",
                    cancellationToken),
            { Claims: { Count: > 0 } claims, Years: null } => await summaries.ReviseAsync(
                current.Actor, id, seen, [.. claims.Select(c => new ClaimEdit(c.Index, c.Sentence))], cancellationToken),
            _ => new Problem("draft.revision",
                "Bitte senden Sie entweder years (Vorausberechnung) oder claims (Zusammenfassung).", ProblemKind.Invalid),
        };
        if (!outcome.IsOk(out var draft, out problem)) return ProblemResults.From(problem);
        Versions.Show(context, draft.Hash);
        return TypedResults.Created($"/api/drafts/{draft.Id}", DraftAnswer.OwnCheck(draft));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Submit(
        Guid id, OwnDrafts drafts, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await drafts.SubmitAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(
        Guid id, OwnDrafts drafts, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await drafts.WithdrawAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ConfirmChange(
        Guid id, AnswerChange answer, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await answer.ConfirmAsync(current.Actor, id, seen, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RefuseChange(
        Guid id, ChangeRefusal body, AnswerChange answer, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Versions.Seen(context).IsOk(out var seen, out var problem)) return ProblemResults.From(problem);
        return (await answer.RefuseAsync(current.Actor, id, seen, body.Reason, cancellationToken)).IsOk(out _, out problem)
            ? TypedResults.NoContent()
            : ProblemResults.From(problem);
    }
}
