using KiPlanung.UseCases.Planning;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Viele;

/// <summary>„Viele Reihen auf einmal“ — all or some indicators and regions; one plain form, no script.</summary>
[Authorize(Policies.MayPlan)]
public sealed class IndexModel(SeriesChoices choices) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public List<string> Kennzahlen { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public List<string> Gebiete { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int Jahre { get; set; } = 8;

    public static int MaxHorizon => RequestForecast.MaxHorizon;

    public IReadOnlyList<SelectListItem> Indicators { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await choices.IndicatorsAsync(Actor, cancellationToken)).IsOk(out var indicators, out var problem)) return Refuse(problem);
        if (!(await choices.AllRegionsAsync(Actor, cancellationToken)).IsOk(out var regions, out problem)) return Refuse(problem);
        (Indicators, Regions) = (indicators, regions);
        return Page();
    }
}
