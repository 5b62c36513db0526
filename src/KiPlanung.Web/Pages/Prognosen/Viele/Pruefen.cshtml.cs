using System.Globalization;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Prognosen.Viele;

/// <summary>„Sammelauftrag prüfen“ — how many series it will be, before anything is calculated.</summary>
[Authorize(Policies.MayPlan)]
public sealed class PruefenModel(RequestForecasts request) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public List<string> Kennzahlen { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public List<string> Gebiete { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int Jahre { get; set; }

    /// <summary>Null when the choice cannot be planned; the errors say why.</summary>
    public ForecastsPlan? Plan { get; private set; }

    public string Query => string.Join('&',
        Kennzahlen.Select(k => "kennzahlen=" + Uri.EscapeDataString(k))
            .Concat(Gebiete.Select(g => "gebiete=" + Uri.EscapeDataString(g)))
            .Append("jahre=" + Jahre.ToString(CultureInfo.InvariantCulture)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await request.PlanAsync(Actor, Wanted, cancellationToken)).IsOk(out var plan, out var problem)) return Wrong(problem);
        Plan = plan;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await request.RunAsync(Actor, Wanted, cancellationToken)).IsOk(out var job, out var problem)) return Wrong(problem);
        return LocalRedirect("/prognosen/auftrag/" + job.Id);
    }

    private ForecastsRequest Wanted => new(Kennzahlen, Gebiete, Jahre);

    private IActionResult Wrong(Problem problem) =>
        problem.Kind is ProblemKind.Invalid or ProblemKind.NotFound ? ShowAgain(problem) : Refuse(problem);
}
