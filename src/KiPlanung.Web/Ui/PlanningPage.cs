using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Api;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KiPlanung.Web.Ui;

/// <summary>„Seite“ — what every page model of the journeys starts from: who acts, and how a problem is shown.</summary>
public abstract class PlanningPage : PageModel
{
    private const string ProblemKey = "KiPlanung.Problem";

    /// <exception cref="InvalidOperationException">The page lacks its policy.</exception>
    protected Actor Actor => HttpContext.RequestServices.GetRequiredService<CurrentActor>().Actor;

    /// <summary>The whole page is refused: the error page with the problem's sentence and status.</summary>
    protected IActionResult Refuse(Problem problem)
    {
        HttpContext.Items[ProblemKey] = problem;
        return StatusCode(ProblemResults.StatusOf(problem.Kind));
    }

    /// <summary>The form again, with the problem's sentence in the error summary and what was typed still there.</summary>
    /// <param name="problem">Details with a field go to the input of that name.</param>
    /// <param name="form">Name of the bound property that holds the inputs; empty when they are bound directly.</param>
    protected IActionResult ShowAgain(Problem problem, string form = "")
    {
        var prefix = form.Length == 0 ? "" : form + ".";
        foreach (var detail in problem.Details)
            ModelState.AddModelError(detail.Field is null ? "" : prefix + detail.Field, detail.ToString());
        if (problem.Details.Count == 0) ModelState.AddModelError("", problem.Message);
        Response.StatusCode = ProblemResults.StatusOf(problem.Kind);
        return Page();
    }

    /// <summary>The form again after the framework found inputs missing or malformed.</summary>
    protected IActionResult ShowAgain()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The problem this request was refused with; null when a bare status was.</summary>
    internal static Problem? ProblemOf(HttpContext context) => context.Items[ProblemKey] as Problem;
}
