using KiPlanung.UseCases.Planning;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Anfordern;

/// <summary>„Vorausberechnung anfordern“ — first the indicator, then region and years; two plain forms, no script.</summary>
[Authorize(Policies.MayPlan)]
public sealed class IndexModel(SeriesChoices choices) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string? Kennzahl { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Gebiet { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Jahre { get; set; } = 8;

    public static int MaxHorizon => RequestForecast.MaxHorizon;

    public IReadOnlyList<SelectListItem> Indicators { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await choices.IndicatorsAsync(Actor, cancellationToken)).IsOk(out var indicators, out var problem)) return Refuse(problem);
        Indicators = indicators;
        if (string.IsNullOrEmpty(Kennzahl)) return Page();
        if (!(await choices.RegionsAsync(Actor, Kennzahl, cancellationToken)).IsOk(out var regions, out problem)) return Refuse(problem);
        Regions = regions;
        return regions.Count == 0 ? NotFound() : Page();
    }
}
