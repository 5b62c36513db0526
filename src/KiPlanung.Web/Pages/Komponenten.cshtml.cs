using System.ComponentModel.DataAnnotations;
using KiPlanung.Web.Ui;
using KiPlanung.Web.Ui.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages;

/// <summary>„Komponenten“ — every building block on one page, to look at and to test; in Development only. Figures are made up.</summary>
[AllowAnonymous]
public sealed class KomponentenModel(IWebHostEnvironment environment) : PlanningPage
{
    private static readonly double?[] Observed = [812, 826, 840, null, 871, 905, 918, 944, 951, 990, 1012, 1041];

    [BindProperty]
    public DemoForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Regions { get; } =
        [new("Sömmerda", "16068"), new("Altenburger Land", "16077"), new("Suhl", "16054")];

    public IEnumerable<SelectListItem> Verdicts { get; } = [new("freigeben", "a"), new("zurückgeben", "b"), new("ablehnen", "c")];

    public IEnumerable<SelectListItem> Topics { get; } =
        [new("Familie und Kita", "kita"), new("Pflege", "pflege"), new("Wohnen", "wohnen")];

    public ForecastChartModel Chart { get; } = new(
        "Pflegebedürftige, Altenburger Land", "Personen", [.. Observed.Select((value, i) => new ChartPoint(2013 + i, value))],
        [.. Enumerable.Range(1, 8).Select(h => new ChartBandPoint(
            2024 + h, 1041 + (22 * h), 1041 + (22 * h) - (16 * Math.Sqrt(h)), 1041 + (22 * h) + (16 * Math.Sqrt(h)),
            1041 + (22 * h) - (34 * Math.Sqrt(h)), 1041 + (22 * h) + (34 * Math.Sqrt(h))))],
        [new ChartBreak(2017, "neuer Pflegebegriff"), new ChartBreak(2022, "Zensus 2022")]);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment()) context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public IActionResult OnPost() => ShowAgain();

    /// <summary>One of each input.</summary>
    public sealed class DemoForm
    {
        [Display(Name = "Bezeichnung")]
        [Required]
        public string? Name { get; set; }

        [Display(Name = "Gebiet")]
        [Required]
        public string? Region { get; set; }

        [Display(Name = "Quote in Prozent")]
        [Range(0, 100)]
        public int Percent { get; set; } = 53;

        [Display(Name = "Stichtag")]
        public DateOnly? Day { get; set; } = new DateOnly(2026, 12, 31);

        [Display(Name = "Entscheidung")]
        [Required]
        public string? Verdict { get; set; }

        [Display(Name = "Handlungsfelder")]
        public List<string> Topics { get; set; } = ["pflege"];

        [Display(Name = "Tabelle")]
        [Required]
        public IFormFile? File { get; set; }

        [Display(Name = "Begründung")]
        public string? Reason { get; set; }

        [Display(Name = "Ich habe Quelle und Entwurf verglichen.")]
        public bool Confirmed { get; set; }
    }
}
