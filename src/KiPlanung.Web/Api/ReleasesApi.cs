using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Freigegebene Ergebnisse“ — the only thing that can be exported.</summary>
internal static class ReleasesApi
{
    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        var releases = api.MapGroup("/releases").RequireAuthorization(Policies.MayReadResults).WithTags("Ergebnisse");
        releases.MapGet("/", List).WithSummary("Freigegebene Ergebnisse, neueste zuerst");
        releases.MapGet("/{id:guid}", Find).NotesView(AuditEvent.ResultViewed).WithSummary("Ein freigegebenes Ergebnis mit Inhalt");
        releases.MapGet("/{id:guid}/export", Export).ProducesProblem(StatusCodes.Status400BadRequest)
            .Produces<byte[]>(StatusCodes.Status200OK, "text/csv", "application/json",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
            .WithSummary("Als Datei ausgeben: csv, json oder docx");
    }

    private static async Task<Results<Ok<IReadOnlyList<ReleaseAnswer>>, ProblemHttpResult>> List(
        ExportResult results, CurrentActor current, CancellationToken cancellationToken) =>
        (await results.ListAsync(current.Actor, cancellationToken)).AnswerAll(ReleaseAnswer.WithoutContent);

    private static async Task<Results<Ok<ReleaseAnswer>, ProblemHttpResult>> Find(
        Guid id, ExportResult results, CurrentActor current, CancellationToken cancellationToken) =>
        (await results.StandingAsync(current.Actor, id, cancellationToken))
            .Then<ReleaseAnswer>(standing => standing.Use().Then<ReleaseAnswer>(_ => ReleaseAnswer.Of(standing))).Answer(a => a);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Export(
        Guid id, string format, ExportResult results, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!Codes.Require<ExportFormat>("format", format).IsOk(out var known, out var problem)) return ProblemResults.From(problem);
        return (await results.RunAsync(current.Actor, id, known, cancellationToken)).IsOk(out var file, out problem)
            ? TypedResults.File(file.Content, file.ContentType, file.FileName)
            : ProblemResults.From(problem);
    }
}

/// <summary>A released result.</summary>
/// <param name="Label">How it came about, to be shown wherever it is used (KI-VO Art. 50).</param>
/// <param name="State">Released, due for a new check, replaced or revoked.</param>
/// <param name="Standing">What became of it since, in a sentence; null while it simply holds.</param>
/// <param name="Content">Left out in lists; a revoked result is refused.</param>
public sealed record ReleaseAnswer(
    Guid Id, Guid DraftId, DraftKind Kind, string Title, DraftState State, string? Standing, string Hash, string Author, string Label,
    DateTimeOffset ReleasedAt, JsonElement? Content)
{
    internal static ReleaseAnswer Of(ReleaseStanding standing) =>
        WithoutContent(standing) with { Content = JsonDocument.Parse(standing.Result.Content).RootElement };

    internal static ReleaseAnswer WithoutContent(ReleaseStanding standing)
    {
        var result = standing.Result;
        return new(
            result.Id, result.DraftId, result.Kind, result.Title, standing.State, ReleaseWords.Stamp(standing), result.Hash.Hex,
            result.Origin.Author,
            (result.Origin.ByModel ? "Mit KI-Beteiligung erstellt" : "Von Hand erstellt")
                + ", von einem Menschen geprüft und freigegeben",
            result.ReleasedAt, null);
    }
}
