using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Einwilligung widerrufen“ — the case worker says that a person took the consent back; the release
/// has to be looked at again.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class EinwilligungModel(ExportResult results, FollowReleases follow) : ReleasePage(results)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Answer(await follow.ConsentWithdrawnAsync(Actor, Id, Stand, cancellationToken), "Die Überprüfung ist angemeldet.");
}
