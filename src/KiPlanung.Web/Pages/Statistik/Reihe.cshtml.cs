using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using KiPlanung.Web.Ui.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Statistik;

/// <summary>„Zeitreihe“ — one indicator in one region, and all regions in the latest year beside it.</summary>
[Authorize(Policies.SignedIn)]
public sealed class ReiheModel(ListSeries list) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string Kennzahl { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Gebiet { get; set; }

    public StatisticalSeries Series { get; private set; } = null!;

    public ForecastChartModel Chart { get; private set; } = null!;

    public IReadOnlyList<KnownBreak> Breaks { get; private set; } = [];

    public RegionComparison? Comparison { get; private set; }

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public bool MayPlan => Actor.Roles.Contains(Role.Planner);

    public string LinkTo(Region region) =>
        $"/statistik/reihe?kennzahl={Uri.EscapeDataString(Kennzahl)}&gebiet={Uri.EscapeDataString(region.Ags.Value)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await list.AllAsync(Actor, Kennzahl, cancellationToken)).IsOk(out var all, out var problem)) return Refuse(problem);
        Gebiet ??= all.Count > 0 ? all[0].Region.Ags.Value : "";
        if (!(await list.FindAsync(Actor, Kennzahl, Gebiet, cancellationToken)).IsOk(out var series, out problem)) return Refuse(problem);
        Series = series;
        Chart = ChartOf.Series(series);
        Breaks = KnownBreaks.For(series);
        Comparison = RegionComparison.Of(series, all);
        Regions = [.. all.OrderBy(s => s.Region.Name, StringComparer.Create(German.Culture, true))
            .Select(s => new SelectListItem(s.Region.Name, s.Region.Ags.Value))];
        return Page();
    }
}
