using System.ComponentModel.DataAnnotations;
using KiPlanung.Audit;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Zusammenfassung selbst schreiben“ — the way without AI: statements with the place in the text each rests on.</summary>
[Authorize(Policies.MayHandleNotes)]
[Viewed(AuditEvent.SourceViewed)]
public sealed class ZusammenfassungModel(ManageNotes notes, WriteSummary write) : PlanningPage
{
    private const int Rows = 5;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<ClaimForm> Zeilen { get; set; } = [];

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) is { } problem ? Refuse(problem) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        CheckRows();
        if (!ModelState.IsValid) return ShowAgain();
        var claims = Zeilen.Where(z => !z.IsEmpty)
            .Select(z => new ProposedClaim(z.Abschnitt!, z.Satz!.Trim(), [z.Beleg!.ReplaceLineEndings("\n").Trim()])).ToList();
        if (!(await write.RunAsync(Actor, Id, claims, cancellationToken)).IsOk(out var draft, out problem)) return ShowAgain(problem);
        return LocalRedirect($"/entwuerfe/{draft.Id}");
    }

    private void CheckRows()
    {
        for (var i = 0; i < Zeilen.Count; i++)
        {
            if (Zeilen[i].IsEmpty) continue;
            Require(i, nameof(ClaimForm.Abschnitt), Zeilen[i].Abschnitt, "bitte den Abschnitt wählen");
            Require(i, nameof(ClaimForm.Satz), Zeilen[i].Satz, "bitte den Satz schreiben");
            Require(i, nameof(ClaimForm.Beleg), Zeilen[i].Beleg, "bitte die Belegstelle aus dem Text kopieren");
        }
    }

    private void Require(int row, string field, string? value, string sentence)
    {
        if (string.IsNullOrWhiteSpace(value))
            ModelState.AddModelError($"{nameof(Zeilen)}[{row}].{field}", $"Aussage {row + 1}: {sentence}.");
    }

    private async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await notes.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return problem;
        if (view.Confirmed is not { } confirmed)
            return new Problem("note.not-confirmed",
                "Bitte bestätigen Sie zuerst die Pseudonymisierung. Ohne Bestätigung wird nichts weiterverarbeitet.", ProblemKind.Conflict);
        Title = $"{SummaryTemplate.TitleOf(view.Note.Kind)} Nr. {view.Note.Number}";
        Text = confirmed.Value;
        Sections = [.. SummaryTemplate.SectionsOf(view.Note.Kind).Select(s => new SelectListItem(s.Heading, s.Key))];
        while (Zeilen.Count < Rows) Zeilen.Add(new ClaimForm());
        return null;
    }

    /// <summary>One statement; a row with no sentence and no quote is skipped.</summary>
    public sealed class ClaimForm
    {
        [Display(Name = "Abschnitt")]
        public string? Abschnitt { get; set; }

        [Display(Name = "Satz")]
        [StringLength(SummaryAnswer.MaxSentence)]
        public string? Satz { get; set; }

        [Display(Name = "Belegstelle")]
        [StringLength(SummaryAnswer.MaxQuote)]
        public string? Beleg { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Satz) && string.IsNullOrWhiteSpace(Beleg);
    }
}
