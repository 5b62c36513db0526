using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfvorgang“ — the source beside the draft, and the decision on exactly these bytes. Saving leads to a check page
/// first.</summary>
[Authorize(Policies.MayReview)]
public sealed class VorgangModel(ReviewDrafts reviews, CurrentReviewer reviewer, DecideOnDraft decide, ExplainForecast explain)
    : CasePage(reviews, reviewer)
{
    /// <summary>Back from the check page: the own choice is shown again.</summary>
    [FromQuery]
    public bool Aendern { get; set; }

    public IReadOnlyList<string> Checks => ReviewChecks.For(Draft);

    /// <summary>Null for a summary.</summary>
    public ForecastContextView? Context { get; private set; }

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            await ExplainAsync(HttpContext.RequestAborted);
            return await next();
        });

    public void OnGet()
    {
        if (Aendern && DecisionForm.Kept(TempData, Id) is { } kept) Eingabe = kept;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Reviewer.IsOk(out var reviewing, out var problem)) return ShowAgain(problem);
        if (!ModelState.IsValid) return ShowAgain();
        if (!Seen().IsOk(out var seen, out problem)) return ShowAgain(problem);
        var check = await decide.CheckAsync(reviewing, Id, seen, Eingabe.ToVerdict(), cancellationToken);
        if (!check.IsOk(out _, out problem)) return ShowRefused(problem);
        Eingabe.Keep(TempData, Id);
        return LocalRedirect($"/pruefung/{Id}/bestaetigen");
    }

    private async Task ExplainAsync(CancellationToken cancellationToken)
    {
        if (Draft.Kind != DraftKind.Forecast || CalculationDocument.IsOne(Draft.Content)) return;
        var document = ForecastDocument.Read(Draft.Content);
        if ((await explain.RunAsync(Actor, Id, document, cancellationToken)).IsOk(out var context, out _))
            Context = new ForecastContextView(document, context);
    }
}
