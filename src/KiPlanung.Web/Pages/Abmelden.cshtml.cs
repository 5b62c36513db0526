using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages;

/// <summary>„Abmelden“ — by POST, so that no link or picture elsewhere can do it.</summary>
[Authorize(Policies.SignedIn)]
public sealed class AbmeldenModel : PlanningPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await HttpContext.RequestServices.GetRequiredService<SignInDesk>().RecordSignOutAsync(Actor, cancellationToken);
        await HttpContext.SignOutAsync(Schemes.Cookie);
        return LocalRedirect("/anmelden");
    }
}
