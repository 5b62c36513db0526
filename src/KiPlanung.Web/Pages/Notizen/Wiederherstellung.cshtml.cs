using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Einzelnen Platzhalter wiederherstellen“ — the own requests about a note, and a new one; leads to a check page.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class WiederherstellungModel(RequestReidentification requests, TimeProvider clock) : RestorationPage(requests)
{
    /// <summary>Back from the check page: what was typed is shown again.</summary>
    [FromQuery]
    public bool Aendern { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<ReidentificationCase> Cases => View.Cases;

    public IReadOnlyList<SelectListItem> Placeholders => [.. View.Placeholders.Select(code => new SelectListItem(code, code))];

    public void OnGet()
    {
        if (Aendern && RestorationForm.Kept(TempData, Id) is { } kept) Antrag = kept;
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!Antrag.Statement().IsOk(out _, out var problem)) return ShowAgain(problem, nameof(Antrag));
        Antrag.Keep(TempData, Id);
        return LocalRedirect($"/notizen/{Id}/wiederherstellung/pruefen");
    }
}
