using System.ComponentModel.DataAnnotations;
using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>What the pages share that follow a release: the release with what happened since, and the reason typed.</summary>
public abstract class ReleasePage(ExportResult results) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Hash of the bytes the page was made from.</summary>
    [BindProperty]
    public string? Gesehen { get; set; }

    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Grund { get; set; }

    /// <summary>How much had happened to the release when the page was made; -1 when the form does not say.</summary>
    [BindProperty]
    public int Stand { get; set; } = -1;

    public ReleaseStanding Standing { get; private set; } = null!;

    public ReleasedResult Result => Standing.Result;

    protected ContentHash Seen => ContentHash.TryParse(Gesehen, out var hash) ? hash : ContentHash.Of("");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!(await results.StandingAsync(Actor, Id, HttpContext.RequestAborted)).IsOk(out var standing, out var problem))
        {
            context.Result = Refuse(problem);
            return;
        }
        Standing = standing;
        await next();
    }

    /// <summary>Back to the result with a sentence, or the form again with the problem.</summary>
    protected IActionResult Answer(Outcome<ReleaseStanding> outcome, string done)
    {
        if (!outcome.IsOk(out _, out var problem))
            return problem == ReviewProblems.ReasonTooShort
                ? ShowAgain(problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(Grund))] })
                : ShowAgain(problem);
        TempData[nameof(ErgebnisModel.Meldung)] = done;
        return LocalRedirect($"/ergebnisse/{Id}");
    }
}
