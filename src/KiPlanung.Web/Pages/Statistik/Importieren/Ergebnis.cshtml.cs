using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Statistik.Importieren;

/// <summary>„Eingelesen“ — what came of it.</summary>
[Authorize(Policies.MayPlan)]
public sealed class ErgebnisModel(ListSeries list) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public string Datei { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Schon { get; set; } = "";

    public bool AlreadyThere => Schon == "ja";

    public StatisticsImport Import { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await list.ImportsAsync(Actor, cancellationToken)).IsOk(out var imports, out var problem)) return Refuse(problem);
        if (!ContentHash.TryParse(Datei, out var hash) || imports.FirstOrDefault(i => i.FileHash == hash) is not { } import)
            return NotFound();
        Import = import;
        return Page();
    }
}
