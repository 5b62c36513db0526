using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>„Blindes Urteil“ — the verdict of one of two people who judge the same bytes without knowing of each other .</summary>
public sealed class BlindVote
{
    private BlindVote(
        Guid id, Guid draftId, int number, ContentHash seen, Verdict verdict, PersonId by, DateTimeOffset at, Judgement? judgement)
    {
        (Id, DraftId, Number, Seen) = (id, draftId, number, seen);
        (Verdict, By, At, Judgement) = (verdict, by, at, judgement);
    }

    public Guid Id { get; }
    public Guid DraftId { get; }

    /// <summary>1 or 2, in the order they came.</summary>
    public int Number { get; }
    public ContentHash Seen { get; }
    public Verdict Verdict { get; }
    public PersonId By { get; }
    public DateTimeOffset At { get; }

    /// <summary>A fresh vote has it; a stored one is read without.</summary>
    public Judgement? Judgement { get; }

    /// <summary>The same four eyes, bytes, single verdicts and reasons as for a decision.</summary>
    /// <param name="given">Votes on this version so far.</param>
    public static Outcome<BlindVote> Of(
        Reviewer reviewer, Guid id, Draft draft, IReadOnlyList<BlindVote> given, ContentHash seen, Verdict verdict, Judgement judgement,
        DateTimeOffset at)
    {
        if (seen != draft.Hash) return ReviewProblems.StaleDraft;
        if (ReleaseRule.NotIndependent(draft, reviewer.Person) is { } involved) return involved;
        if (given.Any(v => v.By == reviewer.Person)) return DoubleReview.AlreadyGiven;
        if (given.Count >= DoubleReview.Voters) return ReviewProblems.AlreadyDecided;
        if (verdict is not Verdict.Approved && string.IsNullOrWhiteSpace(verdict.ReasonText)) return ReviewProblems.ReasonMissing;
        if (judgement.Hinders(verdict) is { } unjudged) return unjudged;
        return new BlindVote(id, draft.Id, given.Count + 1, seen, verdict, reviewer.Person, at, judgement);
    }

    internal static BlindVote Stored(
        Guid id, Guid draftId, int number, ContentHash seen, Verdict verdict, PersonId by, DateTimeOffset at) =>
        new(id, draftId, number, seen, verdict, by, at, null);
}

/// <summary>„Blinde Doppelprüfung“ — released only when both approve. When they differ the draft goes back to the requester with the
/// reasons: whoever decided a third time would know that two differed, and two against one would overrule a person.</summary>
public static class DoubleReview
{
    public const int Voters = 2;

    public static Problem AlreadyGiven { get; } = new("review.vote-given",
        "Ihr Urteil über diesen Entwurf ist schon gespeichert. Bitte warten Sie, bis die zweite Person geurteilt hat.",
        ProblemKind.Conflict);

    public static Problem NoChange { get; } = new("review.double-no-change",
        "Bei diesem Entwurf können Sie keine eigene Fassung vorlegen. Bitte geben Sie ihn mit Ihren Anmerkungen zurück.",
        ProblemKind.Invalid);

    public static Problem Needed { get; } = new("review.double-needed",
        "Über diesen Entwurf urteilen zwei Personen unabhängig voneinander. Bitte geben Sie Ihr Urteil im Prüfvorgang ab.",
        ProblemKind.Conflict);

    /// <summary>What follows of both votes: approved twice is approved, rejected twice is rejected, anything else goes back.</summary>
    public static Verdict Closing(BlindVote one, BlindVote two)
    {
        if (one.Verdict is Verdict.Approved && two.Verdict is Verdict.Approved) return new Verdict.Approved();
        var reasons = string.Join('\n', new[] { one, two }.Select(v => $"Urteil {v.Number} ({WordOf(v.Verdict)}): {v.Verdict.ReasonText}")
            .Where((_, i) => (i == 0 ? one : two).Verdict is not Verdict.Approved));
        return one.Verdict is Verdict.Rejected && two.Verdict is Verdict.Rejected
            ? new Verdict.Rejected("Zwei Personen haben unabhängig voneinander geprüft und beide abgelehnt.\n" + reasons)
            : new Verdict.ReturnedForChanges(
                "Zwei Personen haben unabhängig voneinander geprüft; nicht beide haben freigegeben.\n" + reasons);
    }

    private static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => "freigegeben",
        Verdict.ReturnedForChanges => "zurückgegeben",
        _ => "abgelehnt",
    };
}
