using System.Globalization;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Protokoll ausgeben“ — the export as one file, with how to verify it without this installation.</summary>
[Authorize(Policies.MayAudit)]
public sealed class AusgabeModel(ReadLog log, TimeProvider clock) : PlanningPage
{
    public string VerificationKey => log.VerificationKey;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await log.PackAsync(Actor, cancellationToken)).IsOk(out var archive, out var problem)) return Refuse(problem);
        var name = string.Create(CultureInfo.InvariantCulture, $"protokoll-{German.Day(clock.GetUtcNow()):yyyy-MM-dd}.zip");
        return File(archive, "application/zip", name);
    }
}
