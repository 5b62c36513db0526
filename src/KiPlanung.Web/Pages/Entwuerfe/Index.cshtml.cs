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
    /// <summary>Counts from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Seite { get; set; } = 1;

    public OwnDraftPage Drafts { get; private set; } = new([], 1, 1, 0);

    [TempData]
    public string? Meldung { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.PageAsync(Actor, null, Seite, cancellationToken)).IsOk(out var own, out var problem)) return Refuse(problem);
        Drafts = own;
        return Page();
    }
}
