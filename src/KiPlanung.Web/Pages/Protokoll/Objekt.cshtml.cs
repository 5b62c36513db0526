using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Verlauf eines Gegenstands“ — from the request to the release, by ids alone.</summary>
[Authorize(Policies.MayAudit)]
public sealed class ObjektModel(ReadLog log) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IReadOnlyList<LoggedEntry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await log.TraceAsync(Actor, Id, cancellationToken)).IsOk(out var entries, out var problem)) return Refuse(problem);
        Entries = entries;
        if (entries.Count == 0) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
