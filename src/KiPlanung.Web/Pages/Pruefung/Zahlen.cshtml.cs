using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Zahlen der Prüfung“ — a reviewer's own, for that person alone; everybody's only added up.</summary>
[Authorize(Policies.SignedIn)]
public sealed class ZahlenModel(ReadReviewFigures figures, ReviewTerms terms) : PlanningPage
{
    /// <summary>Null for whoever does not review.</summary>
    public OwnReviewFigures? Own { get; private set; }

    public Outcome<AllReviewFigures> All { get; private set; } = AllReviewFigures.TooFewPeople;

    public Outcome<Agreement> Agreement { get; private set; } = KiPlanung.Review.Work.Agreement.TooFew;

    public ReviewTerms Terms { get; } = terms;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        All = await figures.AllAsync(Actor, cancellationToken);
        if (!All.IsOk(out _, out var problem) && problem.Kind == ProblemKind.Forbidden) return Refuse(problem);
        Agreement = await figures.AgreementAsync(Actor, cancellationToken);
        if ((await figures.OwnAsync(Actor, cancellationToken)).IsOk(out var own, out _)) Own = own;
        return Page();
    }
}
