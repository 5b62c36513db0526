using System.ComponentModel.DataAnnotations;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Gebiete abgestimmt vorausberechnen“ — an indicator over all its areas, so that the parts add up.</summary>
[Authorize(Policies.MayPlan)]
public sealed class AbgestimmtModel(RequestCalculation request, ListSeries list, PendingCalculations pending)
    : CalculationFormPage(request, list, pending)
{
    private readonly ListSeries _list = list;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Kennzahl")]
    public string? Kennzahl { get; set; }

    [BindProperty]
    [Display(Name = "Zeitraum in Jahren")]
    public string? Jahre { get; set; } = "5";

    [BindProperty]
    [Display(Name = "Art der Abstimmung")]
    public CoherentMethod Art { get; set; }

    public IReadOnlyList<SelectListItem> Indicators { get; private set; } = [];

    public IEnumerable<SelectListItem> Methods { get; } =
        Enum.GetValues<CoherentMethod>().Select(m => new SelectListItem(CalculationDocuments.TitleOf(m), m.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is { } refusal) return refusal;
        var years = Whole(Jahre, nameof(Jahre), "Zeitraum", 1, RequestForecast.MaxHorizon);
        if (string.IsNullOrEmpty(Kennzahl)) ModelState.AddModelError(nameof(Kennzahl), "Bitte wählen Sie eine Kennzahl.");
        if (!ModelState.IsValid) return ShowAgain();
        return await ToCheckAsync(CalculationRequest.Of(new CoherentRequest(Kennzahl!, years!.Value, Art)), cancellationToken);
    }

    /// <summary>Shares cannot be added, single ages belong to a population.</summary>
    private async Task<IActionResult?> ShowAsync(CancellationToken cancellationToken)
    {
        if (!(await _list.IndicatorsAsync(Actor, cancellationToken)).IsOk(out var all, out var problem)) return Refuse(problem);
        var ages = AgeStructures.KeysOf(all);
        Indicators = [.. all.Where(i => i.Indicator.Nature != SeriesNature.Share && i.Regions > 1 && !ages.Contains(i.Indicator.Key)
                && !OfficialProjection.IsOne(i.Indicator.Key))
            .OrderBy(i => i.Indicator.Name, StringComparer.Create(German.Culture, true))
            .Select(i => new SelectListItem($"{i.Indicator.Name} ({i.Regions} Gebiete, {i.FirstYear}–{i.LastYear})", i.Indicator.Key))];
        return null;
    }
}
