using System.Text.Json.Serialization;
using KiPlanung.Web.SignIn;
using Microsoft.OpenApi;

namespace KiPlanung.Web.Api;

/// <summary>The API: one static class per noun, hung in below.</summary>
internal static class ApiRoutes
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemResults.Complete);
        builder.Services.AddValidation();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower)));
        builder.Services.AddOpenApi(openApi => openApi.AddDocumentTransformer(Describe));
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/openapi.json").AllowAnonymous();
        var api = routes.MapGroup("/api").RequireAuthorization(Policies.SignedIn)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapOwnAccount();
        api.MapImports();
        api.MapSeries();
        api.MapForecasts();
        api.MapCalculations();
        api.MapJobs();
        api.MapNotes();
        api.MapDrafts();
        api.MapReviews();
        api.MapDeputies();
        api.MapResponsibilities();
        api.MapReleases();
        api.MapAudit();
        api.MapAuditHistory();
        api.MapReceipts();
        api.MapFallback(() => TypedResults.NotFound()).ExcludeFromDescription();
    }

    private static Task Describe(OpenApiDocument document, object context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "KiPlanung",
            Version = "1",
            Description = "Schnittstelle der Sozialplanung mit geprüften Vorausberechnungen. Anmeldung mit persönlichem Zugangsschlüssel.",
        };
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["Zugangsschluessel"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "Persönlicher Zugangsschlüssel, beginnt mit kp_. Auszustellen unter „Mein Konto“.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference("Zugangsschluessel", document)] = [] }];
        return Task.CompletedTask;
    }
}
