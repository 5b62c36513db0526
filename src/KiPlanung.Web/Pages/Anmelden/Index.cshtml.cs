using System.ComponentModel.DataAnnotations;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Anmelden;

/// <summary>„Anmelden“ by name and password.</summary>
[AllowAnonymous]
public sealed class IndexModel : PlanningPage
{
    [BindProperty]
    [Display(Name = "Anmeldename")]
    [Required]
    public string? Anmeldename { get; set; }

    [BindProperty]
    [Display(Name = "Passwort")]
    [Required]
    public string? Passwort { get; set; }

    /// <summary>Where to go afterwards; only pages of this installation.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zurueck { get; set; }

    public IActionResult OnGet() => User.Person() is null ? Page() : LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        if (services.GetRequiredService<SignInLimiter>().Refuse(HttpContext, Anmeldename ?? "") is { } wait) return this.TooMany(wait);
        if (!ModelState.IsValid) return ShowAgain();

        var outcome = await services.GetRequiredService<SignInDesk>().ByPasswordAsync(Anmeldename, Passwort, cancellationToken);
        if (!outcome.IsOk(out var account, out var problem)) return ShowAgain(problem);
        await services.GetRequiredService<Sessions>().StartAsync(HttpContext, account, SessionClaims.ByPassword);
        return LocalRedirect(Url.IsLocalUrl(Zurueck) ? Zurueck : "/");
    }
}
