using System.ComponentModel.DataAnnotations;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>„Von Hand schreiben“ — figures a person sets with the reason; the same way through review, no model anywhere.</summary>
[Authorize(Policies.MayPlan)]
public sealed class VonHandModel(SeriesChoices choices, ListSeries list, WriteForecastByHand write) : PlanningPage
{
    private const int UsualYears = 5;

    [BindProperty(SupportsGet = true)]
    public string? Kennzahl { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Gebiet { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Jahre { get; set; }

    [BindProperty]
    public List<YearRow> Zeilen { get; set; } = [];

    [BindProperty]
    [Display(Name = "Begründung")]
    public string? Begruendung { get; set; }

    public IReadOnlyList<SelectListItem> Indicators { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    /// <summary>Null while the choice is not complete.</summary>
    public StatisticalSeries? Series { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal) return refusal;
        if (Series is null) return Page();
        var next = Series.Points[^1].Year.Value + 1;
        var count = Math.Clamp(Jahre ?? UsualYears, 1, RequestForecast.MaxHorizon);
        Zeilen = [.. Enumerable.Range(next, count).Select(year => new YearRow { Jahr = year })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal) return refusal;
        if (Series is null) return NotFound();
        var years = Read();
        if (string.IsNullOrWhiteSpace(Begruendung)) ModelState.AddModelError(nameof(Begruendung), "Bitte begründen Sie die Werte.");
        if (!ModelState.IsValid) return ShowAgain();
        var request = new HandWrittenForecast(Kennzahl!, Gebiet!, years, Begruendung!);
        return (await write.RunAsync(Actor, request, cancellationToken)).IsOk(out var draft, out var problem)
            ? LocalRedirect("/entwuerfe/" + draft.Id)
            : ShowAgain(problem);
    }

    /// <summary>Rows in which nothing was written are left out.</summary>
    private List<HandWrittenYear> Read()
    {
        var years = new List<HandWrittenYear>();
        for (var i = 0; i < Zeilen.Count; i++)
        {
            var row = Zeilen[i];
            if (row.IsEmpty) continue;
            var value = Number(row.Wert, $"{nameof(Zeilen)}[{i}].{nameof(YearRow.Wert)}", row.Jahr, required: true);
            var low = Number(row.Von, $"{nameof(Zeilen)}[{i}].{nameof(YearRow.Von)}", row.Jahr, required: false);
            var high = Number(row.Bis, $"{nameof(Zeilen)}[{i}].{nameof(YearRow.Bis)}", row.Jahr, required: false);
            years.Add(new HandWrittenYear(row.Jahr, value ?? 0, low, high));
        }

        if (years.Count == 0) ModelState.AddModelError("", "Bitte tragen Sie mindestens einen Wert ein.");
        return years;
    }

    private double? Number(string? text, string field, int year, bool required)
    {
        if (!required && string.IsNullOrWhiteSpace(text)) return null;
        if (German.TryNumber(text, out var value)) return value;
        ModelState.AddModelError(field, string.IsNullOrWhiteSpace(text)
            ? $"{year}: Bitte den Wert eintragen."
            : $"{year}: „{text}“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 1.234,5.");
        return null;
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await choices.IndicatorsAsync(Actor, cancellationToken)).IsOk(out var indicators, out var problem)) return Refuse(problem);
        Indicators = indicators;
        if (string.IsNullOrEmpty(Kennzahl)) return null;
        if (!(await choices.RegionsAsync(Actor, Kennzahl, cancellationToken)).IsOk(out var regions, out problem)) return Refuse(problem);
        Regions = regions;
        if (string.IsNullOrEmpty(Gebiet)) return null;
        if (!(await list.FindAsync(Actor, Kennzahl, Gebiet, cancellationToken)).IsOk(out var series, out problem)) return Refuse(problem);
        Series = series;
        return null;
    }

    /// <summary>One year as written, in German digits.</summary>
    public sealed class YearRow
    {
        public int Jahr { get; set; }
        public string? Wert { get; set; }
        public string? Von { get; set; }
        public string? Bis { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Wert) && string.IsNullOrWhiteSpace(Von) && string.IsNullOrWhiteSpace(Bis);
    }
}
