using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Reports;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Ergebnisse;

/// <summary>„Freigegebenes Ergebnis“ — content, mark and provenance. A draft's id opens nothing here.</summary>
[Authorize(Policies.MayReadResults)]
[Viewed(AuditEvent.ResultViewed)]
public sealed class ErgebnisModel(ExportResult results, ExplainForecast explain) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    public ReleaseStanding Standing { get; private set; } = null!;

    public ReleasedResult Result => Standing.Result;

    /// <summary>What became of the release since; null while it simply holds.</summary>
    public string? Stamp => ReleaseWords.Stamp(Standing);

    public bool CanBeUsed => Allows(DraftAct.Use);

    public bool CanBeRevoked => Allows(DraftAct.Revoke) && Actor.Roles.Contains(Role.Reviewer);

    public bool CanBeChecked => Allows(DraftAct.PassRecheck) && Actor.Roles.Contains(Role.Reviewer);

    /// <summary>Whoever asked for a summary says when a consent is gone.</summary>
    public bool CanLoseConsent => Allows(DraftAct.MarkDue) && Result.Kind == DraftKind.Summary
        && Result.RequestedBy == Actor.Person && Actor.Roles.Contains(Role.CaseWorker);

    /// <summary>Null for a summary.</summary>
    public ForecastContextView? Context { get; private set; }

    public string Mark => ReportExport.Mark(Result);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await results.StandingAsync(Actor, Id, cancellationToken)).IsOk(out var standing, out var problem)) return Refuse(problem);
        Standing = standing;
        var found = standing.Result;
        if (found.Kind != DraftKind.Forecast || CalculationDocument.IsOne(found.Content)) return Page();
        var document = ForecastDocument.Read(found.Content);
        if (!(await explain.RunAsync(Actor, found.DraftId, document, cancellationToken)).IsOk(out var context, out problem))
            return Refuse(problem);
        Context = new ForecastContextView(document, context);
        return Page();
    }

    private bool Allows(DraftAct act) => DraftTransitions.Refusal(Standing.State, act) is null;
}
