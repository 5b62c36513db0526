using KiPlanung.Review.Reidentification;
using KiPlanung.UseCases.Reidentification;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Einsicht in einen Platzhalter“ — where the request stands; in its ten minutes the one value, and an entry each time.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class EinzelwertModel(ShowRestoredValue show, CurrentParties parties, TimeProvider clock) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Id of the request.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Antrag { get; set; }

    public ReidentificationCase Case { get; private set; } = null!;

    /// <summary>Why it was refused.</summary>
    public ConfidentialStatement? Reason { get; private set; }

    public ReidentificationState State { get; private set; }

    /// <summary>Set while it may be seen.</summary>
    public RestoredValue? Value { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await show.FindAsync(Actor, Id, Antrag, cancellationToken)).IsOk(out var found, out var problem)) return Refuse(problem);
        (Case, Reason) = found;
        State = Case.StateAt(clock.GetUtcNow());
        if (State != ReidentificationState.Open) return Page();
        if (!(await parties.RequesterAsync(cancellationToken)).IsOk(out var requester, out problem)) return Refuse(problem);
        if ((await show.RunAsync(requester, Antrag, cancellationToken)).IsOk(out var value, out problem)) Value = value;
        else if (problem == ReidentificationProblems.IsOver) State = ReidentificationState.Over;
        else return Refuse(problem);
        return Page();
    }

    /// <summary>Opens the ten minutes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await show.FindAsync(Actor, Id, Antrag, cancellationToken)).IsOk(out _, out var problem)) return Refuse(problem);
        if (!(await parties.RequesterAsync(cancellationToken)).IsOk(out var requester, out problem)) return Refuse(problem);
        if (!(await show.OpenAsync(requester, Antrag, cancellationToken)).IsOk(out _, out problem)) return Refuse(problem);
        return LocalRedirect($"/notizen/{Id}/wiederherstellung/{Antrag}");
    }
}
