using System.ComponentModel.DataAnnotations;
using KiPlanung.Pseudonymisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using KiPlanung.Web.Ui.Evidence;
using KiPlanung.Web.Ui.Kern;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Notizen;

/// <summary>„Pseudonymisierung prüfen“ — original beside result; every correction makes a new proposal, and only the text seen is
/// confirmed.</summary>
[Authorize(Policies.MayHandleNotes)]
public sealed class PseudonymisierenModel(ProposePseudonyms proposals, ConfirmPseudonyms confirm, ILanguageModel model) : PlanningPage
{
    private const string Harmless = "harmlos";
    private const string Mask = "ersetzen";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MarkForm Neu { get; set; } = new();

    [TempData]
    public string? Meldung { get; set; }

    public ProposalView View { get; private set; } = null!;

    /// <summary>Where text may go when a summary is asked of a language model; empty when none is configured.</summary>
    public string ModelEndpoint => model.IsConfigured ? model.Endpoint : "";

    public IEnumerable<SelectListItem> Kinds { get; } =
        Enum.GetValues<EntityType>().Select(type => new SelectListItem(MarkTagHelper.TitleOf(type), type.ToString()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem)
            return problem.Code == "note.already-confirmed" ? LocalRedirect($"/notizen/{Id}") : Refuse(problem);
        return Page();
    }

    /// <summary>Words to be replaced, typed or selected.</summary>
    public async Task<IActionResult> OnPostErsetzenAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (!ModelState.IsValid) return ShowAgain();
        if (!View.PlacesOf(Neu.Wortlaut!, Neu.Von, Neu.Bis).IsOk(out var places, out problem)) return ShowAgain(problem, nameof(Neu));
        var added = places.Select(place => new AddedMark(place.Start, place.End, Neu.Art!.Value));
        return await CorrectedAsync(new Corrections([.. added], [], []), "Die Wörter werden jetzt ersetzt.", "", cancellationToken);
    }

    /// <summary>Review points judged, each by itself.</summary>
    /// <param name="urteil">Start offset of the point to „harmlos“ or „ersetzen“; points without a verdict stay open.</param>
    public async Task<IActionResult> OnPostBeurteilenAsync(Dictionary<int, string> urteil, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        var judged = View.Points.Where(p => urteil.GetValueOrDefault(p.Start) is Harmless).Select(p => p.Start).ToList();
        var masked = View.Points.Where(p => urteil.GetValueOrDefault(p.Start) is Mask)
            .Select(p => new AddedMark(p.Start, p.End, p.Type)).ToList();
        if (judged.Count + masked.Count == 0)
        {
            ModelState.Clear();
            return ShowAgain(new Problem("pseudonymisation.no-verdict",
                "Bitte wählen Sie bei mindestens einem Prüfpunkt aus, was gelten soll.", ProblemKind.Invalid));
        }
        return await CorrectedAsync(new Corrections(masked, [], judged), "Ihre Urteile sind übernommen.", "", cancellationToken);
    }

    /// <summary>Findings taken back, by the offset of a mention; all mentions of the same person or thing go with it.</summary>
    public async Task<IActionResult> OnPostZuruecknehmenAsync(int[] stellen, CancellationToken cancellationToken)
    {
        if (stellen.Length > 0)
            return await CorrectedAsync(
                new Corrections([], stellen, []), "Die Markierungen sind zurückgenommen.", "#fundstellen", cancellationToken);
        var nothing = new Problem("pseudonymisation.no-finding", "Bitte wählen Sie mindestens eine Markierung aus.", ProblemKind.Invalid);
        return await AgainAsync(nothing, cancellationToken);
    }

    public async Task<IActionResult> OnPostVonVornAsync(CancellationToken cancellationToken)
    {
        if (!(await proposals.ResetAsync(Actor, Id, cancellationToken)).IsOk(out _, out var problem)) return Refuse(problem);
        Meldung = "Ihre Änderungen sind verworfen. Sie sehen wieder den ersten Vorschlag.";
        return LocalRedirect($"/notizen/{Id}/pseudonymisieren");
    }

    /// <param name="gesehen">Hash of the preview on the page the button stood on.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostBestaetigenAsync(string? gesehen, CancellationToken cancellationToken)
    {
        var seen = ContentHash.TryParse(gesehen, out var hash) ? hash : ContentHash.Of("");
        if (!(await confirm.RunAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out var problem))
            return await AgainAsync(problem, cancellationToken);
        TempData[nameof(NotizModel.Meldung)] = "Der pseudonymisierte Text ist bestätigt.";
        return LocalRedirect($"/notizen/{Id}");
    }

    private async Task<IActionResult> CorrectedAsync(
        Corrections corrections, string message, string place, CancellationToken cancellationToken)
    {
        if (!(await proposals.CorrectAsync(Actor, Id, corrections, cancellationToken)).IsOk(out _, out var problem))
            return await AgainAsync(problem, cancellationToken);
        Meldung = message;
        return LocalRedirect($"/notizen/{Id}/pseudonymisieren{place}");
    }

    private async Task<IActionResult> AgainAsync(Problem problem, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem);
    }

    private async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await proposals.RunAsync(Actor, Id, cancellationToken)).IsOk(out var current, out var problem)) return problem;
        View = new ProposalView(current);
        return null;
    }

    /// <summary>Words to replace. The offsets come with a selection made by script; without script they are empty.</summary>
    public sealed class MarkForm
    {
        [Display(Name = "Wort oder Wortfolge")]
        [Required(ErrorMessage = "Bitte geben Sie an, welche Wörter ersetzt werden sollen.")]
        [StringLength(PhraseSearch.MaxLength)]
        public string? Wortlaut { get; set; }

        [Display(Name = "Art")]
        [Required(ErrorMessage = "Bitte wählen Sie die Art.")]
        public EntityType? Art { get; set; }

        public int? Von { get; set; }
        public int? Bis { get; set; }
    }
}
