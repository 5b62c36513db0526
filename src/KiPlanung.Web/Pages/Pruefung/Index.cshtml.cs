using KiPlanung.Review;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfliste“ — everything handed in and not decided, oldest first.</summary>
[Authorize(Policies.MayReview)]
public sealed class IndexModel(ReviewDrafts reviews, TimeProvider clock) : PlanningPage
{
    [TempData]
    public string? Meldung { get; set; }

    public IReadOnlyList<QueueItem> Queue { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Why this one is for somebody else; null when it is not.</summary>
    public string? Remark(QueueItem item) =>
        item.Hindrance == ReviewProblems.OwnDraft ? "von Ihnen angefordert – entscheidet jemand anderes"
        : item.Hindrance == ReviewProblems.EditedByReviewer ? "von Ihnen bearbeitet – entscheidet jemand anderes"
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await reviews.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out var problem)) return Refuse(problem);
        Queue = queue;
        return Page();
    }
}
