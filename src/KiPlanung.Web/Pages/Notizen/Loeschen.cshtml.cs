using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Web.Api;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Notiz löschen“ — says what goes and what stays before anything happens.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class LoeschenModel(ManageNotes notes) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Title { get; private set; } = "";

    /// <summary>State of the note the page was made from.</summary>
    [BindProperty]
    public string? Stand { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await notes.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return Refuse(problem);
        Stand = view.Version.Hex;
        Title = $"{SummaryTemplate.TitleOf(view.Note.Kind)} Nr. {view.Note.Number}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Whoever does not own the note learns nothing of it, not even that a state is missing.
        if (!(await notes.FindAsync(Actor, Id, cancellationToken)).IsOk(out _, out var problem)) return Refuse(problem);
        if (!Versions.Of(Stand).IsOk(out var seen, out problem)) return Refuse(problem);
        if (!(await notes.DeleteAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out problem)) return Refuse(problem);
        TempData[nameof(IndexModel.Meldung)] = "Die Notiz ist gelöscht.";
        return LocalRedirect("/notizen");
    }
}
