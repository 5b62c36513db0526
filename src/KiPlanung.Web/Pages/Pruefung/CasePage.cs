using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>What the pages of one case share: the case, and whether this session may decide on it.</summary>
public abstract class CasePage(ReviewDrafts reviews, CurrentReviewer reviewer) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionForm Eingabe { get; set; } = new();

    public ReviewView Case { get; private set; } = null!;

    public Draft Draft => Case.Standing.Draft;

    protected Outcome<Reviewer> Reviewer { get; private set; } = ReviewProblems.NotAReviewer;

    /// <summary>Why there is no form; null when there is one.</summary>
    public Problem? Hindrance => Case.Hindrance ?? (Reviewer.IsOk(out _, out var problem) ? null : problem);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!(await reviews.OpenAsync(Actor, Id, HttpContext.RequestAborted)).IsOk(out var view, out var problem))
        {
            context.Result = Refuse(problem);
            return;
        }
        Case = view;
        Reviewer = await reviewer.GetAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>The sentence on this page, at the field it belongs to.</summary>
    protected IActionResult ShowRefused(Problem problem) => problem == ReviewProblems.ReasonMissing
        ? ShowAgain(problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(DecisionForm.Begruendung))] }, nameof(Eingabe))
        : ShowAgain(problem);

    /// <summary>The hash in the form; a broken one was never on a page of ours.</summary>
    protected Outcome<ContentHash> Seen() => ContentHash.TryParse(Eingabe.Gesehen, out var seen) ? seen : ReviewProblems.StaleDraft;
}
