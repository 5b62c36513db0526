using KiPlanung.Review;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Jobs;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>„Vorausberechnungen“ — one's own jobs and drafts.</summary>
[Authorize(Policies.MayPlan)]
public sealed class IndexModel(CancelJob jobs, OwnDrafts drafts, JobTitles titles) : PlanningPage
{
    public IReadOnlyList<Job> Jobs { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Counts from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Seite { get; set; } = 1;

    public OwnDraftPage Drafts { get; private set; } = new([], 1, 1, 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await drafts.PageAsync(Actor, DraftKind.Forecast, Seite, cancellationToken);
        if (!page.IsOk(out var own, out var problem)) return Refuse(problem);
        Drafts = own;
        Jobs = [.. (await jobs.ListAsync(Actor, cancellationToken))
            .Where(j => j.Kind == JobKind.ForecastBatch
                || (j.Kind is JobKind.Forecast or JobKind.Calculation && j.State != JobState.Finished))];
        Titles = await titles.OfAsync(Actor, Jobs, cancellationToken);
        return Page();
    }
}
