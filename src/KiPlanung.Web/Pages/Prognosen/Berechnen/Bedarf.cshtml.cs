using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.Forecasting.Demography;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen.Berechnen;

/// <summary>„Bedarf berechnen“ — first the field and the people, then quotas, variants and dated figures; two plain forms, no
/// script.</summary>
[Authorize(Policies.MayPlan)]
public sealed class BedarfModel(RequestCalculation request, ListSeries list, PendingCalculations pending, SeriesChoices choices)
    : CalculationFormPage(request, list, pending)
{
    private const int UsualPaths = 500;

    /// <summary>In place of a population: counts the planner brings.</summary>
    public const string OwnCounts = "eigene";

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Handlungsfeld")]
    public NeedField? Feld { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Menschen, für die der Bedarf gilt")]
    public string? Bevoelkerung { get; set; }

    [BindProperty]
    public NeedForm Eingabe { get; set; } = new();

    public AgeStructure? Structure { get; private set; }

    public bool UsesOwnCounts => Bevoelkerung == OwnCounts;

    /// <summary>Field and people are chosen.</summary>
    public bool IsChosen => Feld is not null && (UsesOwnCounts || Structure is not null);

    public IEnumerable<SelectListItem> FieldChoices { get; } =
        Enum.GetValues<NeedField>().Select(f => new SelectListItem(NeedFields.Title(f), f.ToString()));

    public IEnumerable<SelectListItem> KindChoices { get; } =
        Enum.GetValues<NeedParameterKind>().Select(k => new SelectListItem(NeedFields.Title(k), k.ToString()));

    public IEnumerable<SelectListItem> SexChoices { get; } = [new("beide", ""), new("weiblich", "w"), new("männlich", "m")];

    public IEnumerable<SelectListItem> PeopleChoices =>
        [.. StructureChoices, new SelectListItem("Gruppenstärken selbst angeben (zum Beispiel Haushalte)", OwnCounts)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is { } refusal) return refusal;
        if (Feld is { } field && Enum.IsDefined(field)) Eingabe = NeedForm.For(field);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is { } refusal) return refusal;
        if (!IsChosen) return NotFound();
        while (Eingabe.Kennwerte.Count < NeedForm.ParameterRows) Eingabe.Kennwerte.Add(new NeedForm.ParameterRow());
        if (string.IsNullOrEmpty(Eingabe.Gebiet)) ModelState.AddModelError("Eingabe.Gebiet", "Bitte wählen Sie ein Gebiet.");
        var (question, people) = (Question(), People());
        if (!ModelState.IsValid) return ShowAgain();
        return await ToCheckAsync(CalculationRequest.Of(new NeedRequest(people, Eingabe.Gebiet!, question)), cancellationToken);
    }

    private async Task<IActionResult?> ShowAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        Structure = UsesOwnCounts ? null : Structures.FirstOrDefault(s => s.Key == Bevoelkerung);
        if (Structure is not null)
            return await LoadRegionsAsync(Structure.Keys.Keys.First(), cancellationToken) is { } wrong ? Refuse(wrong) : null;
        if (!UsesOwnCounts) return null;
        if (!(await choices.AllRegionsAsync(Actor, cancellationToken)).IsOk(out var regions, out problem)) return Refuse(problem);
        UseRegions(regions);
        return null;
    }

    private PopulationRequest? People()
    {
        if (Structure is null) return null;
        var years = Whole(Eingabe.Jahre, "Eingabe.Jahre", "Zeitraum", 1, PopulationCalculation.MaxHorizon);
        var migration = Number(Eingabe.Wanderung, "Eingabe.Wanderung", "Wanderung", required: true);
        return new PopulationRequest(
            Structure.Key, Eingabe.Gebiet ?? "", PopulationMethod.HamiltonPerry, years ?? 0, (migration ?? 0) / 100,
            Eingabe.Spanne ? UsualPaths : 0);
    }

    private NeedQuestion Question()
    {
        var year = Whole(Eingabe.Quotenjahr, "Eingabe.Quotenjahr", "Jahr der Quoten", 1900, 2200);
        if (string.IsNullOrWhiteSpace(Eingabe.Quelle))
            ModelState.AddModelError("Eingabe.Quelle", "Bitte nennen Sie die Quelle der Quoten (Statistik und Stand).");
        var approved = Number(Eingabe.Genehmigt, "Eingabe.Genehmigt", "Genehmigte Plätze");
        return new NeedQuestion(
            Feld!.Value, year ?? 0, Eingabe.Quelle?.Trim() ?? "", Groups(), Variants(),
            Number(Eingabe.Reserve, "Eingabe.Reserve", "Planungsreserve") ?? 0, approved is { } places ? (long)places : null,
            Number(Eingabe.Bestand, "Eingabe.Bestand", "Personalbestand"), Parameters(), Counts());
    }

    private List<NeedGroup> Groups()
    {
        var groups = new List<NeedGroup>();
        for (var i = 0; i < Eingabe.Gruppen.Count; i++)
        {
            var (row, field) = (Eingabe.Gruppen[i], $"Eingabe.Gruppen[{i}].");
            if (string.IsNullOrWhiteSpace(row.Name) && string.IsNullOrWhiteSpace(row.Quote)) continue;
            var name = row.Name?.Trim() ?? "";
            if (name.Length == 0) ModelState.AddModelError(field + "Name", "Bitte geben Sie der Gruppe einen Namen.");
            groups.Add(new NeedGroup(
                row.Versorgungsart?.Trim() ?? "", name, Number(row.Von, field + "Von", $"{name}, ab Alter"),
                Number(row.Bis, field + "Bis", $"{name}, bis unter"),
                row.Geschlecht switch { "w" => Sex.Female, "m" => Sex.Male, _ => null },
                Number(row.Quote, field + "Quote", $"{name}, Quote", required: true) ?? 0,
                Number(row.Ziel, field + "Ziel", $"{name}, Zielquote"), Number(row.Wachstum, field + "Wachstum", $"{name}, Veränderung")));
        }

        if (groups.Count == 0) ModelState.AddModelError("", "Bitte tragen Sie mindestens eine Gruppe mit Quote ein.");
        return groups;
    }

    private NeedVariants Variants() => new(
        string.IsNullOrWhiteSpace(Eingabe.TrendBis) ? null : Number(Eingabe.Daempfung, "Eingabe.Daempfung", "Dämpfung", required: true),
        OptionalYear(Eingabe.TrendBis, "Eingabe.TrendBis", "Trend bis"), Number(Eingabe.Faktor, "Eingabe.Faktor", "Kompression"),
        Number(Eingabe.Gewinn, "Eingabe.Gewinn", "Späterer Beginn"),
        OptionalYear(Eingabe.Zieljahr, "Eingabe.Zieljahr", "Zieljahr"));

    private int? OptionalYear(string? text, string field, string what) =>
        string.IsNullOrWhiteSpace(text) ? null : Whole(text, field, what, 1900, 2200);

    private List<NeedParameter> Parameters()
    {
        var parameters = new List<NeedParameter>();
        for (var i = 0; i < Eingabe.Kennwerte.Count; i++)
        {
            var (row, field) = (Eingabe.Kennwerte[i], $"Eingabe.Kennwerte[{i}].");
            if (row.Art is not { } kind)
            {
                if (!string.IsNullOrWhiteSpace(row.Wert))
                    ModelState.AddModelError(field + "Art", "Bitte wählen Sie, welcher Kennwert das ist.");
                continue;
            }

            var value = Number(row.Wert, field + "Wert", NeedFields.Title(kind), required: true);
            var from = Day(row.Ab, field + "Ab", "gültig ab", required: true);
            var to = Day(row.Bis, field + "Bis", "gültig bis", required: false);
            if (string.IsNullOrWhiteSpace(row.Quelle))
                ModelState.AddModelError(field + "Quelle", "Bitte nennen Sie Gesetz oder Statistik.");
            if (value is { } known && from is { } first)
                parameters.Add(new NeedParameter(kind, row.Gruppe?.Trim() ?? "", known, first, to, row.Quelle?.Trim() ?? ""));
        }

        return parameters;
    }

    private DateOnly? Day(string? text, string field, string what, bool required)
    {
        if (string.IsNullOrWhiteSpace(text) && !required) return null;
        string[] forms = ["d.M.yyyy", "dd.MM.yyyy"];
        if (DateOnly.TryParseExact(text?.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        ModelState.AddModelError(field, $"{what}: Bitte ein Datum eintragen, zum Beispiel 01.01.2025.");
        return null;
    }

    private IReadOnlyList<GroupCount> Counts()
    {
        if (!UsesOwnCounts) return [];
        if (NeedTables.Counts(Eingabe.Gruppenstaerken ?? "").IsOk(out var counts, out var problem)) return counts;
        foreach (var detail in problem.Details) ModelState.AddModelError("Eingabe.Gruppenstaerken", detail.ToString());
        return [];
    }
}
