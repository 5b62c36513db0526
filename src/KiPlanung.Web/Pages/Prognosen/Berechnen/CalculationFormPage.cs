using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>What the forms of the calculations share: the imported populations, the areas, the way to the check page.</summary>
public abstract class CalculationFormPage(RequestCalculation request, ListSeries list, PendingCalculations pending) : PlanningPage
{
    public IReadOnlyList<AgeStructure> Structures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    public IEnumerable<SelectListItem> StructureChoices =>
        Structures.Select(s => new SelectListItem($"{s.Name} ({s.FirstYear}–{s.LastYear})", s.Key));

    /// <summary>The structure of this key, or the only one there is.</summary>
    protected AgeStructure? Chosen(string? key) =>
        Structures.FirstOrDefault(s => s.Key == key) ?? (Structures.Count == 1 ? Structures[0] : null);

    protected async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await request.StructuresAsync(Actor, cancellationToken)).IsOk(out var structures, out var problem)) return problem;
        Structures = structures;
        return null;
    }

    /// <summary>The areas of an indicator, by name.</summary>
    protected async Task<Problem?> LoadRegionsAsync(string indicatorKey, CancellationToken cancellationToken)
    {
        if (!(await list.RegionsAsync(Actor, indicatorKey, cancellationToken)).IsOk(out var regions, out var problem)) return problem;
        Regions = [.. regions.OrderBy(r => r.Name, StringComparer.Create(German.Culture, true))
            .Select(r => new SelectListItem(r.Name, r.Ags.Value))];
        return null;
    }

    /// <summary>Every area any indicator has.</summary>
    protected void UseRegions(IReadOnlyList<SelectListItem> regions) => Regions = regions;

    /// <summary>To the check page when the request can be planned, otherwise the form again with what is wrong.</summary>
    protected async Task<IActionResult> ToCheckAsync(CalculationRequest wanted, CancellationToken cancellationToken)
    {
        if ((await request.PlanAsync(Actor, wanted, cancellationToken)).IsOk(out _, out var problem))
            return LocalRedirect("/prognosen/berechnung/pruefen?anfrage=" + pending.Keep(Actor.Person!.Value, wanted).Hex);
        return problem.Kind == ProblemKind.Forbidden ? Refuse(problem) : ShowAgain(problem);
    }

    /// <summary>A German number; an error of the field when it is none.</summary>
    protected double? Number(string? text, string field, string what, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required) ModelState.AddModelError(field, $"{what}: Bitte eine Zahl eintragen.");
            return null;
        }

        if (German.TryNumber(text, out var value)) return value;
        ModelState.AddModelError(field, $"{what}: „{text}“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 12,5.");
        return null;
    }

    /// <summary>A whole number between bounds.</summary>
    protected int? Whole(string? text, string field, string what, int low, int high)
    {
        if (Number(text, field, what, required: true) is not { } value) return null;
        if (value >= low && value <= high && value % 1 == 0) return (int)value;
        ModelState.AddModelError(field, $"{what}: Bitte eine ganze Zahl von {low} bis {high} eintragen.");
        return null;
    }
}
