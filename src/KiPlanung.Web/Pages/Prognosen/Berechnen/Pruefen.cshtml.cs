using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Berechnung prüfen“ — what goes into it, before anything is calculated.</summary>
[Authorize(Policies.MayPlan)]
public sealed class PruefenModel(RequestCalculation request, PendingCalculations pending) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string? Anfrage { get; set; }

    /// <summary>Null when the request is gone or cannot be planned any more.</summary>
    public CalculationPlan? Plan { get; private set; }

    public string Back => Plan?.Request.Kind switch
    {
        CalculationKind.Population => "/prognosen/bevoelkerung",
        CalculationKind.Need => "/prognosen/bedarf",
        CalculationKind.Coherent => "/prognosen/abgestimmt",
        _ => "/prognosen",
    };

    public string Title => Plan?.Request.Kind switch
    {
        CalculationKind.Population => "Rechnung zur Bevölkerung prüfen",
        CalculationKind.Need => "Bedarfsberechnung prüfen",
        CalculationKind.Coherent => "Abgestimmte Vorausberechnung prüfen",
        _ => "Berechnung prüfen",
    };

    /// <summary>The people at the start as a document's figures, for the picture.</summary>
    public PopulationResult? Start => Plan?.Input is { } input ? StartOf(input.Population ?? input.Need?.Population) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!pending.TryFind(Actor.Person!.Value, Anfrage, out var wanted)) return Page();
        if (!(await request.PlanAsync(Actor, wanted, cancellationToken)).IsOk(out var plan, out var problem)) return ShowAgain(problem);
        Plan = plan;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!pending.TryFind(Actor.Person!.Value, Anfrage, out var wanted)) return Page();
        return (await request.RunAsync(Actor, wanted, cancellationToken)).IsOk(out var job, out var problem)
            ? LocalRedirect("/prognosen/auftrag/" + job.Id)
            : ShowAgain(problem);
    }

    private static PopulationResult? StartOf(PopulationInput? people) => people is null ? null : StartPicture.Of(people.History);
}
