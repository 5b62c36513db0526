using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

public enum QuoteMatch
{
    /// <summary>„exakt“, apart from white space, quotation marks and hyphenation.</summary>
    Exact,

    /// <summary>„ähnlich“: aligned with at least 0.90; the reviewer sees the difference.</summary>
    Similar,
}

/// <summary>„Beleg“ — where in the source a claim's quote stands.</summary>
public sealed record Evidence(string Quote, string PassageId, int Start, int End, QuoteMatch Match);

/// <summary>„Aussage“ with at least one evidence.</summary>
public sealed record Claim(string Section, string Sentence, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Warnings);

/// <summary>„Nicht belegbar“ — a claim taken out, with the reason in German.</summary>
public sealed record RemovedClaim(string Section, string Sentence, IReadOnlyList<string> Quotes, string Reason);

/// <summary>„Zusammenfassung mit Belegen“ — made by <see cref="GroundingCheck.Run"/> alone.</summary>
public sealed class GroundedSummary
{
    internal GroundedSummary(NoteKind kind, IReadOnlyList<Claim> claims, IReadOnlyList<RemovedClaim> removed, IReadOnlyList<string> uncovered) =>
        (Kind, Claims, Removed, UncoveredPassages) = (kind, claims, removed, uncovered);

    public NoteKind Kind { get; }
    public IReadOnlyList<Claim> Claims { get; }
    public IReadOnlyList<RemovedClaim> Removed { get; }

    /// <summary>Ids of passages no claim cites, in order.</summary>
    public IReadOnlyList<string> UncoveredPassages { get; }
}

/// <summary>Checks every quote of an answer against the source by program.</summary>
public static class GroundingCheck
{
    public static Outcome<GroundedSummary> Run(SummaryAnswer answer, SourceText source) => throw new NotImplementedException();
}
