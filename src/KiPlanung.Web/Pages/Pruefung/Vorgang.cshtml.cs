using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfvorgang“ — the source beside the draft, and the decision on exactly these bytes. Saving leads to a check page first.</summary>
[Authorize(Policies.MayReview)]
public sealed class VorgangModel(ReviewDrafts reviews, CurrentReviewer reviewer, DecideOnDraft decide) : CasePage(reviews, reviewer)
{
    /// <summary>Back from the check page: the own choice is shown again.</summary>
    [FromQuery]
    public bool Aendern { get; set; }

    public IReadOnlyList<string> Checks => ReviewChecks.For(Draft);

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
}
