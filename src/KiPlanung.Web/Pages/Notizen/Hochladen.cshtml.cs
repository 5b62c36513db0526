using System.ComponentModel.DataAnnotations;
using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Notiz hochladen“ — typed or as a file; goes on with the proposal of placeholders.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class HochladenModel(UploadNote upload) : PlanningPage
{
    [BindProperty]
    public NoteForm Neu { get; set; } = new();

    public IEnumerable<SelectListItem> Kinds { get; } =
        new[] { NoteKind.CounsellingNote, NoteKind.Interview, NoteKind.PracticeReport }
            .Select(kind => new SelectListItem(SummaryTemplate.TitleOf(kind), kind.ToString()));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!(await ReadAsync(cancellationToken)).IsOk(out var text, out var problem)) return ShowAgain(problem, nameof(Neu));
        if (!(await upload.RunAsync(Actor, Neu.Art!.Value, text, cancellationToken)).IsOk(out var note, out problem))
            return ShowAgain(problem, nameof(Neu));
        return LocalRedirect($"/notizen/{note.Id}/pseudonymisieren");
    }

    private async Task<Outcome<ConfidentialText>> ReadAsync(CancellationToken cancellationToken)
    {
        var typed = !string.IsNullOrWhiteSpace(Neu.Text);
        if (typed == Neu.Datei is not null)
            return At(nameof(Neu.Text), new Problem("note.one-source",
                typed
                    ? "Bitte nur eines von beidem: den Text im Feld oder die Datei."
                    : "Bitte fügen Sie einen Text ein oder wählen Sie eine Datei.",
                ProblemKind.Invalid));
        if (Neu.Datei is not { } file)
            // browsers send every line break of a text field as CR LF
            return ConfidentialText.From(Neu.Text!.ReplaceLineEndings("\n")).IsOk(out var text, out var problem)
                ? text
                : At(nameof(Neu.Text), problem);

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return NoteFile.Read(file.FileName, content.ToArray()).IsOk(out var read, out var refused)
            ? read
            : At(nameof(Neu.Datei), refused);
    }

    private static Problem At(string field, Problem problem) =>
        problem with { Details = [new ProblemDetail(problem.Message, Field: field)] };

    /// <summary>A new note.</summary>
    public sealed class NoteForm
    {
        [Display(Name = "Art")]
        [Required(ErrorMessage = "Bitte wählen Sie die Art der Notiz.")]
        public NoteKind? Art { get; set; }

        [Display(Name = "Text")]
        public string? Text { get; set; }

        [Display(Name = "Datei")]
        public IFormFile? Datei { get; set; }
    }
}
