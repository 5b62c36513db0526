using KiPlanung.Review;
using KiPlanung.Review.Work;
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

    protected ReviewDrafts Reviews { get; } = reviews;

    public ReviewMaterial Material => Case.Material;

    /// <summary>The draft stays covered until the source was read.</summary>
    public bool SourceFirst => Case.SourceFirst;

    protected Outcome<Reviewer> Reviewer { get; private set; } = ReviewProblems.NotAReviewer;

    /// <summary>Why there is no form; null when there is one.</summary>
    public Problem? Hindrance => Case.Hindrance ?? (Reviewer.IsOk(out _, out var problem) ? null : problem);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!(await Reviews.OpenAsync(Actor, Id, HttpContext.RequestAborted)).IsOk(out var view, out var problem))
        {
            context.Result = Refuse(problem);
            return;
        }
        Case = view;
        Items = ReviewItems.Of(view.Material);
        Reviewer = await reviewer.GetAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>What has to be judged one by one.</summary>
    public IReadOnlyList<ReviewItem> Items { get; private set; } = [];

    /// <summary>What was filled in for an item so far.</summary>
    public ItemForm FormOf(ReviewItem item) => Eingabe.Punkte.FirstOrDefault(p => p.Schluessel == item.Key) ?? new ItemForm();

    /// <summary>The sentence on this page, at the field it belongs to.</summary>
    protected IActionResult ShowRefused(Problem problem)
    {
        if (problem == ReviewProblems.ReasonMissing || problem == ReviewProblems.ReasonTooShort)
            return ShowAgain(
                problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(DecisionForm.Begruendung))] }, nameof(Eingabe));
        if (problem.Details.Count == 0) return ShowAgain(problem);
        ModelState.AddModelError("", problem.Message);
        return ShowAgain(problem with { Details = [.. problem.Details.Select(AtItem)] }, nameof(Eingabe));
    }

    private ProblemDetail AtItem(ProblemDetail detail)
    {
        var place = Items.Index().FirstOrDefault(i => i.Item.Key == detail.Field);
        return place.Item is null
            ? detail
            : detail with { Field = $"{nameof(DecisionForm.Punkte)}[{place.Index}].{nameof(ItemForm.Urteil)}" };
    }

    /// <summary>The hash in the form; a broken one was never on a page of ours.</summary>
    protected Outcome<ContentHash> Seen() => ContentHash.TryParse(Eingabe.Gesehen, out var seen) ? seen : ReviewProblems.StaleDraft;
}
