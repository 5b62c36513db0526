namespace KiPlanung.Review.Work;

/// <summary>„Reihenfolge der Prüfliste“ — risk of the output, then deadline, then who waited longest. The same for everybody.</summary>
public static class ReviewQueueOrder
{
    public static IReadOnlyList<T> Of<T>(
        IEnumerable<T> queue, Func<T, ReviewRisk> risk, Func<T, DateOnly> deadline, Func<T, DateTimeOffset> submitted, Func<T, Guid> id) =>
    [
        .. queue.OrderByDescending(q => risk(q).Level).ThenBy(deadline).ThenBy(submitted).ThenBy(id),
    ];

    /// <summary>„Frist“ — so many days from Monday to Friday after the submission; holidays count as days.</summary>
    public static DateOnly Deadline(DateOnly submitted, int workingDays)
    {
        var day = submitted;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }
}

/// <summary>„Altersklasse“ of what waits.</summary>
/// <param name="From">Days since the submission, at least.</param>
/// <param name="To">At most; null without limit.</param>
public sealed record BacklogClass(string Title, int From, int? To, int Count);

/// <summary>„Rückstand“ — what waits for a decision, by age. Of cases, never of people.</summary>
public static class Backlog
{
    private static readonly (string Title, int From, int? To)[] Classes =
    [
        ("heute", 0, 0), ("1 bis 2 Tage", 1, 2), ("3 bis 5 Tage", 3, 5), ("6 bis 10 Tage", 6, 10), ("über 10 Tage", 11, null),
    ];

    /// <param name="submitted">Days of submission; a later one than today counts as today.</param>
    public static IReadOnlyList<BacklogClass> Of(IReadOnlyCollection<DateOnly> submitted, DateOnly today)
    {
        var ages = submitted.Select(day => Math.Max(0, today.DayNumber - day.DayNumber)).ToList();
        return
        [
            .. Classes.Select(c => new BacklogClass(c.Title, c.From, c.To, ages.Count(a => a >= c.From && (c.To is null || a <= c.To)))),
        ];
    }
}
