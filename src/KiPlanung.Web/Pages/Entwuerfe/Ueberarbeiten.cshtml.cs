using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Entwuerfe;

/// <summary>„Entwurf überarbeiten“ — statements reworded or struck, single years set by hand; makes a new version.</summary>
[Authorize(Policies.MayDraft)]
[Viewed(AuditEvent.DraftViewed)]
public sealed class UeberarbeitenModel(OwnDrafts drafts, WriteSummary write, ReviseForecast revise, ReviseCalculation recalculate)
    : PlanningPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Hash of the version the form was made from.</summary>
    [BindProperty]
    public string? Gesehen { get; set; }

    [BindProperty]
    public List<ClaimForm> Aussagen { get; set; } = [];

    [BindProperty]
    public List<YearForm> Jahre { get; set; } = [];

    /// <summary>Of a calculation, one for each of <see cref="Lines"/>.</summary>
    [BindProperty]
    public List<YearForm> Werte { get; set; } = [];

    [BindProperty]
    [Display(Name = "Begründung")]
    [StringLength(2000)]
    public string? Begruendung { get; set; }

    public OwnDraftContent OwnDraft { get; private set; } = null!;

    /// <summary>The figures of a calculation a person may set.</summary>
    public IReadOnlyList<(string Line, string Unit, int Year, double Value)> Lines =>
        [.. OwnDraft.Calculation?.Headlines.SelectMany(l => l.Years.Select(y => (l.Name, l.Unit, y.Year, y.Value))) ?? []];

    private ContentHash Seen => ContentHash.TryParse(Gesehen, out var hash) ? hash : ContentHash.Of("");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (!OwnDraft.IsOpen) return LocalRedirect($"/entwuerfe/{Id}");
        Gesehen = OwnDraft.Draft.Hash.Hex;
        Aussagen = [.. OwnDraft.Summary?.Claims.Select(c => new ClaimForm { Satz = c.Sentence }) ?? []];
        Jahre = [.. OwnDraft.Forecast?.Years.Select(_ => new YearForm()) ?? []];
        Werte = [.. Lines.Select(_ => new YearForm())];
        return Page();
    }

    public async Task<IActionResult> OnPostBerechnungAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (OwnDraft.Calculation is null) return BadRequest();
        var overrides = new List<OverriddenFigure>();
        for (var i = 0; i < Math.Min(Werte.Count, Lines.Count); i++)
        {
            if (string.IsNullOrWhiteSpace(Werte[i].Wert)) continue;
            if (German.TryNumber(Werte[i].Wert, out var value)) overrides.Add(new OverriddenFigure(Lines[i].Line, Lines[i].Year, value));
            else
                ModelState.AddModelError($"{nameof(Werte)}[{i}].{nameof(YearForm.Wert)}",
                    $"{Lines[i].Line}, {Lines[i].Year}: Bitte eine Zahl eingeben, zum Beispiel 1.234,5.");
        }

        if (overrides.Count == 0 && ModelState.IsValid)
            ModelState.AddModelError("", "Bitte tragen Sie mindestens einen anderen Wert ein.");
        if (!ModelState.IsValid) return Again();
        var outcome = await recalculate.RunAsync(Actor, Id, Seen, overrides, Begruendung ?? "", cancellationToken);
        return outcome.IsOk(out var revised, out problem) ? Revised(revised.Id) : Again(problem);
    }

    public async Task<IActionResult> OnPostZusammenfassungAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (OwnDraft.Summary is not { } summary) return BadRequest();
        if (!ModelState.IsValid) return Again();
        if (!(await write.ReviseAsync(Actor, Id, Seen, EditsOf(summary), cancellationToken)).IsOk(out var revised, out problem))
            return Again(problem);
        return Revised(revised.Id);
    }

    public async Task<IActionResult> OnPostVorausberechnungAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } problem) return Refuse(problem);
        if (OwnDraft.Forecast is not { } forecast) return BadRequest();
        var overrides = OverridesOf(forecast);
        if (overrides.Count == 0 && ModelState.IsValid)
            ModelState.AddModelError("", "Bitte tragen Sie für mindestens ein Jahr einen anderen Wert ein.");
        if (!ModelState.IsValid) return Again();
        if (!(await revise.RunAsync(Actor, Id, Seen, overrides, Begruendung ?? "", cancellationToken)).IsOk(out var revised, out problem))
            return Again(problem);
        return Revised(revised.Id);
    }

    private List<ClaimEdit> EditsOf(SummaryDocument summary)
    {
        var edits = new List<ClaimEdit>();
        for (var i = 0; i < Math.Min(Aussagen.Count, summary.Claims.Count); i++)
        {
            var sentence = Aussagen[i].Satz?.ReplaceLineEndings("\n").Trim() ?? "";
            if (Aussagen[i].Streichen) edits.Add(new ClaimEdit(i, null));
            else if (sentence.Length > 0 && sentence != summary.Claims[i].Sentence) edits.Add(new ClaimEdit(i, sentence));
        }
        return edits;
    }

    private List<OverriddenYear> OverridesOf(ForecastDocument forecast)
    {
        var overrides = new List<OverriddenYear>();
        for (var i = 0; i < Math.Min(Jahre.Count, forecast.Years.Count); i++)
        {
            if (string.IsNullOrWhiteSpace(Jahre[i].Wert)) continue;
            if (double.TryParse(Jahre[i].Wert, NumberStyles.Number, German.Culture, out var value))
                overrides.Add(new OverriddenYear(forecast.Years[i].Year, value));
            else
                ModelState.AddModelError($"{nameof(Jahre)}[{i}].{nameof(YearForm.Wert)}",
                    $"{forecast.Years[i].Year}: Bitte eine Zahl eingeben, zum Beispiel 1.234,5.");
        }
        return overrides;
    }

    private LocalRedirectResult Revised(Guid id)
    {
        TempData[nameof(EntwurfModel.Meldung)] = "Die neue Fassung ist angelegt.";
        return LocalRedirect($"/entwuerfe/{id}");
    }

    /// <summary>With a row for every claim and year, whatever was sent.</summary>
    private IActionResult Again(Problem? problem = null)
    {
        var claims = OwnDraft.Summary?.Claims ?? [];
        while (Aussagen.Count < claims.Count) Aussagen.Add(new ClaimForm { Satz = claims[Aussagen.Count].Sentence });
        while (Werte.Count < Lines.Count) Werte.Add(new YearForm());
        while (Jahre.Count < (OwnDraft.Forecast?.Years.Count ?? 0)) Jahre.Add(new YearForm());
        return problem is null ? ShowAgain() : ShowAgain(problem);
    }

    private async Task<Problem?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!(await drafts.FindAsync(Actor, Id, cancellationToken)).IsOk(out var view, out var problem)) return problem;
        if (!OwnDraftContent.Read(view).IsOk(out var content, out problem)) return problem;
        OwnDraft = content;
        return null;
    }

    /// <summary>A statement as it shall read; empty leaves it as it is.</summary>
    public sealed class ClaimForm
    {
        [Display(Name = "Satz")]
        [StringLength(SummaryAnswer.MaxSentence)]
        public string? Satz { get; set; }

        [Display(Name = "Aussage streichen")]
        public bool Streichen { get; set; }
    }

    /// <summary>Another figure for a year; empty leaves it.</summary>
    public sealed class YearForm
    {
        [Display(Name = "Neuer Wert")]
        public string? Wert { get; set; }
    }
}
