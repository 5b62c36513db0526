using KiPlanung.UseCases;

namespace KiPlanung.Web.Host;

/// <summary>„Bereitschaft“ — <c>/bereit</c> answers 200 when the database does, otherwise 503; for a load balancer.</summary>
internal static partial class Readiness
{
    public static void MapReadiness(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bereit", AskAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> AskAsync(IPlanningStore store, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            await using var view = await store.ReadAsync(cancellationToken);
            await view.Accounts.CountPeopleAsync(cancellationToken);
            return Results.Text("bereit");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotReady(loggers.CreateLogger("KiPlanung.Bereitschaft"), exception);
            return Results.Text("nicht bereit", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Die Datenbank antwortet nicht.")]
    private static partial void LogNotReady(ILogger logger, Exception exception);
}
