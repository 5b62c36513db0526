using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Freigegebenes Ergebnis“ — content, mark and provenance. A draft's id opens nothing here.</summary>
[Authorize(Policies.MayReadResults)]
public sealed class ErgebnisModel(ExportResult results, ExplainForecast explain) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ReleasedResult Result { get; private set; } = null!;

    /// <summary>Null for a summary.</summary>
    public ForecastContextView? Context { get; private set; }

    public string Mark => ReportExport.Mark(Result);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await results.FindAsync(Actor, Id, cancellationToken)).IsOk(out var found, out var problem)) return Refuse(problem);
        Result = found;
        if (found.Kind != DraftKind.Forecast) return Page();
        var document = ForecastDocument.Read(found.Content);
        if (!(await explain.RunAsync(Actor, found.DraftId, document, cancellationToken)).IsOk(out var context, out problem))
            return Refuse(problem);
        Context = new ForecastContextView(document, context);
        return Page();
    }
}
