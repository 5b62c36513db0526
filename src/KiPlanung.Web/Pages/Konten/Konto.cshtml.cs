using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace KiPlanung.Web.Pages.Konten;

/// <summary>„Konto“ — one account as the administration sees it, and the acts on it.</summary>
[Authorize(Policies.MayAdminister)]
public sealed class KontoModel(IPlanningStore store, RecordTraining training, IOptions<WebOptions> options) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<TrainingRecord> Training { get; private set; } = [];

    [BindProperty]
    public TrainingForm Schulung { get; set; } = new();

    /// <summary>State of the account this page shows.</summary>
    public AccountVersion Version => AccountVersion.Of(Account, Training.Count);

    /// <summary>State of the account the form was made from.</summary>
    [BindProperty]
    public string? Stand { get; set; }

    /// <summary>Tokens the form of a service account was made from.</summary>
    [BindProperty]
    public string? Schluesselstand { get; set; }

    public bool IsOwn => Account.Id == Actor.Person;

    [TempData]
    public string? Meldung { get; set; }

    /// <summary>Shown once, after the redirect.</summary>
    [TempData]
    public string? Anmeldecode { get; set; }

    [TempData]
    public string? NeuerSchluessel { get; set; }

    public string LinkOf(string code)
    {
        var address = options.Value.PublicAddress?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}";
        return $"{address}/anmelden/einmal?code={code}";
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Account? found;
        await using (var view = await store.ReadAsync(HttpContext.RequestAborted))
            found = await view.Accounts.FindAsync(new PersonId(Id), HttpContext.RequestAborted);
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }
        Account = found;
        if ((await training.ListAsync(Actor, Account.Id, HttpContext.RequestAborted)).IsOk(out var records, out _)) Training = records;
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        Schluesselstand = TokenVersion.Of(await view.Accounts.ListTokensAsync(Account.Id, cancellationToken)).ToString();
    }

    public async Task<IActionResult> OnPostLinkAsync([FromServices] IssueSignInLink issue, CancellationToken cancellationToken)
    {
        if (AccountVersion.Parse(Stand) is not { } seen) return Refuse(AccountVersion.Missing);
        if (!(await issue.RunAsync(Actor, Account.Id, seen, cancellationToken)).IsOk(out var link, out var problem)) return Refuse(problem);
        Anmeldecode = link.Code;
        return Again();
    }

    public async Task<IActionResult> OnPostSchluesselAsync([FromServices] IssueToken issue, CancellationToken cancellationToken)
    {
        if (TokenVersion.Parse(Schluesselstand) is not { } seen) return Refuse(TokenVersion.Missing);
        var request = new NewToken(Account.Id, "Dienstkonto", 365);
        if (!(await issue.RunAsync(Actor, request, seen, cancellationToken)).IsOk(out var token, out var problem)) return Refuse(problem);
        NeuerSchluessel = token.Secret;
        return Again();
    }

    public async Task<IActionResult> OnPostSperrenAsync([FromServices] DisableAccount disable, CancellationToken cancellationToken)
    {
        if (AccountVersion.Parse(Stand) is not { } seen) return Refuse(AccountVersion.Missing);
        if (!(await disable.RunAsync(Actor, Account.Id, seen, cancellationToken)).IsOk(out _, out var problem)) return Refuse(problem);
        HttpContext.RequestServices.GetRequiredService<Sessions>().Forget(Account.Id);
        Meldung = "Das Konto ist gesperrt.";
        return Again();
    }

    public async Task<IActionResult> OnPostSchulungAsync(CancellationToken cancellationToken)
    {
        if (Schulung is not { Am: { } on, GueltigBis: { } until } || !ModelState.IsValid)
        {
            if (Schulung.Am is null) ModelState.AddModelError("Schulung.Am", "Bitte geben Sie an, wann geschult wurde.");
            if (Schulung.GueltigBis is null) ModelState.AddModelError("Schulung.GueltigBis", "Bitte geben Sie den letzten Tag an.");
            return ShowAgain();
        }
        if (AccountVersion.Parse(Stand) is not { } seen) return Refuse(AccountVersion.Missing);
        var recorded = await training.RunAsync(Actor, Account.Id, Schulung.Inhalt ?? "", on, until, seen, cancellationToken);
        if (!recorded.IsOk(out _, out var problem))
            return ShowAgain(problem, nameof(Schulung));
        HttpContext.RequestServices.GetRequiredService<Sessions>().Forget(Account.Id);
        Meldung = "Der Schulungsnachweis ist eingetragen.";
        return Again();
    }

    /// <summary>A new training record.</summary>
    public sealed class TrainingForm
    {
        [Display(Name = "Inhalt der Schulung")]
        [StringLength(200)]
        public string? Inhalt { get; set; }

        [Display(Name = "Geschult am")]
        public DateOnly? Am { get; set; }

        [Display(Name = "Gültig bis")]
        public DateOnly? GueltigBis { get; set; }
    }

    private LocalRedirectResult Again() => LocalRedirect($"/konten/{Id}");
}
