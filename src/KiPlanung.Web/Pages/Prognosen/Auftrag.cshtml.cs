using KiPlanung.UseCases;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Api;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>„Auftrag“ — how far one's own background work is, calculations and summaries alike.</summary>
[Authorize(Policies.MayDraft)]
public sealed class AuftragModel(CancelJob jobs, JobTitles titles, BatchStanding batches) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Job Job { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public bool IsBatch => Job.Kind == JobKind.ForecastBatch;

    /// <summary>What a batch has done so far; null for a single job.</summary>
    public IReadOnlyList<BatchPart>? Parts { get; private set; }

    public bool IsOpen => Job.State is JobState.Waiting or JobState.Running;

    /// <summary>Where the person comes from: forecasts or notes.</summary>
    public Ui.Kern.Crumb Area => Job.Kind == JobKind.Summary ? new("Notizen", "/notizen") : new("Vorausberechnungen", "/prognosen");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await jobs.FindAsync(Actor, Id, cancellationToken)).IsOk(out var job, out var problem)) return Refuse(problem);
        await ShowAsync(job, cancellationToken);
        return Page();
    }

    /// <param name="stand">State of the job the page was made from.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostAbbrechenAsync(string? stand, CancellationToken cancellationToken)
    {
        if (!Versions.Of(stand).IsOk(out var seen, out var problem)) return Refuse(problem);
        if ((await jobs.RunAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out problem))
            return LocalRedirect("/prognosen/auftrag/" + Id);
        if (problem.Kind is not (ProblemKind.Conflict or ProblemKind.Stale)) return Refuse(problem);
        if (!(await jobs.FindAsync(Actor, Id, cancellationToken)).IsOk(out var job, out var gone)) return Refuse(gone);
        await ShowAsync(job, cancellationToken);
        return ShowAgain(problem);
    }

    private async Task ShowAsync(Job job, CancellationToken cancellationToken)
    {
        Job = job;
        Title = (await titles.OfAsync(Actor, [job], cancellationToken))[job.Id];
        if (IsBatch) Parts = await batches.OfAsync(Actor, job, cancellationToken);
    }
}
