using System.ComponentModel.DataAnnotations;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Protokoll prüfen“ — the same verification an auditor can do offline, here and now.</summary>
[Authorize(Policies.MayAudit)]
public sealed class PruefenModel(ReadLog log, TimeProvider clock) : PlanningPage
{
    /// <summary>A checkpoint is a few lines; more is something else.</summary>
    private const int MaxCheckpoint = 10_000;

    [BindProperty]
    public CheckpointForm Eingabe { get; set; } = new();

    public VerificationReport? Report { get; private set; }

    /// <summary>An earlier checkpoint was given.</summary>
    public bool Compared { get; private set; }

    public DateTimeOffset At { get; } = clock.GetUtcNow();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Eingabe.Datei is { Length: > MaxCheckpoint })
            ModelState.AddModelError("Eingabe.Datei", "Diese Datei ist zu groß für einen Prüfpunkt. Bitte wählen Sie die Datei „checkpoint“.");
        if (!ModelState.IsValid) return ShowAgain();
        var earlier = await EarlierAsync(cancellationToken);
        Compared = earlier is not null;
        var outcome = await log.VerifyAsync(Actor, earlier, null, cancellationToken);
        if (!outcome.IsOk(out var report, out var problem)) return Refuse(problem);
        Report = report;
        return Page();
    }

    /// <summary>The file goes before the text field. Browsers send line breaks as CRLF; the signature covers LF.</summary>
    private async Task<string?> EarlierAsync(CancellationToken cancellationToken)
    {
        if (Eingabe.Datei is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        return string.IsNullOrWhiteSpace(Eingabe.Pruefpunkt) ? null : Eingabe.Pruefpunkt.ReplaceLineEndings("\n").Trim() + "\n";
    }

    /// <summary>An earlier checkpoint, pasted or as a file.</summary>
    public sealed class CheckpointForm
    {
        [Display(Name = "Früherer Prüfpunkt")]
        [StringLength(MaxCheckpoint)]
        public string? Pruefpunkt { get; set; }

        [Display(Name = "Früherer Prüfpunkt als Datei")]
        public IFormFile? Datei { get; set; }
    }
}
