using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.UseCases.Reports;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>„Auslosung bei der Abgabe“ — whether a version is judged twice, and whether a control item joins the queue; in the same
/// transaction as the submission, so that nobody can wait for a better draw.</summary>
public sealed class SubmissionDraws(ReviewTerms terms, ReviewSample sample)
{
    /// <returns>The entries of what was drawn.</returns>
    internal async Task<IReadOnlyList<AuditRecord>> DrawAsync(
        Draft draft, IStoreTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = new List<AuditRecord>();
        if (sample.Picks(SamplePurpose.DoubleReview, draft.Id, terms.DoubleReviewShare)
            && await HasTwoReviewersAsync(draft, transaction, now, cancellationToken))
        {
            transaction.BlindReviews.Choose(draft.Id, now);
            entries.Add(new(AuditEvent.DoubleReviewChosen, AuditObject.Draft, draft.Id,
                new Dictionary<AuditField, string> { [AuditField.ContentHash] = draft.Hash.Hex }));
        }
        if (sample.Picks(SamplePurpose.ControlItem, draft.Id, terms.ControlShare)
            && await NewControlAsync(draft, transaction, now, cancellationToken) is { } control)
        {
            transaction.ControlItems.Add(control);
            entries.Add(new(AuditEvent.ControlItemMade, AuditObject.ControlItem, control.Id, new Dictionary<AuditField, string>
            {
                [AuditField.ContentHash] = control.Hash.Hex, [AuditField.Kind] = Code.Of(control.Kind),
            }));
        }
        return entries;
    }

    /// <summary>Without two people who may judge it, a double review would never end.</summary>
    private static async Task<bool> HasTwoReviewersAsync(
        Draft draft, IStoreView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = GermanText.LocalDate(now);
        var accounts = await view.Accounts.ListAsync(cancellationToken);
        return accounts.Count(a => !a.Disabled && a.Roles.Contains(Role.Reviewer) && a.TrainingValidUntil >= today
            && a.Id != draft.RequestedBy && !draft.EditedBy.Contains(a.Id)) >= DoubleReview.Voters;
    }

    /// <summary>A copy of something released of the same kind, other than this; null when nothing fits yet.</summary>
    private static async Task<ControlItem?> NewControlAsync(
        Draft draft, IStoreView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var released = (await view.Releases.ListUsableAsync(draft.Kind, null, null, cancellationToken))
            .Where(s => s.State == DraftState.Released).Select(s => s.Result).OrderBy(r => ContentHash.Of($"{draft.Id:D}{r.Id:D}").Hex,
                StringComparer.Ordinal);
        foreach (var original in released)
            if (ErrorPlanting.In(original, Guid.CreateVersion7(now), now) is { } control) return control;
        return null;
    }
}
