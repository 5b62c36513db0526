using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Freigabe widerrufen“ — by a reviewer, with the reason that everybody who used the result will read.</summary>
[Authorize(Policies.MayReview)]
public sealed class WiderrufenModel(ExportResult results, FollowReleases follow, CurrentReviewer reviewer) : ReleasePage(results)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await reviewer.GetAsync(cancellationToken)).IsOk(out var acting, out var problem)) return ShowAgain(problem);
        return Answer(await follow.RevokeAsync(acting, Id, Stand, Grund ?? "", cancellationToken), "Die Freigabe ist widerrufen.");
    }
}
