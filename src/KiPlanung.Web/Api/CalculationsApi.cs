using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KiPlanung.Web.Api;

/// <summary>„Berechnungen“ — population, need, areas that add up; calculated in the background, each ends as a draft.</summary>
internal static class CalculationsApi
{
    public static void MapCalculations(this IEndpointRouteBuilder api)
    {
        var forecasts = api.MapGroup("/forecasts").RequireAuthorization(Policies.MayPlan).WithTags("Vorausberechnung");
        forecasts.MapGet("/populations", List).WithSummary("Eingelesene Bevölkerungen nach Alter und Geschlecht");
        var asks = forecasts.MapGroup("").ProducesProblem(StatusCodes.Status400BadRequest);
        asks.MapPost("/population", AskPopulation).WithSummary("Bevölkerung vorausberechnen; der Auftrag führt zum Entwurf");
        asks.MapPost("/need", AskNeed).WithSummary("Bedarf aus Menschen und Quoten berechnen; der Auftrag führt zum Entwurf");
        asks.MapPost("/coherent", AskCoherent).WithSummary("Alle Gebiete einer Kennzahl so vorausberechnen, dass sie sich addieren");
    }

    private static async Task<Results<Ok<IReadOnlyList<PopulationAnswer>>, ProblemHttpResult>> List(
        RequestCalculation request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.StructuresAsync(current.Actor, cancellationToken)).AnswerAll(PopulationAnswer.Of);

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> AskPopulation(
        PopulationRequest body, RequestCalculation request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(current.Actor, CalculationRequest.Of(body), cancellationToken)).AnswerAccepted();

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> AskNeed(
        NeedRequest body, RequestCalculation request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(current.Actor, CalculationRequest.Of(body), cancellationToken)).AnswerAccepted();

    private static async Task<Results<Accepted<JobAnswer>, ProblemHttpResult>> AskCoherent(
        CoherentRequest body, RequestCalculation request, CurrentActor current, CancellationToken cancellationToken) =>
        (await request.RunAsync(current.Actor, CalculationRequest.Of(body), cancellationToken)).AnswerAccepted();
}

/// <summary>A population by age and sex.</summary>
/// <param name="Key">To ask for calculations with.</param>
/// <param name="AgeWidth">Years per age group.</param>
public sealed record PopulationAnswer(string Key, string Name, int AgeWidth, int AgeGroups, int FirstYear, int LastYear)
{
    internal static PopulationAnswer Of(AgeStructure structure) => new(
        structure.Key, structure.Name, structure.Ages.Width, structure.Ages.Count, structure.FirstYear, structure.LastYear);
}
