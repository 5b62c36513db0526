using System.ComponentModel.DataAnnotations;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Statistik.Importieren;

/// <summary>„Tabelle einlesen“ — a file and what it does not say itself; nothing is stored before the check page.</summary>
[Authorize(Policies.MayPlan)]
public sealed class IndexModel(PendingImports pending) : PlanningPage
{
    [BindProperty]
    public ImportForm Form { get; set; } = new();

    /// <summary>Places of the file that are wrong.</summary>
    public IReadOnlyList<ProblemDetail> Places { get; private set; } = [];

    public IEnumerable<SelectListItem> Formats { get; } =
        Enum.GetValues<TableFormat>().Select(f => new SelectListItem(GermanStatistics.Format(f), f.ToString()));

    public IEnumerable<SelectListItem> Natures { get; } =
        Enum.GetValues<SeriesNature>().Select(n => new SelectListItem(GermanStatistics.Nature(n), n.ToString()));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        using var memory = new MemoryStream();
        await Form.File!.CopyToAsync(memory, cancellationToken);
        var request = new ImportRequest(memory.ToArray(), Form.Options());
        if (!ImportStatistics.Preview(request).IsOk(out _, out var problem)) return Wrong(problem);
        return LocalRedirect("/statistik/importieren/pruefen?datei=" + pending.Keep(Actor.Person!.Value, request).Hex);
    }

    private IActionResult Wrong(Problem problem)
    {
        Places = [.. problem.Details.Where(d => d.Line is not null)];
        return ShowAgain(problem with { Details = [.. problem.Details.Where(d => d.Line is null)] }, nameof(Form));
    }

    /// <summary>Inputs are named as in <see cref="TableReadOptions"/>, so that a problem finds its input.</summary>
    public sealed class ImportForm
    {
        [Display(Name = "Datei")]
        [Required(ErrorMessage = "Bitte wählen Sie eine CSV-Datei.")]
        public IFormFile? File { get; set; }

        [Display(Name = "Format")]
        public TableFormat Format { get; set; }

        [Display(Name = "Kennzahl")]
        [StringLength(200)]
        public string? IndicatorName { get; set; }

        [Display(Name = "Kurzname der Kennzahl")]
        [StringLength(100)]
        public string? IndicatorKey { get; set; }

        [Display(Name = "Einheit")]
        [StringLength(60)]
        public string? Unit { get; set; }

        [Display(Name = "Art der Werte")]
        public SeriesNature? Nature { get; set; }

        [Display(Name = "Quelle")]
        [StringLength(200)]
        public string? Publisher { get; set; }

        [Display(Name = "Tabelle")]
        [StringLength(100)]
        public string? Table { get; set; }

        [Display(Name = "Lizenz")]
        [StringLength(100)]
        public string? Licence { get; set; }

        [Display(Name = "Datenstand")]
        public DateOnly? DataDate { get; set; }

        [Display(Name = "Gebietsstand")]
        public DateOnly? Territory { get; set; }

        internal TableReadOptions Options() => new()
        {
            FileName = Path.GetFileName(File!.FileName),
            Format = Format,
            IndicatorKey = IndicatorKey,
            IndicatorName = IndicatorName,
            Unit = Unit,
            Nature = Nature,
            Publisher = Publisher,
            Table = Table,
            Licence = Licence,
            DataDate = DataDate,
            Territory = Territory is { } day ? new TerritorialStatus(day) : null,
        };
    }
}
