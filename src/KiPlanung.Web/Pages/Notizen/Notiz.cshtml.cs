using KiPlanung.Audit;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Notiz“ — state, confirmed text, and what can be done with it.</summary>
[Authorize(Policies.MayHandleNotes)]
[Viewed(AuditEvent.SourceViewed)]
public sealed class NotizModel(ManageNotes notes, OwnDrafts drafts, ILanguageModel model) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    public NoteView View { get; private set; } = null!;

    /// <summary>Newest version of each draft drawn from this note.</summary>
    public IReadOnlyList<DraftStanding> Drafts { get; private set; } = [];

    public string Title => $"{SummaryTemplate.TitleOf(View.Note.Kind)} Nr. {View.Note.Number}";

    /// <summary>Empty when no language model is configured.</summary>
    public string ModelEndpoint => model.IsConfigured ? model.Endpoint : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await notes.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return Refuse(problem);
        if (!(await drafts.ListAsync(Actor, cancellationToken)).IsOk(out var own, out problem)) return Refuse(problem);
        View = view;
        Drafts = [.. own.Where(d => d.Draft.SourceId == Id)];
        return Page();
    }

    /// <param name="request">The use case.</param>
    /// <param name="verfahren">Built in unless the language model is named.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostZusammenfassenAsync(
        [FromServices] RequestSummary request, Summariser verfahren, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!(await request.RunAsync(Actor, new SummaryRequest(Id, verfahren), cancellationToken)).IsOk(out var job, out var problem))
            return Refuse(problem);
        return LocalRedirect($"/prognosen/auftrag/{job.Id}");
    }
}
