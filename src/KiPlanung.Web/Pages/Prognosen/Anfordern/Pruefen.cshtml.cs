using System.Globalization;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Prognosen.Anfordern;

/// <summary>„Anforderung prüfen“ — the series as it is, before anything is calculated.</summary>
[Authorize(Policies.MayPlan)]
public sealed class PruefenModel(RequestForecast request) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string Kennzahl { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Gebiet { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Jahre { get; set; }

    /// <summary>Null when the choice cannot be planned; the errors say why.</summary>
    public ForecastPlan? Plan { get; private set; }

    public string Query =>
        $"kennzahl={Uri.EscapeDataString(Kennzahl)}&gebiet={Uri.EscapeDataString(Gebiet)}"
        + $"&jahre={Jahre.ToString(CultureInfo.InvariantCulture)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await request.PlanAsync(Actor, Wanted, cancellationToken)).IsOk(out var plan, out var problem)) return Wrong(problem);
        Plan = plan;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await request.RunAsync(Actor, Wanted, cancellationToken)).IsOk(out var job, out var problem)) return Wrong(problem);
        return LocalRedirect("/prognosen/auftrag/" + job.Id);
    }

    private ForecastRequest Wanted => new(Kennzahl, Gebiet, Jahre);

    private IActionResult Wrong(Problem problem) => problem.Kind == ProblemKind.Invalid ? ShowAgain(problem) : Refuse(problem);
}
