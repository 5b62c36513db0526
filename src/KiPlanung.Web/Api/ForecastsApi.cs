using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases.Planning;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Vorausberechnungen“ — calculated in the background, or written by hand; both end as a draft.</summary>
internal static class ForecastsApi
{
    public static void MapForecasts(this IEndpointRouteBuilder api)
    {
        var forecasts = api.MapGroup("/forecasts").RequireAuthorization(Policies.MayPlan).WithTags("Vorausberechnung")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        forecasts.MapPost("/", Ask).WithSummary("Vorausberechnung anfordern; der Auftrag führt zum Entwurf");
        forecasts.MapPost("/batch", AskForMany)
            .WithSummary("Viele Reihen auf einmal vorausberechnen; jede bekommt ihren eigenen Entwurf, siehe Teile des Auftrags");
        forecasts.MapPost("/by-hand", Write).WithSummary("Vorausberechnung von Hand, ohne Rechenverfahren");
    }

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> Ask(
        NewForecast body, RequestForecast request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(current.Actor, new ForecastRequest(body.Indicator, body.Region, body.Horizon), cancellationToken))
            .AnswerAccepted();

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> AskForMany(
        NewForecastBatch body, RequestForecasts request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(
            current.Actor, new ForecastsRequest(body.Indicators ?? [], body.Regions ?? [], body.Horizon), cancellationToken))
            .AnswerAccepted();

    private static async Task<Results<Created<DraftAnswer>, ProblemHttpResult>> Write(
        NewForecastByHand body, WriteForecastByHand write, HttpContext context, CurrentActor current, CancellationToken cancellationToken)
    {
        var years = body.Years.Select(y => new HandWrittenYear(y.Year, y.Value, y.Low, y.High)).ToList();
        var request = new HandWrittenForecast(body.Indicator, body.Region, years, body.Rationale);
        if (!(await write.RunAsync(current.Actor, request, cancellationToken)).IsOk(out var draft, out var problem))
            return ProblemResults.From(problem);
        Versions.Show(context, draft.Hash);
        return TypedResults.Created($"/api/drafts/{draft.Id}", DraftAnswer.OwnCheck(draft));
    }
}

/// <summary>What to calculate.</summary>
/// <param name="Horizon">Years ahead.</param>
public sealed record NewForecast([Required] string Indicator, [Required] string Region, [Range(1, RequestForecast.MaxHorizon)] int Horizon);

/// <summary>What to calculate at once.</summary>
/// <param name="Indicators">Keys; empty or left out: all.</param>
/// <param name="Regions">Keys; empty or left out: all.</param>
/// <param name="Horizon">Years ahead.</param>
public sealed record NewForecastBatch(
    IReadOnlyList<string>? Indicators, IReadOnlyList<string>? Regions, [Range(1, RequestForecast.MaxHorizon)] int Horizon);

/// <summary>Figures a person sets, with the reason.</summary>
public sealed record NewForecastByHand(
    [Required] string Indicator, [Required] string Region, [Required] IReadOnlyList<YearByHand> Years, [Required] string Rationale);

/// <summary>One year; low and high give an 80 % range when both are set.</summary>
public sealed record YearByHand(int Year, double Value, double? Low, double? High);
