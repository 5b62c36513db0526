using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Meine Zahlen“ — how one person's reviewing went, for this person's eyes alone (R-08; DSGVO Art. 5, 25).</summary>
/// <param name="Streak">Approvals in a row without any change, up to now.</param>
/// <param name="Minutes">From seeing the draft to the verdict, one figure for each verdict where both are known.</param>
public sealed record OwnReviewFigures(
    int Approved, int Returned, int Rejected, int ControlsAnswered, int ControlsHeld, int Streak, IReadOnlyList<double> Minutes)
{
    public int Given => Approved + Returned + Rejected;

    /// <summary>Null without any.</summary>
    public double? MedianMinutes => Median(Minutes);

    /// <summary>Whether a notice is due: so many approvals in a row without a change.</summary>
    public bool NoticeDue(ReviewTerms terms) => Streak >= terms.NoticeAfterApprovals;

    /// <param name="newestFirst">Whether each verdict was an approval.</param>
    public static int StreakOf(IEnumerable<bool> newestFirst) => newestFirst.TakeWhile(approved => approved).Count();

    internal static double? Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0) return null;
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>„Zahlen aller“ — sums over at least five people; nothing of it tells one person's share.</summary>
/// <param name="MedianMinutes">Over all verdicts of all people; null without any.</param>
public sealed record AllReviewFigures(
    int People, int Approved, int Returned, int Rejected, int ControlsAnswered, int ControlsHeld, double? MedianMinutes)
{
    /// <summary>R-08.</summary>
    public const int LeastPeople = 5;

    public static Problem TooFewPeople { get; } = new("review.too-few-people",
        "Es gibt zu wenig Personen für gemeinsame Zahlen: nötig sind mindestens fünf, die geprüft haben.", ProblemKind.Conflict);

    /// <param name="each">One element for each person who gave a verdict.</param>
    public static Outcome<AllReviewFigures> Of(IReadOnlyList<OwnReviewFigures> each)
    {
        var active = each.Where(e => e.Given > 0).ToList();
        return active.Count < LeastPeople ? TooFewPeople : new AllReviewFigures(
            active.Count, active.Sum(e => e.Approved), active.Sum(e => e.Returned), active.Sum(e => e.Rejected),
            active.Sum(e => e.ControlsAnswered), active.Sum(e => e.ControlsHeld),
            OwnReviewFigures.Median([.. active.SelectMany(e => e.Minutes)]));
    }
}
