using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Protokoll“ — the entries, newest first, filtered by the address, and the checkpoint over all of them.</summary>
[Authorize(Policies.MayAudit)]
public sealed class IndexModel(ReadLog log) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Von")]
    public DateOnly? Von { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Bis")]
    public DateOnly? Bis { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Ereignis")]
    public string? Ereignis { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Gegenstand")]
    public string? Gegenstand { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Kennung des Gegenstands")]
    public Guid? Kennung { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Seite { get; set; }

    public static IReadOnlyList<SelectListItem> Events { get; } =
        [.. Enum.GetValues<AuditEvent>().Select(e => new SelectListItem(AuditEvents.Title(e), AuditEvents.Code(e)))];

    public static IReadOnlyList<SelectListItem> Objects { get; } =
        [.. Enum.GetValues<AuditObject>().Where(o => o != AuditObject.None).Select(o => new SelectListItem(AuditEvents.Title(o), AuditEvents.Code(o)))];

    public LogPage? Log { get; private set; }

    public string VerificationKey => log.VerificationKey;

    public int Number => Math.Max(Seite ?? 1, 1);

    public long Pages => Log is null ? 0 : (Log.Total + ReadLog.PageSize - 1) / ReadLog.PageSize;

    public string CountInWords => Log!.Total switch
    {
        0 => "Kein Eintrag passt zu diesem Filter.",
        1 => "1 Eintrag",
        var total => $"{German.Number(total)} Einträge",
    };

    public string AddressOf(int page) => QueryHelpers.AddQueryString("/protokoll", new Dictionary<string, string?>
    {
        ["Von"] = Von?.ToString("O", CultureInfo.InvariantCulture),
        ["Bis"] = Bis?.ToString("O", CultureInfo.InvariantCulture),
        ["Ereignis"] = Ereignis,
        ["Gegenstand"] = Gegenstand,
        ["Kennung"] = Kennung?.ToString(),
        ["Seite"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Filter() is not { } filter) return ShowAgain();
        if (!(await log.PageAsync(Actor, filter, Number, cancellationToken)).IsOk(out var page, out var problem)) return Refuse(problem);
        Log = page;
        return Page();
    }

    private LogFilter? Filter()
    {
        AuditEvent? what = null;
        AuditObject? about = null;
        if (AuditEvents.TryParse(Ereignis, out AuditEvent knownEvent)) what = knownEvent;
        else if (!string.IsNullOrEmpty(Ereignis)) ModelState.AddModelError(nameof(Ereignis), "Ereignis: Bitte wählen Sie eines aus der Liste.");
        if (AuditEvents.TryParse(Gegenstand, out AuditObject knownObject)) about = knownObject;
        else if (!string.IsNullOrEmpty(Gegenstand)) ModelState.AddModelError(nameof(Gegenstand), "Gegenstand: Bitte wählen Sie einen aus der Liste.");
        if (Von > Bis) ModelState.AddModelError(nameof(Bis), "Bis: Das Ende liegt vor dem Anfang.");
        return ModelState.IsValid ? new LogFilter(Von, Bis, what, about, Kennung) : null;
    }
}
