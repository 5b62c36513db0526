using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Treuhand;

/// <summary>„Treuhand“ — the requests that wait, oldest first.</summary>
[Authorize(Policies.MayHoldInTrust)]
public sealed class IndexModel(DecideReidentification decide, TimeProvider clock) : PlanningPage
{
    [TempData]
    public string? Meldung { get; set; }

    public IReadOnlyList<TrusteeView> Queue { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await decide.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out var problem)) return Refuse(problem);
        Queue = queue;
        return Page();
    }
}
