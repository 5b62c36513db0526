using KiPlanung.Review.Work;
using KiPlanung.UseCases.Review;
using KiPlanung.Web.SignIn;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Rückstand“ — what waits, by age.</summary>
[Authorize(Policies.MayReview)]
public sealed class RueckstandModel(ReviewDrafts reviews, TimeProvider clock) : PlanningPage
{
    public IReadOnlyList<BacklogClass> Classes { get; private set; } = [];
    public int Total { get; private set; }
    public int Overdue { get; private set; }
    public int Held { get; private set; }

    /// <summary>Of all that waits.</summary>
    public int Minutes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!(await reviews.QueueAsync(Actor, cancellationToken)).IsOk(out var queue, out var problem)) return Refuse(problem);
        var today = German.Day(clock.GetUtcNow());
        Classes = Backlog.Of([.. queue.Select(q => German.Day(q.SubmittedAt))], today);
        (Total, Overdue) = (queue.Count, queue.Count(q => q.Deadline < today));
        Held = queue.Count(q => q.Own is not null || q.HeldUntil is not null);
        Minutes = queue.Sum(q => q.Facts.Effort.Minutes);
        return Page();
    }
}
