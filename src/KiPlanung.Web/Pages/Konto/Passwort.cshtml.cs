using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Pages.Anmelden;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Konto;

/// <summary>„Passwort setzen“ — the old one is asked for, unless the person came by a one-time link because it is lost.</summary>
[Authorize(Policies.SignedIn)]
public sealed class PasswortModel(IPlanningStore store) : PlanningPage
{
    private static readonly Problem WrongCurrent = new("password.wrong", "Das bisherige Passwort stimmt nicht.", ProblemKind.Invalid)
    {
        Details = [new ProblemDetail("Das bisherige Passwort stimmt nicht.", Field: nameof(PasswordForm.Current))],
    };

    [BindProperty]
    public PasswordForm Neu { get; set; } = new();

    public bool AsksCurrent => User.SignedInBy() == SessionClaims.ByPassword;

    /// <summary>State of the account the form was made from.</summary>
    [BindProperty]
    public string? Stand { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        var account = await view.Accounts.FindAsync(Actor.Person!.Value, cancellationToken)
            ?? throw new InvalidOperationException("Die Sitzung gehört zu keinem Konto.");
        Stand = AccountVersion.Of(account, (await view.Accounts.ListTrainingAsync(account.Id, cancellationToken)).Count).ToString();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SetPassword setPassword, CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        var (passwords, person) = (services.GetRequiredService<Passwords>(), Actor.Person!.Value);
        if (services.GetRequiredService<SignInLimiter>().Refuse(HttpContext, person.ToString()) is { } wait) return this.TooMany(wait);
        if (!ModelState.IsValid) return ShowAgain();
        if (AccountVersion.Parse(Stand) is not { } seen) return Refuse(AccountVersion.Missing);
        if (AsksCurrent && !passwords.Verify(await FindAsync(person, cancellationToken), Neu.Current))
            return ShowAgain(WrongCurrent, nameof(Neu));
        if (!passwords.Hash(Neu.Password).IsOk(out var hash, out var tooShort)) return ShowAgain(tooShort);

        if (!(await setPassword.RunAsync(Actor, hash, seen, cancellationToken)).IsOk(out _, out var problem)) return ShowAgain(problem);
        var account = await FindAsync(person, cancellationToken);
        await services.GetRequiredService<Sessions>().StartAsync(HttpContext, account!, SessionClaims.ByPassword);
        TempData[nameof(IndexModel.Meldung)] = "Das Passwort ist gesetzt.";
        return LocalRedirect("/konto");
    }

    private async Task<Account?> FindAsync(PersonId person, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Accounts.FindAsync(person, cancellationToken);
    }

    /// <summary>A new password.</summary>
    public sealed class PasswordForm
    {
        [Display(Name = "Bisheriges Passwort")]
        public string? Current { get; set; }

        [Display(Name = "Neues Passwort")]
        [Required]
        [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
        public string? Password { get; set; }

        [Display(Name = "Neues Passwort wiederholen")]
        [Compare(nameof(Password))]
        public string? Repeated { get; set; }
    }
}
