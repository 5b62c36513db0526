using KiPlanung.UseCases;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Entwuerfe;

/// <summary>„Entwürfe“ — the own drafts of both kinds, newest version of each.</summary>
[Authorize(Policies.MayDraft)]
public sealed class IndexModel(OwnDrafts drafts) : PlanningPage
{
    public IReadOnlyList<DraftStanding> Drafts { get; private set; } = [];

    [TempData]
    public string? Meldung { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.ListAsync(Actor, cancellationToken)).IsOk(out var own, out var problem)) return Refuse(problem);
        Drafts = own;
        return Page();
    }
}
