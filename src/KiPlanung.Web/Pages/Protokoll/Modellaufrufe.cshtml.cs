using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Was hat das System verlassen“ — every call of a language model, newest first.</summary>
[Authorize(Policies.MayAudit)]
public sealed class ModellaufrufeModel(ProveEgress egress) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public int? Seite { get; set; }

    public EgressPage Calls { get; private set; } = null!;

    public int Number => Math.Max(Seite ?? 1, 1);

    public long Pages => (Calls.Total + ProveEgress.PageSize - 1) / ProveEgress.PageSize;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await egress.ListAsync(Actor, Number, cancellationToken)).IsOk(out var calls, out var problem)) return Refuse(problem);
        Calls = calls;
        return Page();
    }
}
