using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Überprüfung abschließen“ — a reviewer who neither asked for it nor changed it says that the released
/// bytes still hold.</summary>
[Authorize(Policies.MayReview)]
public sealed class UeberpruefenModel(ExportResult results, FollowReleases follow, CurrentReviewer reviewer) : ReleasePage(results)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await reviewer.GetAsync(cancellationToken)).IsOk(out var acting, out var problem)) return ShowAgain(problem);
        return Answer(await follow.PassRecheckAsync(acting, Id, Stand, Seen, Grund ?? "", cancellationToken),
            "Das Ergebnis ist überprüft und gilt weiter.");
    }
}
