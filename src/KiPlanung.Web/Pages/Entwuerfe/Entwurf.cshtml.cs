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
public sealed class EntwurfModel(OwnDrafts drafts, ExplainForecast explain) : PlanningPage
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
        var seen = ContentHash.TryParse(gesehen, out var hash) ? hash : ContentHash.Of("");
        if (!(await drafts.SubmitAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out var problem))
            return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
        Meldung = "Der Entwurf liegt jetzt bei der Prüfung.";
        return LocalRedirect($"/entwuerfe/{Id}");
    }

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
