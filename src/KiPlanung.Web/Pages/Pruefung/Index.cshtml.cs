using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review;
using KiPlanung.UseCases.Review.Work;
using KiPlanung.Vocabulary;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfliste“ — everything handed in and not decided, by risk and then deadline, with the reasons in words.</summary>
[Authorize(Policies.MayReview)]
public sealed class IndexModel(ReviewDrafts reviews, TakeReview take, ReviewTerms terms, TimeProvider clock) : PlanningPage
{
    private static readonly int TrainingNotice = 30;

    [TempData]
    public string? Meldung { get; set; }

    public ReviewQueue Queue { get; private set; } = new([], new ReviewLoad(0, 0), 0, null);

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The warning about the load, and the case it was asked for.</summary>
    public (Problem Problem, Guid Id)? LoadWarning { get; private set; }

    public DateOnly Today => German.Day(Now);

    /// <summary>Approvals without any change in a row; null while they are few. For this person alone.</summary>
    public int? Streak => Queue.Streak >= Terms.NoticeAfterApprovals ? Queue.Streak : null;

    public ReviewTerms Terms { get; } = terms;

    /// <summary>Last day of the training record, when it comes near.</summary>
    public DateOnly? TrainingEnds =>
        Queue.TrainingUntil is { } day && day.DayNumber - Today.DayNumber < TrainingNotice ? day : null;

    /// <summary>Why this one is for somebody else; null when it is not.</summary>
    public string? Remark(QueueItem item) =>
        item.Hindrance == ReviewProblems.OwnDraft ? "von Ihnen angefordert – entscheidet jemand anderes"
        : item.Hindrance == ReviewProblems.EditedByReviewer ? "von Ihnen bearbeitet – entscheidet jemand anderes"
        : item.Hindrance == DoubleReview.AlreadyGiven ? "Ihr Urteil ist gespeichert – ein zweites steht aus"
        : item.Responsible ? "in Ihrer Zuständigkeit"
        : null;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>„Ich prüfe das“.</summary>
    public async Task<IActionResult> OnPostUebernehmenAsync(Guid id, bool trotzdem, CancellationToken cancellationToken)
    {
        if ((await take.TakeAsync(Actor, id, trotzdem, cancellationToken)).IsOk(out _, out var problem)
            || problem == ReviewWorkProblems.AlreadyYours)
            return LocalRedirect($"/pruefung/{id}");
        if (problem.Code == ReviewWorkProblems.LoadCode) LoadWarning = (problem, id);
        if (await ShowAsync(cancellationToken) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult) return Refuse(problem);
        return LoadWarning is null ? ShowAgain(problem) : Page();
    }

    public async Task<IActionResult> OnPostZurueckgebenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!(await take.GiveBackAsync(Actor, id, cancellationToken)).IsOk(out _, out var problem)) return Refuse(problem);
        Meldung = "Sie haben die Prüfung zurückgegeben. Sie ist wieder für alle frei.";
        return LocalRedirect("/pruefung");
    }

    public async Task<IActionResult> OnPostVertretenAsync(Guid id, CancellationToken cancellationToken) =>
        (await take.TakeOverAsync(Actor, id, cancellationToken)).IsOk(out _, out var problem)
            ? LocalRedirect($"/pruefung/{id}")
            : Refuse(problem);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!(await reviews.OverviewAsync(Actor, cancellationToken)).IsOk(out var queue, out var problem)) return Refuse(problem);
        Queue = queue;
        return Page();
    }
}
