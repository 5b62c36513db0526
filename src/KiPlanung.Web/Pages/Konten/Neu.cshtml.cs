using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases.Accounts;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Konten;

/// <summary>„Konto anlegen“ — ends on the new account's page, with its sign-in link shown once.</summary>
[Authorize(Policies.MayAdminister)]
public sealed class NeuModel(CreateAccount create, IssueSignInLink issueLink) : PlanningPage
{
    [BindProperty]
    public AccountForm Neu { get; set; } = new();

    public IEnumerable<SelectListItem> RoleChoices { get; } =
        Enum.GetValues<Role>().Select(role => new SelectListItem(Roles.Title(role), role.ToString()));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        var request = new NewAccount
        {
            SignInName = Neu.SignInName!,
            DisplayName = Neu.DisplayName!,
            Roles = Neu.Roles,
            IsService = Neu.IsService,
            TrainingValidUntil = Neu.TrainingValidUntil,
        };
        if (!(await create.RunAsync(Actor, request, cancellationToken)).IsOk(out var id, out var problem))
            return ShowAgain(problem, nameof(Neu));
        TempData[nameof(KontoModel.Meldung)] = "Das Konto ist angelegt.";
        if (!Neu.IsService && (await issueLink.RunAsync(Actor, id, cancellationToken)).IsOk(out var link, out _))
            TempData[nameof(KontoModel.Anmeldecode)] = link.Code;
        return LocalRedirect($"/konten/{id}");
    }

    /// <summary>A new account.</summary>
    public sealed class AccountForm
    {
        [Display(Name = "Name")]
        [Required]
        [StringLength(100, MinimumLength = 2)]
        public string? DisplayName { get; set; }

        [Display(Name = "Anmeldename")]
        [Required]
        [StringLength(64, MinimumLength = 3)]
        public string? SignInName { get; set; }

        [Display(Name = "Rollen")]
        public List<Role> Roles { get; set; } = [];

        [Display(Name = "Schulungsnachweis gültig bis")]
        public DateOnly? TrainingValidUntil { get; set; }

        [Display(Name = "Dienstkonto")]
        public bool IsService { get; set; }
    }
}
