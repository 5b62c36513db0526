using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Review.Work;

/// <summary>What has to come before any verdict: nobody else holds the case, and the draft was shown after the source.</summary>
internal static class DeskRule
{
    public static async Task<Problem?> RefusalAsync(
        Guid subjectId, PersonId person, int places, IStoreView view, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await view.ReviewWork.ListLeasesAsync(subjectId, cancellationToken);
        if (ReviewLeases.HeldByOthers(person, held, places, now)) return ReviewWorkProblems.TakenByOther;
        return await view.ReviewWork.FindPreparationAsync(subjectId, person, cancellationToken) is null
            ? ReviewWorkProblems.SourceFirst
            : null;
    }

    /// <summary>The lease is over with the verdict, in the same transaction; called before the verdict is added, so that a conflict shows
    /// at the commit.</summary>
    public static async Task LeaveAsync(
        Guid subjectId, PersonId person, IStoreTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await transaction.ReviewWork.ListLeasesAsync(subjectId, cancellationToken);
        if (ReviewLeases.Own(person, held, now) is { } own) transaction.ReviewWork.End(own with { Ended = LeaseEnd.Decided }, now);
    }
}
