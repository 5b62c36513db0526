using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Entscheidung gespeichert“ — what was decided and where to go on; of a control item, what was wrong in it.</summary>
[Authorize(Policies.MayReview)]
public sealed class EntschiedenModel(ReviewDrafts reviews, CurrentReviewer reviewer) : CasePage(reviews, reviewer)
{
    public IActionResult OnGet() =>
        Case is { Decision: null, OwnVote: null, Control: null } ? LocalRedirect($"/pruefung/{Id}") : Page();
}
