using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Aufruf des Sprachmodells“ — what was noted before and after, and a check without reading along.</summary>
[Authorize(Policies.MayAudit)]
public sealed class ModellaufrufModel(ProveEgress egress) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public long Nummer { get; set; }

    public EgressCall Call { get; private set; } = null!;

    /// <summary>Null until „Prüfen“.</summary>
    public EgressCheck? Check { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await egress.FindAsync(Actor, Nummer, cancellationToken)).IsOk(out var call, out var problem)) return Refuse(problem);
        Call = call;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await egress.CheckAsync(Actor, Nummer, cancellationToken)).IsOk(out var check, out var problem)) return Refuse(problem);
        (Check, Call) = (check, check.Call);
        return Page();
    }
}
