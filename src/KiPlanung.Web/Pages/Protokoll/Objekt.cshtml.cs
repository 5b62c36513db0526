using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using KiPlanung.Web.Ui.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Verlauf eines Vorgangs“ — from the source to the report, by ids alone.</summary>
[Authorize(Policies.MayAudit)]
public sealed class ObjektModel(FollowArtefact follow) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ArtefactHistory History { get; private set; } = null!;

    public ActorNumbers People { get; private set; } = null!;

    public IReadOnlyList<LoggedEntry> Entries => History.Entries;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await follow.TimelineAsync(Actor, Id, cancellationToken)).IsOk(out var history, out var problem)) return Refuse(problem);
        History = history;
        People = new ActorNumbers(history.Entries.Select(e => e.Entry));
        if (history.Entries.Count == 0) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>Time since the entry before, in words; null for the first.</summary>
    public string? Since(int place) => place == 0
        ? null
        : German.Duration(Entries[place].Entry.Time - Entries[place - 1].Entry.Time);
}
