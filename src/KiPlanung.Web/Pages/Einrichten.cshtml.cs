using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Web.Pages.Anmelden;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages;

/// <summary>„Einrichten“ — there only while no account exists, and only for whoever has the code from the console.</summary>
[AllowAnonymous]
public sealed class EinrichtenModel(IPlanningStore store) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public FirstAccountForm Neu { get; set; } = new();

    public IReadOnlyList<DemoSignIn>? DemoAccounts { get; private set; }

    public bool OffersDemo => HttpContext.RequestServices.GetService<LoadDemo>() is not null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var services = HttpContext.RequestServices;
        await using (var view = await store.ReadAsync(HttpContext.RequestAborted))
            if (await view.Accounts.CountPeopleAsync(HttpContext.RequestAborted) > 0) context.Result = NotFound();
        if (context.Result is null && services.GetRequiredService<SignInLimiter>().Refuse(HttpContext, "einrichten") is { } wait)
            context.Result = this.TooMany(wait);
        if (context.Result is null && !services.GetRequiredService<SetupCode>().Matches(Code)) context.Result = NotFound();
        if (context.Result is null) await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostDemoAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var services = HttpContext.RequestServices;
        if (services.GetService<LoadDemo>() is not { } load) return NotFound();
        if (!(await load(Actor.System, cancellationToken)).IsOk(out var accounts, out var problem)) return ShowAgain(problem);
        DemoAccounts = accounts;
        await services.GetRequiredService<SetupConsole>().AnnounceAsync(accounts, $"{Request.Scheme}://{Request.Host}");
        return Page();
    }

    public async Task<IActionResult> OnPostLeerAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        var services = HttpContext.RequestServices;
        if (!services.GetRequiredService<Passwords>().Hash(Neu.Password).IsOk(out var hash, out var tooShort)) return ShowAgain(tooShort);
        var outcome = await services.GetRequiredService<CreateFirstAdministrator>()
            .RunAsync(Neu.SignInName!, Neu.DisplayName!, hash, cancellationToken);
        if (!outcome.IsOk(out var account, out var problem)) return ShowAgain(problem, nameof(Neu));
        await services.GetRequiredService<Sessions>().StartAsync(HttpContext, account, SessionClaims.ByPassword);
        return LocalRedirect("/konten");
    }

    /// <summary>The first administrator.</summary>
    public sealed class FirstAccountForm
    {
        [Display(Name = "Ihr Name")]
        [Required]
        public string? DisplayName { get; set; }

        [Display(Name = "Anmeldename")]
        [Required]
        public string? SignInName { get; set; }

        [Display(Name = "Passwort")]
        [Required]
        [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
        public string? Password { get; set; }

        [Display(Name = "Passwort wiederholen")]
        [Compare(nameof(Password))]
        public string? Repeated { get; set; }
    }
}
