using System.Globalization;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.Host;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Protokoll ausgeben“ — the export as one file, with how to verify it without this installation.</summary>
[Authorize(Policies.MayAudit)]
public sealed class AusgabeModel(ReadLog log, ITemporaryFiles temporary, TimeProvider clock) : PlanningPage
{
    public string VerificationKey => log.VerificationKey;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await log.ExportAsync(Actor, cancellationToken)).IsOk(out var files, out var problem)) return Refuse(problem);
        var now = clock.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"protokoll-{German.Day(now):yyyy-MM-dd}.zip");
        return File(await LogArchive.WriteAsync(files, temporary, now, cancellationToken), "application/zip", name);
    }
}
