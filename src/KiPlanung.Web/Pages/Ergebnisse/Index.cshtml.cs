using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Freigegebene Ergebnisse“, newest first.</summary>
[Authorize(Policies.MayReadResults)]
public sealed class IndexModel(ExportResult results) : PlanningPage
{
    public IReadOnlyList<ReleaseStanding> Results { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await results.ListAsync(Actor, cancellationToken)).IsOk(out var list, out var problem)) return Refuse(problem);
        Results = list;
        return Page();
    }
}
