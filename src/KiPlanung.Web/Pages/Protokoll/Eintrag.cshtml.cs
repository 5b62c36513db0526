using System.Text;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Eintrag mit Nachweis“ — the bytes that were hashed and what shows offline that they are in the log.</summary>
[Authorize(Policies.MayAudit)]
public sealed class EintragModel(ShowEntry entries) : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public long Nummer { get; set; }

    /// <summary><c>eintrag</c> or <c>nachweis</c>: the file instead of the page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Datei { get; set; }

    public ProvenEntry Proven { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await entries.RunAsync(Actor, Nummer, cancellationToken)).IsOk(out var proven, out var problem)) return Refuse(problem);
        Proven = proven;
        return Datei switch
        {
            "eintrag" => File(Encoding.UTF8.GetBytes(proven.Canonical), "application/json", $"{Nummer:D3}.json"),
            "nachweis" => File(Encoding.UTF8.GetBytes(proven.Proof), "text/plain", $"{Nummer:D3}.json.tlog-proof"),
            _ => Page(),
        };
    }
}
