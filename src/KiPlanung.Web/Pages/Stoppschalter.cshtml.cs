using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages;

/// <summary>„Stoppschalter“ — what is halted, and the two turns of the switch: halting for everybody who works here, letting run again for
/// another person who reviews.</summary>
[Authorize(Policies.SignedIn)]
public sealed class StoppschalterModel(TurnAiSwitch turn, CurrentReviewer reviewer) : PlanningPage
{
    public static IReadOnlyList<SelectListItem> Scopes { get; } =
        [.. Enum.GetValues<AiScope>().Select(scope => new SelectListItem(Title(scope), scope.ToString()))];

    public AiSwitch Now { get; private set; } = new([]);

    [TempData]
    public string? Meldung { get; set; }

    [BindProperty]
    [Display(Name = "Was soll angehalten werden?")]
    public AiScope? Bereich { get; set; }

    [BindProperty]
    [Display(Name = "Grund")]
    [StringLength(2000)]
    public string? Grund { get; set; }

    public bool MayStop => Actor.Roles.Any(r => r is Role.Reviewer or Role.Administrator or Role.Planner or Role.CaseWorker);

    public bool MayResume => Actor.Roles.Contains(Role.Reviewer);

    public static string Title(AiScope scope) => scope switch
    {
        AiScope.All => "Alle KI-Funktionen",
        AiScope.Forecast => "Vorausberechnungen",
        AiScope.Summary => "Zusammenfassungen",
        _ => throw new UnreachableException(),
    };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAnhaltenAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Bereich is not { } scope) ModelState.AddModelError(nameof(Bereich), "Bitte wählen Sie, was angehalten werden soll.");
        if (!ModelState.IsValid) return ShowAgain();
        var outcome = await turn.StopAsync(Actor, Bereich!.Value, Grund ?? "", cancellationToken);
        return Answer(outcome, $"Angehalten: {Title(Bereich.Value)}. Laufende Arbeiten enden in wenigen Sekunden.");
    }

    public async Task<IActionResult> OnPostZulassenAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Bereich is null || !ModelState.IsValid) return ShowAgain();
        if (!(await reviewer.GetAsync(cancellationToken)).IsOk(out var acting, out var problem)) return ShowAgain(problem);
        var outcome = await turn.ResumeAsync(acting, Bereich.Value, Grund ?? "", cancellationToken);
        return Answer(outcome, $"Wieder zugelassen: {Title(Bereich.Value)}.");
    }

    private IActionResult Answer(Outcome<Done> outcome, string done)
    {
        if (!outcome.IsOk(out _, out var problem))
            return problem == ReviewProblems.ReasonTooShort
                ? ShowAgain(problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(Grund))] })
                : ShowAgain(problem);
        Meldung = done;
        return LocalRedirect("/stoppschalter");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if ((await turn.ReadAsync(Actor, cancellationToken)).IsOk(out var now, out _)) Now = now;
    }
}
