using System.ComponentModel.DataAnnotations;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfvorgang“ — the source beside the draft, and the decision on exactly these bytes. Saving leads to a check page
/// first.</summary>
[Authorize(Policies.MayReview)]
[Viewed(AuditEvent.CaseViewed)]
public sealed class VorgangModel(
    ReviewDrafts reviews, CurrentReviewer reviewer, JudgeCase judge, TakeReview take, ExplainForecast explain)
    : CasePage(reviews, reviewer)
{
    /// <summary>Back from the check page: the own choice is shown again.</summary>
    [FromQuery]
    public bool Aendern { get; set; }

    public MarkedContent Shown { get; private set; } = null!;

    /// <summary>Own words about the source, where the case was drawn for them.</summary>
    [BindProperty]
    [Display(Name = "Ihre Kernpunkte aus der Quelle")]
    [StringLength(ReviewPreparation.MostKeyPoints)]
    public string? Kernpunkte { get; set; }

    /// <summary>The warning about the load was read.</summary>
    [BindProperty]
    public bool Trotzdem { get; set; }

    public bool NeedsKeyPoints => take.NeedsKeyPoints(Id);

    /// <summary>Set when this person already holds or judged a lot.</summary>
    public Problem? LoadWarning { get; private set; }

    /// <summary>Somebody this person stands in for holds the case.</summary>
    public bool MayTakeOver { get; private set; }

    /// <summary>Claims in an order of this reviewer's own, so that nobody gets used to the first ones being right .</summary>
    public IReadOnlyList<int> ClaimOrder => Shown.Summary is not { } summary
        ? []
        : [.. Enumerable.Range(0, summary.Claims.Count)
            .OrderBy(i => ContentHash.Of($"{Id:D} {Actor.Person?.Value:D} {i}").Hex, StringComparer.Ordinal)];

    /// <summary>Passages no claim rests on, those with a sensitive topic first.</summary>
    public IReadOnlyList<PassageText> Uncovered => Shown.Summary is not { } summary
        ? []
        : [.. summary.Passages.Where(p => summary.Uncovered.Contains(p.Id))
            .OrderByDescending(p => summary.SensitiveUncovered.Contains(p.Id))];

    /// <summary>Null for a summary.</summary>
    public ForecastContextView? Context { get; private set; }

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            Shown = MarkedContent.Of(Material) with { Released = DraftTransitions.WasReleased(Case.State) };
            if (SourceFirst) await ReadDeskAsync(HttpContext.RequestAborted);
            else await ExplainAsync(HttpContext.RequestAborted);
            return await next();
        });

    public void OnGet()
    {
        if (Aendern && DecisionForm.Kept(TempData, Id) is { } kept) Eingabe = kept;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Reviewer.IsOk(out var reviewing, out var problem)) return ShowAgain(problem);
        if (!ModelState.IsValid) return ShowAgain();
        if (!Seen().IsOk(out var seen, out problem)) return ShowAgain(problem);
        if (Eingabe.Urteil == VerdictChoice.Change)
        {
            if (ChangeFault() is { } fault) return ShowRefused(fault);
        }
        else
        {
            var check = await judge.CheckAsync(reviewing, Id, seen, Eingabe.ToVerdict(), Eingabe.ToVerdicts(), cancellationToken);
            if (!check.IsOk(out _, out problem)) return ShowRefused(problem);
        }
        Eingabe.Keep(TempData, Id);
        return LocalRedirect($"/pruefung/{Id}/bestaetigen");
    }

    /// <summary>„Quelle gelesen, Entwurf zeigen“.</summary>
    public async Task<IActionResult> OnPostZeigenAsync(CancellationToken cancellationToken)
    {
        if (!Reviewer.IsOk(out var reviewing, out var problem)) return ShowAgain(problem);
        // The form of the decision is not on this page yet.
        foreach (var key in ModelState.Keys.Where(k => k != nameof(Kernpunkte)).ToList()) ModelState.Remove(key);
        if (!ModelState.IsValid) return ShowAgain();
        var shown = await take.ShowDraftAsync(reviewing, Id, Kernpunkte, Trotzdem, cancellationToken);
        if (shown.IsOk(out _, out problem)) return LocalRedirect($"/pruefung/{Id}");
        if (problem.Code == ReviewWorkProblems.LoadCode) LoadWarning = problem;
        return problem == ReviewWorkProblems.KeyPointsFirst
            ? ShowAgain(problem with { Details = [new ProblemDetail(problem.Message, Field: nameof(Kernpunkte))] })
            : ShowAgain(problem);
    }

    public async Task<IActionResult> OnPostZurueckgebenAsync(CancellationToken cancellationToken)
    {
        if (!(await take.GiveBackAsync(Actor, Id, cancellationToken)).IsOk(out _, out var problem)) return ShowAgain(problem);
        TempData[nameof(IndexModel.Meldung)] = "Sie haben die Prüfung zurückgegeben. Sie ist wieder für alle frei.";
        return LocalRedirect("/pruefung");
    }

    public async Task<IActionResult> OnPostVertretenAsync(CancellationToken cancellationToken) =>
        (await take.TakeOverAsync(Actor, Id, cancellationToken)).IsOk(out _, out var problem)
            ? LocalRedirect($"/pruefung/{Id}")
            : ShowAgain(problem);

    /// <summary>The input for one item.</summary>
    public ItemView ViewOf(string key)
    {
        var place = Items.Index().First(i => i.Item.Key == key);
        return new ItemView(place.Index, place.Item, FormOf(place.Item));
    }

    private Problem? ChangeFault() =>
        Eingabe.ToEdits(Items).Count == 0 ? JudgementProblems.NothingChanged
        : (Eingabe.Begruendung?.Trim().Length ?? 0) < 20 ? ReviewProblems.ReasonTooShort
        : null;

    private async Task ReadDeskAsync(CancellationToken cancellationToken)
    {
        if (Case.Hindrance is null || !(await Reviews.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out _)) return;
        MayTakeOver = queue.Any(q => q.Material.Id == Id && q.MayTakeOver);
    }

    private async Task ExplainAsync(CancellationToken cancellationToken)
    {
        if (Material.Kind != DraftKind.Forecast || CalculationDocument.IsOne(Material.Content)) return;
        var document = ForecastDocument.Read(Material.Content);
        if ((await explain.RunAsync(Actor, Id, document, cancellationToken)).IsOk(out var context, out _))
            Context = new ForecastContextView(document, context);
    }
}
