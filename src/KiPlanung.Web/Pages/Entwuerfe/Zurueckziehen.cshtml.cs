using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Entwuerfe;

/// <summary>„Entwurf zurückziehen oder verwerfen“ — the check before it.</summary>
[Authorize(Policies.MayDraft)]
public sealed class ZurueckziehenModel(OwnDrafts drafts) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Hash of the version the button stood on.</summary>
    [BindProperty]
    public string? Gesehen { get; set; }

    public Draft Draft { get; private set; } = null!;

    public bool Submitted { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) is { } problem ? Refuse(problem) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var seen = ContentHash.TryParse(Gesehen, out var hash) ? hash : ContentHash.Of("");
        if (!(await drafts.WithdrawAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out var problem))
            return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
        TempData[nameof(IndexModel.Meldung)] = "Der Entwurf ist zurückgezogen.";
        return LocalRedirect("/entwuerfe");
    }

    private async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return problem;
        (Draft, Submitted) = (view.Standing.Draft, view.Standing.State == DraftState.Submitted);
        return null;
    }
}
