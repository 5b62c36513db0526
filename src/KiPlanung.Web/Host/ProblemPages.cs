namespace KiPlanung.Web.Host;

/// <summary>Answers without a body become a German page; below <c>/api</c> they become ProblemDetails.</summary>
internal static class ProblemPages
{
    public const string Path = "/fehler";

    public static bool IsApi(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void UseProblemPages(this WebApplication app)
    {
        app.UseWhen(context => context.IsApi(), api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => WriteProblem(context) });
            api.UseStatusCodePages(context => WriteProblem(context.HttpContext));
        });
        app.UseWhen(context => !context.IsApi(), pages =>
        {
            pages.UseExceptionHandler(Path);
            pages.UseStatusCodePagesWithReExecute(Path, "?status={0}");
        });
    }

    private static Task WriteProblem(HttpContext context) =>
        Results.Problem(statusCode: context.Response.StatusCode is var status and >= 400 ? status : 500).ExecuteAsync(context);
}
