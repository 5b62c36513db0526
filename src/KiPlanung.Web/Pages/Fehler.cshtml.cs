using System.Diagnostics;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Api;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KiPlanung.Web.Pages;

/// <summary>„Fehlerseite“ — a plain sentence and a way on. Reached by re-execution, never by an address of its own.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FehlerModel : PageModel
{
    private const string FormExpired =
        "Das Formular ist abgelaufen oder wurde nicht von dieser Seite gesendet. "
        + "Bitte laden Sie die Seite neu und senden Sie es noch einmal.";

    public int Status => Response.StatusCode;

    public string Title => Refused is null && IsFormRefused ? "Formular abgelaufen" : ProblemResults.TitleOf(Status);

    public string Sentence =>
        Refused?.Message ?? (IsFormRefused ? FormExpired : ProblemResults.DetailOf(Status));

    public IReadOnlyList<ProblemDetail> Details => Refused?.Details ?? [];

    public string Trace => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public string? WaitSeconds => Response.Headers.RetryAfter is [{ Length: > 0 } seconds] ? seconds : null;

    private Problem? Refused => PlanningPage.ProblemOf(HttpContext);

    // A bare 400 on a POST of a page comes from the form token alone: everything else is shown as the form again or as a problem.
    private bool IsFormRefused => Status == StatusCodes.Status400BadRequest && HttpMethods.IsPost(Request.Method);

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    private IActionResult Show()
    {
        var reached = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!reached) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
