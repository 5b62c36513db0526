using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Urteil“ — what a reviewer says of a draft; closed.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>„Freigegeben“</summary>
    public sealed record Approved : Verdict;

    /// <summary>„Zur Überarbeitung zurückgegeben“; the reason is mandatory.</summary>
    public sealed record ReturnedForChanges(string Reason) : Verdict;

    /// <summary>„Abgelehnt“; the reason is mandatory.</summary>
    public sealed record Rejected(string Reason) : Verdict;

    public string? ReasonText => this switch
    {
        ReturnedForChanges returned => returned.Reason,
        Rejected rejected => rejected.Reason,
        _ => null,
    };
}

/// <summary>„Entscheidung“ — a verdict of one person on exactly the bytes with this hash.</summary>
public sealed class Decision
{
    private Decision(
        Guid id, Guid draftId, ContentHash seen, Verdict verdict, PersonId by, DateTimeOffset at, Judgement? judgement)
    {
        (Id, DraftId, Seen, Verdict, By, At, Judgement) = (id, draftId, seen, verdict, by, at, judgement);
    }

    public Guid Id { get; }
    public Guid DraftId { get; }

    /// <summary>Hash of the bytes the reviewer's page was made from.</summary>
    public ContentHash Seen { get; }
    public Verdict Verdict { get; }
    public PersonId By { get; }
    public DateTimeOffset At { get; }

    /// <summary>The verdicts on single claims and checks it rests on; a fresh approval has them, a stored decision is read
    /// without.</summary>
    public Judgement? Judgement { get; }

    /// <summary>A decision can only come from a <see cref="Reviewer"/>.</summary>
    public static Decision Of(
        Reviewer reviewer, Guid id, Guid draftId, ContentHash seen, Verdict verdict, DateTimeOffset at, Judgement? judgement = null) =>
        new(id, draftId, seen, verdict, reviewer.Person, at, judgement);

    internal static Decision Stored(Guid id, Guid draftId, ContentHash seen, Verdict verdict, PersonId by, DateTimeOffset at) =>
        new(id, draftId, seen, verdict, by, at, null);
}
