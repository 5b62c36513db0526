using KiPlanung.Audit;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Entwuerfe;

/// <summary>„Eigenprüfung“ — an own draft beside its source; ends with handing in exactly the version shown.</summary>
[Authorize(Policies.MayDraft)]
[Viewed(AuditEvent.DraftViewed)]
public sealed class EntwurfModel(OwnDrafts drafts, AnswerChange answer, ExplainForecast explain) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    public OwnDraftContent OwnDraft { get; private set; } = null!;

    /// <summary>Null for a summary.</summary>
    public ForecastContextView? Context { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) is { } problem ? Refuse(problem) : Page();

    /// <param name="gesehen">Hash of the version the button stood on.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostEinreichenAsync(string? gesehen, CancellationToken cancellationToken)
    {
        if (!(await drafts.SubmitAsync(Actor, Id, SeenOf(gesehen), cancellationToken)).IsOk(out _, out var problem))
            return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
        Meldung = "Der Entwurf liegt jetzt bei der Prüfung.";
        return LocalRedirect($"/entwuerfe/{Id}");
    }

    /// <summary>The reviewer's version is right: to another reviewer with it.</summary>
    /// <param name="gesehen">Hash of the version the button stood on.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostBestaetigenAsync(string? gesehen, CancellationToken cancellationToken)
    {
        if (!(await answer.ConfirmAsync(Actor, Id, SeenOf(gesehen), cancellationToken)).IsOk(out _, out var problem))
            return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
        Meldung = "Sie haben die Änderung bestätigt. Der Entwurf liegt jetzt bei einer anderen Person der Prüfung.";
        return LocalRedirect($"/entwuerfe/{Id}");
    }

    /// <summary>The reviewer's version is not right: back to revising.</summary>
    /// <param name="gesehen">Hash of the version the button stood on.</param>
    /// <param name="grund">Why.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostZurueckweisenAsync(string? gesehen, string? grund, CancellationToken cancellationToken)
    {
        if (!(await answer.RefuseAsync(Actor, Id, SeenOf(gesehen), grund ?? "", cancellationToken)).IsOk(out _, out var problem))
            return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
        Meldung = "Sie haben die Änderung zurückgewiesen. Bitte überarbeiten Sie den Entwurf.";
        return LocalRedirect($"/entwuerfe/{Id}");
    }

    private static ContentHash SeenOf(string? gesehen) =>
        ContentHash.TryParse(gesehen, out var hash) ? hash : ContentHash.Of("");

    private async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return problem;
        if (!OwnDraftContent.Read(view).IsOk(out var content, out problem)) return problem;
        OwnDraft = content;
        if (content.Forecast is not { } forecast) return null;
        if (!(await explain.RunAsync(Actor, Id, forecast, cancellationToken)).IsOk(out var context, out problem)) return problem;
        Context = new ForecastContextView(forecast, context);
        return null;
    }
}
