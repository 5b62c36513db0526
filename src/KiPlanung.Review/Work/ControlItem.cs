using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>The error a control item holds; words of R-06.</summary>
public enum PlantedError
{
    /// <summary>„Zahl oder Datum“</summary>
    Number,

    /// <summary>„Widerspruch“ to the source.</summary>
    Contradiction,
}

/// <summary>„Kontrollaufgabe“ — a copy of released content with one error put in, to see whether reviewing works (R-07; KI-VO Art. 14 Abs.
/// 4 Buchst. b). It is no draft, lives in a table of its own, and its bytes can never become a draft.</summary>
/// <param name="ErrorItem">Key of the claim or check that is wrong.</param>
/// <param name="Explanation">What is wrong, in a sentence; shown after the answer.</param>
/// <param name="Requester">Asked for the original, would recognise it.</param>
/// <param name="Releaser">Released the original, would recognise it.</param>
public sealed record ControlItem(
    Guid Id, DraftKind Kind, string Title, string Content, DraftOrigin Origin, PlantedError Error, string ErrorItem, string Explanation,
    PersonId Requester, PersonId Releaser, DateTimeOffset MadeAt)
{
    public ContentHash Hash { get; } = ContentHash.Of(Content);

    public bool IsFor(PersonId person) => person != Requester && person != Releaser;

    public ReviewMaterial Material => new(Id, Kind, Title, Content, 1, Origin, MadeAt);
}

/// <summary>„Antwort auf eine Kontrollaufgabe“ — decides nothing and releases nothing; only the person learns how it went.</summary>
public sealed class ControlAnswer
{
    private ControlAnswer(Guid itemId, PersonId by, Verdict verdict, bool held, Judgement? judgement, DateTimeOffset at) =>
        (ItemId, By, Verdict, Held, Judgement, At) = (itemId, by, verdict, held, judgement, at);

    public Guid ItemId { get; }
    public PersonId By { get; }
    public Verdict Verdict { get; }

    /// <summary>The error would not have got through: not approved, and the wrong point not called right.</summary>
    public bool Held { get; }
    public Judgement? Judgement { get; }
    public DateTimeOffset At { get; }

    /// <summary>Asks for the same as a decision, so that nothing tells a control item from a draft before the answer.</summary>
    public static Outcome<ControlAnswer> Of(
        Reviewer reviewer, ControlItem item, ContentHash seen, Verdict verdict, Judgement judgement, DateTimeOffset at)
    {
        if (seen != item.Hash || !item.IsFor(reviewer.Person)) return ReviewProblems.StaleDraft;
        if (verdict is not Verdict.Approved && string.IsNullOrWhiteSpace(verdict.ReasonText)) return ReviewProblems.ReasonMissing;
        if (judgement.Hinders(verdict) is { } unjudged) return unjudged;
        var calledRight = judgement.Verdicts.Any(v => v.Item == item.ErrorItem && v.Verdict == ClaimVerdict.Right);
        return new ControlAnswer(item.Id, reviewer.Person, verdict, verdict is not Verdict.Approved && !calledRight, judgement, at);
    }

    /// <summary>A reviewer's own words for the wrong claim hold it as well.</summary>
    public static Outcome<ControlAnswer> OfChange(
        Reviewer reviewer, ControlItem item, ContentHash seen, string reason, Judgement judgement, DateTimeOffset at) =>
        Of(reviewer, item, seen, new Verdict.ReturnedForChanges(reason), judgement, at);

    internal static ControlAnswer Stored(Guid itemId, PersonId by, Verdict verdict, bool held, DateTimeOffset at) =>
        new(itemId, by, verdict, held, null, at);
}
