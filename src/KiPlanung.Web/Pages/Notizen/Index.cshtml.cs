using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Notizen“ — the own notes with the next step of each.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class IndexModel(ManageNotes notes) : PlanningPage
{
    public IReadOnlyList<Note> Notes { get; private set; } = [];

    [TempData]
    public string? Meldung { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await notes.ListAsync(Actor, cancellationToken)).IsOk(out var own, out var problem)) return Refuse(problem);
        Notes = [.. own.OrderByDescending(n => n.Number)];
        return Page();
    }
}
