using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KiPlanung.Web.Ui;

/// <summary>„Einsichtnahme wird protokolliert“ — a page that shows the note, draft or release named by <c>id</c> in its address. The entry
/// stands before the first byte is sent; a page that refuses writes none.</summary>
/// <param name="what">One of <see cref="RecordView.Views"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ViewedAttribute(AuditEvent what) : Attribute, IAsyncPageFilter
{
    public AuditEvent What { get; } = what;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        // a handler without a result shows its page
        if (done.Exception is not null || done.Canceled || done.Result is not (null or PageResult)) return;
        await Viewing.RecordAsync(context.HttpContext, What);
    }
}

/// <summary>The same for addresses of the API: after the handler agreed, before its answer is written.</summary>
internal static class Viewing
{
    public static RouteHandlerBuilder NotesView(this RouteHandlerBuilder endpoint, AuditEvent what) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            var result = answer is INestedHttpResult nested ? nested.Result : answer;
            if (result is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) await RecordAsync(context.HttpContext, what);
            return answer;
        });

    public static Task RecordAsync(HttpContext context, AuditEvent what)
    {
        var id = Guid.Parse((string)context.GetRouteValue("id")!);
        var services = context.RequestServices;
        return services.GetRequiredService<RecordView>().RunAsync(
            services.GetRequiredService<CurrentActor>().Actor, what, id, context.RequestAborted);
    }
}
