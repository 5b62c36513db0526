using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>„Freigegebenes Ergebnis“ — the only thing that can be exported, reported or used further.</summary>
/// <remarks>There is one way to make one: <see cref="Of"/>, which is the release rule. Reading back from storage goes through it
/// again, so a forged row throws or is refused. A class without public constructor: no <c>with</c>, no default, no deserialiser.</remarks>
public sealed class ReleasedResult
{
    private ReleasedResult(Draft draft, Decision decision) => (Draft, Decision) = (draft, decision);

    internal Draft Draft { get; }
    public Decision Decision { get; }

    public Guid Id => Decision.Id;
    public Guid DraftId => Draft.Id;
    public DraftKind Kind => Draft.Kind;
    public string Title => Draft.Title;
    public string Content => Draft.Content;
    public ContentHash Hash => Draft.Hash;
    public DraftOrigin Origin => Draft.Origin;
    public PersonId RequestedBy => Draft.RequestedBy;

    /// <summary>The note or job it was drawn from; null when a person wrote figures.</summary>
    public Guid? SourceId => Draft.SourceId;

    /// <summary>When the released version was made.</summary>
    public DateTimeOffset DraftedAt => Draft.CreatedAt;

    /// <summary>Number of the released version, counts from 1.</summary>
    public int Version => Draft.Version;
    public DateTimeOffset ReleasedAt => Decision.At;

    /// <summary>The release rule: approved, by another person than requester and editors, on the same bytes.</summary>
    public static Outcome<ReleasedResult> Of(Draft draft, Decision decision) =>
        ReleaseRule.Broken(draft, decision) is { } problem ? problem
        : decision.Verdict is not Verdict.Approved ? ReviewProblems.NotApproved
        : new ReleasedResult(draft, decision);
}
