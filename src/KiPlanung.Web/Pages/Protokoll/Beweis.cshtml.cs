using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Beweisarchiv“ — one file for one artefact or one period, with the report of the verifier on exactly these files.</summary>
[Authorize(Policies.MayAudit)]
public sealed class BeweisModel(PackEvidence pack, TimeProvider clock) : PlanningPage
{
    /// <summary>Null: the period.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Von")]
    public DateOnly? Von { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Bis")]
    public DateOnly? Bis { get; set; }

    public IActionResult OnGet() => ModelState.IsValid ? Page() : ShowAgain();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Id is null && Von > Bis) ModelState.AddModelError(nameof(Bis), "Bis: Das Ende liegt vor dem Anfang.");
        if (!ModelState.IsValid) return ShowAgain();
        var packed = Id is { } id
            ? await pack.OfArtefactAsync(Actor, id, cancellationToken)
            : await pack.OfPeriodAsync(Actor, new LogFilter(Von, Bis), cancellationToken);
        if (!packed.IsOk(out var archive, out var problem)) return ShowAgain(problem);
        var name = string.Create(CultureInfo.InvariantCulture, $"beweisarchiv-{German.Day(clock.GetUtcNow()):yyyy-MM-dd}.zip");
        return new EvidenceDownload(archive, name);
    }
}
