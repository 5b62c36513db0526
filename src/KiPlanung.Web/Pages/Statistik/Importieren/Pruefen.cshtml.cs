using KiPlanung.Statistics;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Statistik.Importieren;

/// <summary>„Einlesen prüfen“ — what was recognised; nothing is stored until it is confirmed.</summary>
[Authorize(Policies.MayPlan)]
public sealed class PruefenModel(PendingImports pending, ListSeries list, ImportStatistics import) : PlanningPage
{
    public const int RowsShown = 8;

    [BindProperty(SupportsGet = true)]
    public string Datei { get; set; } = "";

    public string FileName { get; private set; } = "";

    public StatisticalTable Table { get; private set; } = null!;

    /// <summary>The same file when it was taken over before.</summary>
    public StatisticsImport? Earlier { get; private set; }

    public (Year First, Year Last) Years { get; private set; }

    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!pending.TryFind(Actor.Person!.Value, Datei, out var request)) return Refuse(Gone);
        if (!ImportStatistics.Preview(request).IsOk(out var table, out var problem)) return Refuse(problem);
        if (!(await list.ImportsAsync(Actor, cancellationToken)).IsOk(out var imports, out problem)) return Refuse(problem);
        (Table, FileName) = (table, request.Options.FileName);
        Earlier = imports.FirstOrDefault(i => i.FileHash == table.FileHash);
        Indicators = [.. table.Series.Select(s => s.Indicator).Distinct()];
        var years = table.Series.SelectMany(s => s.Points).Select(p => p.Year).ToList();
        Years = (years.Min(), years.Max());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!pending.TryFind(Actor.Person!.Value, Datei, out var request)) return Refuse(Gone);
        if (!(await import.RunAsync(Actor, request, cancellationToken)).IsOk(out var result, out var problem)) return Refuse(problem);
        pending.Forget(Actor.Person!.Value, result.Import.FileHash);
        return LocalRedirect(
            $"/statistik/importieren/ergebnis?datei={result.Import.FileHash.Hex}&schon={(result.AlreadyThere ? "ja" : "nein")}");
    }

    private static Problem Gone { get; } = new("import.gone",
        "Die Datei wird nicht mehr bereitgehalten. Bitte wählen Sie sie unter „Tabelle einlesen“ noch einmal.", ProblemKind.NotFound);
}
