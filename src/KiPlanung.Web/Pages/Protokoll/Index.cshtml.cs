using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Vocabulary;
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
    [Display(Name = "Auch Quellen und Ergebnisse dieser Kennung")]
    public bool Umfeld { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Rolle")]
    public string? Rolle { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Kennzahl der Person")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Seite { get; set; }

    public static IReadOnlyList<SelectListItem> Events { get; } =
        [.. Enum.GetValues<AuditEvent>().Select(e => new SelectListItem(AuditEvents.Title(e), AuditEvents.Code(e)))];

    public static IReadOnlyList<SelectListItem> Objects { get; } =
        [.. Enum.GetValues<AuditObject>().Where(o => o != AuditObject.None)
            .Select(o => new SelectListItem(AuditEvents.Title(o), AuditEvents.Code(o)))];

    public static IReadOnlyList<SelectListItem> RoleItems { get; } =
        [.. Enum.GetValues<Role>().Select(r => new SelectListItem(Roles.Title(r), AuditEvents.Code(r)))];

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

    public string AddressOf(int page) => Address(("Seite", page.ToString(CultureInfo.InvariantCulture)));

    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public string FileAddress(string format) => Address(("handler", "datei"), ("format", format));

    private string Address(params (string Name, string? Value)[] further) =>
        QueryHelpers.AddQueryString("/protokoll", new (string Name, string? Value)[]
    {
        ("Von", Von?.ToString("O", CultureInfo.InvariantCulture)), ("Bis", Bis?.ToString("O", CultureInfo.InvariantCulture)),
        ("Ereignis", Ereignis), ("Gegenstand", Gegenstand), ("Rolle", Rolle), ("Person", Person), ("Kennung", Kennung?.ToString()),
        ("Umfeld", Umfeld ? "true" : null),
    }.Concat(further).Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Filter() is not { } filter) return ShowAgain();
        var listed = await log.PageAsync(Actor, filter, Number, cancellationToken, Umfeld);
        if (!listed.IsOk(out var page, out var problem)) return Refuse(problem);
        Log = page;
        return Page();
    }

    /// <summary>What the filter shows, as a file.</summary>
    /// <param name="format"><c>csv</c>; everything else is JSON.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnGetDateiAsync(string? format, CancellationToken cancellationToken)
    {
        if (Filter() is not { } filter) return ShowAgain();
        var csv = format == "csv";
        if (!(await log.ListFileAsync(Actor, filter, Umfeld, csv, cancellationToken)).IsOk(out var file, out var problem))
            return ShowAgain(problem);
        return csv ? File(file, "text/csv", "protokoll.csv") : File(file, "application/json", "protokoll.json");
    }

    private LogFilter? Filter()
    {
        AuditEvent? what = null;
        AuditObject? about = null;
        if (AuditEvents.TryParse(Ereignis, out AuditEvent knownEvent)) what = knownEvent;
        else if (!string.IsNullOrEmpty(Ereignis))
            ModelState.AddModelError(nameof(Ereignis), "Ereignis: Bitte wählen Sie eines aus der Liste.");
        if (AuditEvents.TryParse(Gegenstand, out AuditObject knownObject)) about = knownObject;
        else if (!string.IsNullOrEmpty(Gegenstand))
            ModelState.AddModelError(nameof(Gegenstand), "Gegenstand: Bitte wählen Sie einen aus der Liste.");
        if (Von > Bis) ModelState.AddModelError(nameof(Bis), "Bis: Das Ende liegt vor dem Anfang.");
        var (person, role) = Who();
        return ModelState.IsValid ? new LogFilter(Von, Bis, what, about, Kennung, person, role) : null;
    }

    private (string? Person, Role? Role) Who()
    {
        Role? role = null;
        if (AuditEvents.TryParse(Rolle, out Role known)) role = known;
        else if (!string.IsNullOrEmpty(Rolle)) ModelState.AddModelError(nameof(Rolle), "Rolle: Bitte wählen Sie eine aus der Liste.");
        var person = Person?.Trim().ToLowerInvariant();
        if (person is not (null or "" or AuditEntry.System) && !(person.Length is >= 8 and <= 32 && person.All(char.IsAsciiHexDigitLower)))
            ModelState.AddModelError(nameof(Person),
                "Kennzahl der Person: Bitte geben Sie mindestens die ersten acht Zeichen ein, zum Beispiel 0f76288e, oder system.");
        return (string.IsNullOrEmpty(person) ? null : person, role);
    }
}
