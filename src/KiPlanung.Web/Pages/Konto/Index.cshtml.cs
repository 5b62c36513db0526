using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Konto;

/// <summary>„Mein Konto“ — own details, password, tokens.</summary>
[Authorize(Policies.SignedIn)]
public sealed class IndexModel(IPlanningStore store, TimeProvider clock) : PlanningPage
{
    public Account Account { get; private set; } = null!;
    public IReadOnlyList<PersonalToken> Tokens { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    [BindProperty]
    public TokenForm Neu { get; set; } = new();

    /// <summary>Shown once, after the redirect.</summary>
    [TempData]
    public string? NeuerSchluessel { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    /// <summary>Tokens the form was made from.</summary>
    [BindProperty]
    public string? Stand { get; set; }

    public IEnumerable<SelectListItem> Durations { get; } =
        [new("30 Tage", "30"), new("90 Tage", "90"), new("180 Tage", "180"), new("365 Tage", "365")];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await using (var view = await store.ReadAsync(HttpContext.RequestAborted))
        {
            var person = Actor.Person!.Value;
            Account = await view.Accounts.FindAsync(person, HttpContext.RequestAborted)
                ?? throw new InvalidOperationException("Die Sitzung gehört zu keinem Konto.");
            Tokens = await view.Accounts.ListTokensAsync(person, HttpContext.RequestAborted);
        }
        await next();
    }

    public void OnGet() => Stand = TokenVersion.Of(Tokens).ToString();

    public async Task<IActionResult> OnPostAusstellenAsync([FromServices] IssueToken issue, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (TokenVersion.Parse(Stand) is not { } seen) return Refuse(TokenVersion.Missing);
        var request = new NewToken(Account.Id, Neu.Label!, Neu.Days);
        if (!(await issue.RunAsync(Actor, request, seen, cancellationToken)).IsOk(out var token, out var problem))
            return ShowAgain(problem, nameof(Neu));
        NeuerSchluessel = token.Secret;
        return LocalRedirect("/konto");
    }

    public async Task<IActionResult> OnPostWiderrufenAsync(
        Guid schluessel, [FromServices] RevokeToken revoke, CancellationToken cancellationToken)
    {
        if (TokenVersion.Parse(Stand) is not { } seen) return Refuse(TokenVersion.Missing);
        if (!(await revoke.RunAsync(Actor, Account.Id, schluessel, seen, cancellationToken)).IsOk(out _, out var problem))
            return Refuse(problem);
        Meldung = "Der Zugangsschlüssel ist widerrufen.";
        return LocalRedirect("/konto");
    }

    /// <summary>A new token.</summary>
    public sealed class TokenForm
    {
        [Display(Name = "Bezeichnung")]
        [Required]
        [StringLength(60, MinimumLength = 2)]
        public string? Label { get; set; }

        [Display(Name = "Gültigkeit")]
        [Range(1, 365)]
        public int Days { get; set; } = 90;
    }
}
