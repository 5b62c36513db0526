using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.Pseudonymisation;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Api;
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
public sealed class PseudonymisierenModel(
    ProposePseudonyms proposals, ConfirmPseudonyms confirm, KeepTrainingLines training, RequestSummary summaries, ILanguageModel model)
    : PlanningPage
{
    private const string Harmless = "harmlos";
    private const string Mask = "ersetzen";
    private const string Keep = "belassen";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MarkForm Neu { get; set; } = new();

    [BindProperty]
    public RemovalForm Ruecknahme { get; set; } = new();

    /// <summary>State of the note the page was made from.</summary>
    [BindProperty]
    public string? Stand { get; set; }

    [TempData]
    public string? Meldung { get; set; }

    public ProposalView View { get; private set; } = null!;

    /// <summary>Where text may go when a summary is asked of a language model; empty when none is configured.</summary>
    public string ModelEndpoint => model.IsConfigured ? model.Endpoint : "";

    public IEnumerable<SelectListItem> Kinds { get; } =
        Enum.GetValues<EntityType>().Select(type => new SelectListItem(MarkTagHelper.TitleOf(type), type.ToString()));

    public IEnumerable<SelectListItem> Reasons { get; } =
        Enum.GetValues<RemovalReason>().Select(reason => new SelectListItem(RemovalReasons.Title(reason), reason.ToString()));

    /// <summary>Findings ticked in the form that is shown again.</summary>
    public IReadOnlyCollection<int> Chosen { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem)
            return problem.Code == "note.already-confirmed" ? LocalRedirect($"/notizen/{Id}") : Refuse(problem);
        return Page();
    }

    /// <summary>Words typed or selected: replaced everywhere, or with <paramref name="tun"/> = <c>belassen</c> replaced nowhere any
    /// more.</summary>
    public async Task<IActionResult> OnPostErsetzenAsync(string? tun, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (tun == Keep) return await LeaveAsync(cancellationToken);
        if (Neu.Art is null) ModelState.AddModelError("Neu.Art", "Bitte wählen Sie die Art.");
        if (!ModelState.IsValid) return ShowAgain();
        if (!View.PlacesOf(Neu.Wortlaut!, Neu.Von, Neu.Bis).IsOk(out var places, out problem)) return ShowAgain(problem, nameof(Neu));
        var added = places.Select(place => new AddedMark(place.Start, place.End, Neu.Art!.Value));
        return await CorrectedAsync(
            new Corrections([.. added], [], []), new("Die Wörter werden jetzt ersetzt.", nameof(Neu)), cancellationToken);
    }

    /// <summary>Review points judged, each by its own button; those without a verdict stay open.</summary>
    public async Task<IActionResult> OnPostBeurteilenAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        var judged = View.Points.Where(p => VerdictOn(p) == Harmless).Select(p => p.Start).ToList();
        var masked = View.Points.Where(p => VerdictOn(p) == Mask)
            .Select(p => new AddedMark(p.Start, p.End, p.Type)).ToList();
        if (judged.Count + masked.Count == 0)
        {
            ModelState.Clear();
            return ShowAgain(new Problem("pseudonymisation.no-verdict",
                "Bitte wählen Sie bei einem Prüfpunkt aus, was gelten soll.", ProblemKind.Invalid));
        }
        var last = judged.Concat(masked.Select(m => m.Start)).Max();
        return await CorrectedAsync(
            new Corrections(masked, [], judged), new("Ihr Urteil ist übernommen.", After: last), cancellationToken);
    }

    /// <summary>Findings taken back, by the offset of a mention; all mentions of the same person or thing go with it.</summary>
    public async Task<IActionResult> OnPostZuruecknehmenAsync(int[] stellen, CancellationToken cancellationToken)
    {
        Chosen = stellen;
        if (stellen.Length > 0)
            return await CorrectedAsync(new Corrections([], stellen, [], Ruecknahme.Grund),
                new("Die Markierungen sind zurückgenommen.", nameof(Ruecknahme)), cancellationToken);
        var nothing = new Problem("pseudonymisation.no-finding", "Bitte wählen Sie mindestens eine Markierung aus.", ProblemKind.Invalid);
        return await AgainAsync(nothing, "", cancellationToken);
    }

    public async Task<IActionResult> OnPostVonVornAsync(CancellationToken cancellationToken)
    {
        if (!Versions.Of(Stand).IsOk(out var seen, out var problem)) return Refuse(problem);
        if (!(await proposals.ResetAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out problem)) return Refuse(problem);
        Meldung = "Ihre Änderungen sind verworfen. Sie sehen wieder den ersten Vorschlag.";
        return LocalRedirect($"/notizen/{Id}/pseudonymisieren");
    }

    /// <param name="gesehen">Hash of the preview on the page the button stood on.</param>
    /// <param name="ziel">Where the button said the text goes next; null: nowhere yet.</param>
    /// <param name="ueben">Whether the corrected sentences may be kept as training lines.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostBestaetigenAsync(
        string? gesehen, Summariser? ziel, bool ueben, CancellationToken cancellationToken)
    {
        var seen = ContentHash.TryParse(gesehen, out var hash) ? hash : ContentHash.Of("");
        if (!(await confirm.RunAsync(Actor, Id, seen, cancellationToken)).IsOk(out _, out var problem))
            return await AgainAsync(problem, "", cancellationToken);
        var message = "Der pseudonymisierte Text ist bestätigt." + (ueben ? await TrainingAsync(cancellationToken) : "");
        if (ziel is { } summariser)
        {
            var asked = await summaries.RunAsync(Actor, new SummaryRequest(Id, summariser), cancellationToken);
            if (asked.IsOk(out var job, out problem)) return LocalRedirect($"/prognosen/auftrag/{job.Id}");
            message += " Die Zusammenfassung ist nicht angefordert: " + problem.Message;
        }
        TempData[nameof(NotizModel.Meldung)] = message;
        return LocalRedirect($"/notizen/{Id}");
    }

    private async Task<string> TrainingAsync(CancellationToken cancellationToken) =>
        (await training.RunAsync(Actor, Id, cancellationToken)).IsOk(out var kept, out var problem)
            ? kept switch { 0 => "", 1 => " Eine Übungszeile ist aufbewahrt.", _ => $" {kept} Übungszeilen sind aufbewahrt." }
            : " " + problem.Message;

    private async Task<IActionResult> LeaveAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return ShowAgain();
        if (!View.FindingsOf(Neu.Wortlaut!).IsOk(out var starts, out var problem)) return ShowAgain(problem, nameof(Neu));
        return await CorrectedAsync(
            new Corrections([], starts, [], Neu.Grund), new("Die Wörter bleiben jetzt stehen.", nameof(Neu)), cancellationToken);
    }

    private async Task<IActionResult> CorrectedAsync(Corrections corrections, Answer answer, CancellationToken cancellationToken)
    {
        if (!Versions.Of(Stand).IsOk(out var seen, out var problem)) return await AgainAsync(problem, answer.Form, cancellationToken);
        if (!(await proposals.CorrectAsync(Actor, Id, corrections, seen, cancellationToken)).IsOk(out var current, out problem))
            return await AgainAsync(problem, answer.Form, cancellationToken);
        Meldung = answer.Message;
        var place = answer.After is { } start ? NextAfter(start, current.Proposal.Review) : "";
        return LocalRedirect($"/notizen/{Id}/pseudonymisieren{place}");
    }

    /// <summary>Where to go on judging: the next open point, the first again, or the confirmation.</summary>
    private static string NextAfter(int start, IReadOnlyList<ReviewPoint> open) =>
        open.Count == 0 ? "#bestaetigen" : "#" + NotePiece.PointOf((open.FirstOrDefault(p => p.Start > start) ?? open[0]).Start);

    private string VerdictOn(ReviewPoint point) =>
        Request.Form["urteil-" + point.Start.ToString(CultureInfo.InvariantCulture)].ToString();

    private async Task<IActionResult> AgainAsync(Problem problem, string form, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return await LoadAsync(cancellationToken) is { } gone ? Refuse(gone) : ShowAgain(problem, form);
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
        public EntityType? Art { get; set; }

        [Display(Name = "Grund, wenn die Wörter stehen bleiben")]
        public RemovalReason? Grund { get; set; }

        public int? Von { get; set; }
        public int? Bis { get; set; }
    }

    /// <summary>Why marks are taken back.</summary>
    public sealed class RemovalForm
    {
        [Display(Name = "Grund der Rücknahme")]
        public RemovalReason? Grund { get; set; }
    }

    /// <summary>What is said after a correction, the form its problems belong to, and where judging goes on.</summary>
    private sealed record Answer(string Message, string Form = "", int? After = null);
}
