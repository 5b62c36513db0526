using KiPlanung.Review;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Freigegebenes Ergebnis“ — content, mark and provenance. A draft's id opens nothing here.</summary>
[Authorize(Policies.MayReadResults)]
public sealed class ErgebnisModel(ExportResult results) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ReleasedResult Result { get; private set; } = null!;

    public string Mark => ReportExport.Mark(Result);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await results.FindAsync(Actor, Id, cancellationToken)).IsOk(out var found, out var problem)) return Refuse(problem);
        Result = found;
        return Page();
    }
}
