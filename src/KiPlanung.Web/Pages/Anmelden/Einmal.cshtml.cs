using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Anmelden;

/// <summary>„Anmeldelink“ — opening it shows a button only: mail scanners that follow links must not use it up.</summary>
[AllowAnonymous]
public sealed class EinmalModel : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        if (services.GetRequiredService<SignInLimiter>().Refuse(HttpContext, "") is { } wait) return this.TooMany(wait);

        var outcome = await services.GetRequiredService<SignInDesk>().ByLinkAsync(Code, cancellationToken);
        if (!outcome.IsOk(out var account, out var problem)) return ShowAgain(problem);
        await services.GetRequiredService<Sessions>().StartAsync(HttpContext, account, SessionClaims.ByLink);
        return LocalRedirect("/konto/passwort");
    }
}
