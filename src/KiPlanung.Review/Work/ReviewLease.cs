using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>How a person stopped holding a case before the time ran out.</summary>
public enum LeaseEnd
{
    /// <summary>„zurückgegeben“</summary>
    GivenBack,

    /// <summary>„von der Vertretung übernommen“</summary>
    TakenOver,

    /// <summary>„entschieden“</summary>
    Decided,
}

/// <summary>„Übernahme“ — one person looks into a case until a moment. When the time runs out the case is free again by itself: nothing has
/// to be written for that.</summary>
/// <param name="Ended">How it ended early; null while it runs or ran out.</param>
public sealed record ReviewLease(Guid Id, Guid SubjectId, PersonId By, DateTimeOffset TakenAt, DateTimeOffset Until, LeaseEnd? Ended)
{
    public bool RunsAt(DateTimeOffset now) => Ended is null && now < Until;
}

/// <summary>„Auslastung“ of one person, for this person's own warning.</summary>
/// <param name="InWork">Cases held now.</param>
/// <param name="DecidedToday">Verdicts given today.</param>
public sealed record ReviewLoad(int InWork, int DecidedToday)
{
    /// <summary>Null while both limits leave room.</summary>
    public Problem? Warning(ReviewTerms terms) =>
        InWork >= terms.MostInWork ? ReviewWorkProblems.TooManyInWork(InWork, terms.MostInWork)
        : DecidedToday >= terms.MostPerDay ? ReviewWorkProblems.TooManyToday(DecidedToday, terms.MostPerDay)
        : null;
}

/// <summary>„Übernehmen, zurückgeben, vertreten“ — the only maker of leases.</summary>
public static class ReviewLeases
{
    /// <summary>„Ich prüfe das“.</summary>
    /// <param name="held">Leases on the case so far.</param>
    /// <param name="places">How many people look into it at a time: two for a blind double review.</param>
    /// <param name="despiteLoad">The person read the warning and takes it anyway.</param>
    public static Outcome<ReviewLease> Take(
        Guid id, Guid subject, PersonId by, IReadOnlyList<ReviewLease> held, int places, ReviewLoad load, bool despiteLoad,
        ReviewTerms terms, DateTimeOffset now)
    {
        var running = held.Where(h => h.RunsAt(now)).ToList();
        if (running.Any(r => r.By == by)) return ReviewWorkProblems.AlreadyYours;
        if (running.Count >= places) return ReviewWorkProblems.TakenByOther;
        if (!despiteLoad && load.Warning(terms) is { } warning) return warning;
        return new ReviewLease(id, subject, by, now, now.AddMinutes(terms.LeaseMinutes), null);
    }

    /// <summary>The lease somebody gives back.</summary>
    public static Outcome<ReviewLease> GiveBack(PersonId by, IReadOnlyList<ReviewLease> held, DateTimeOffset now) =>
        Own(by, held, now) is { } own ? own with { Ended = LeaseEnd.GivenBack } : ReviewWorkProblems.NotYours;

    /// <summary>A deputy goes on where the person stopped: the old lease ends and a new one begins.</summary>
    public static Outcome<(ReviewLease Ended, ReviewLease Begun)> TakeOver(
        Guid id, PersonId by, IReadOnlyList<ReviewLease> held, IReadOnlyList<Deputy> deputies, DateOnly today, ReviewTerms terms,
        DateTimeOffset now)
    {
        if (Own(by, held, now) is not null) return ReviewWorkProblems.AlreadyYours;
        var represented = held.FirstOrDefault(h => h.RunsAt(now) && deputies.Any(d => d.For == h.By && d.By == by && d.HoldsOn(today)));
        return represented is null
            ? ReviewWorkProblems.NotDeputy
            : (represented with { Ended = LeaseEnd.TakenOver },
                new ReviewLease(id, represented.SubjectId, by, now, now.AddMinutes(terms.LeaseMinutes), null));
    }

    /// <summary>Whether somebody else holds the case so that this person cannot decide.</summary>
    public static bool HeldByOthers(PersonId person, IReadOnlyList<ReviewLease> held, int places, DateTimeOffset now) =>
        Own(person, held, now) is null && held.Count(h => h.RunsAt(now)) >= places;

    /// <summary>The running lease of this person.</summary>
    public static ReviewLease? Own(PersonId person, IReadOnlyList<ReviewLease> held, DateTimeOffset now) =>
        held.FirstOrDefault(h => h.By == person && h.RunsAt(now));
}
