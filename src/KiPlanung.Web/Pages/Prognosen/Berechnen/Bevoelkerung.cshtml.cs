using System.ComponentModel.DataAnnotations;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Bevölkerung vorausberechnen“ — which population, where, under which assumptions.</summary>
[Authorize(Policies.MayPlan)]
public sealed class BevoelkerungModel(RequestCalculation request, ListSeries list, PendingCalculations pending)
    : CalculationFormPage(request, list, pending)
{
    private const int UsualPaths = 500;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Bevölkerung nach Alter und Geschlecht")]
    public string? Bevoelkerung { get; set; }

    [BindProperty]
    public PeopleForm Eingabe { get; set; } = new();

    public AgeStructure? Structure { get; private set; }

    public IEnumerable<SelectListItem> Methods { get; } =
    [
        new("Kohortenquotienten: aus der Entwicklung der eigenen Altersgruppen", nameof(PopulationMethod.HamiltonPerry)),
        new("Kohorten-Komponenten: mit eigenen Annahmen zu Geburten, Sterblichkeit und Wanderung", nameof(PopulationMethod.Cohort)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is { } refusal) return refusal;
        if (Structure is null) return NotFound();
        var years = Whole(Eingabe.Jahre, "Eingabe.Jahre", "Zeitraum", 1, PopulationCalculation.MaxHorizon);
        var byRatios = Eingabe.Verfahren == PopulationMethod.HamiltonPerry;
        var migration = Number(Eingabe.Wanderung, "Eingabe.Wanderung", "Wanderung", required: byRatios);
        if (string.IsNullOrEmpty(Eingabe.Gebiet)) ModelState.AddModelError("Eingabe.Gebiet", "Bitte wählen Sie ein Gebiet.");
        if (Eingabe.Verfahren == PopulationMethod.Cohort && string.IsNullOrWhiteSpace(Eingabe.Annahmen))
            ModelState.AddModelError("Eingabe.Annahmen", "Bitte fügen Sie die Tabelle der Annahmen ein.");
        if (!ModelState.IsValid) return ShowAgain();
        return await ToCheckAsync(
            CalculationRequest.Of(new PopulationRequest(
                Structure.Key, Eingabe.Gebiet!, Eingabe.Verfahren, years!.Value, (migration ?? 0) / 100, Eingabe.Spanne ? UsualPaths : 0,
                Eingabe.Verfahren == PopulationMethod.Cohort ? Eingabe.Annahmen : null,
                string.IsNullOrWhiteSpace(Eingabe.Szenario) ? null : Eingabe.Szenario.Trim(), Eingabe.Abstimmen)),
            cancellationToken);
    }

    private async Task<IActionResult?> ShowAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        Structure = Chosen(Bevoelkerung);
        if (Structure is null) return null;
        return await LoadRegionsAsync(Structure.Keys.Keys.First(), cancellationToken) is { } wrong ? Refuse(wrong) : null;
    }

    /// <summary>What is calculated and how.</summary>
    public sealed class PeopleForm
    {
        [Display(Name = "Gebiet")]
        public string? Gebiet { get; set; }

        [Display(Name = "Zeitraum in Jahren")]
        public string? Jahre { get; set; } = "15";

        [Display(Name = "Verfahren")]
        public PopulationMethod Verfahren { get; set; }

        [Display(Name = "Wanderung: wie viel Prozent des langjährigen Saldos fortwirken")]
        public string? Wanderung { get; set; } = "50";

        [Display(Name = "Annahmen (nur Kohorten-Komponenten)")]
        [StringLength(200_000)]
        public string? Annahmen { get; set; }

        [Display(Name = "Szenario der Annahmen")]
        [StringLength(100)]
        public string? Szenario { get; set; }

        [Display(Name = "Spanne aus simulierten Zukünften berechnen")]
        public bool Spanne { get; set; }

        [Display(Name = "Auf die eingelesene amtliche Vorausberechnung abstimmen")]
        public bool Abstimmen { get; set; }
    }
}
