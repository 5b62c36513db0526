using System.Globalization;
using System.IO.Compression;
using KiPlanung.Audit;
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
        if (!(await log.ExportAsync(Actor, cancellationToken)).IsOk(out var files, out var problem)) return Refuse(problem);
        var now = clock.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"protokoll-{German.Day(now):yyyy-MM-dd}.zip");
        return File(Zip(files, now), "application/zip", name);
    }

    private static byte[] Zip(IReadOnlyList<ExportFile> files, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Path);
                entry.LastWriteTime = at;
                using var content = entry.Open();
                content.Write(file.Content);
            }
        }
        return bytes.ToArray();
    }
}
