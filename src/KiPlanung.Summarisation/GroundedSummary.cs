using System.Text.Json.Nodes;

namespace KiPlanung.Summarisation;

public enum QuoteMatch
{
    /// <summary>„exakt“, apart from white space, quotation marks and hyphenation.</summary>
    Exact,

    /// <summary>„ähnlich“: aligned with at least 0.90; the reviewer sees the difference.</summary>
    Similar,
}

/// <summary>„Beleg“ — where in the source a claim's quote stands.</summary>
/// <param name="Quote">As proposed.</param>
/// <param name="PassageId">The passage it begins in.</param>
/// <param name="Start">In UTF-16 code units of the source's text.</param>
/// <param name="End">Exclusive.</param>
public sealed record Evidence(string Quote, string PassageId, int Start, int End, QuoteMatch Match);

/// <summary>„Aussage“ with at least one evidence; the warnings are German sentences for the person who checks.</summary>
public sealed record Claim(string Section, string Sentence, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Warnings)
{
    /// <summary>„Heikle Themen“ it touches (S-09); such a claim needs a verdict of its own.</summary>
    public IReadOnlyList<string> SensitiveTopics { get; init; } = [];
}

/// <summary>„Nicht belegbar“ — a claim taken out, with the reason in German.</summary>
public sealed record RemovedClaim(string Section, string Sentence, IReadOnlyList<string> Quotes, string Reason);

/// <summary>„Zusammenfassung mit Belegen“ — made by <see cref="GroundingCheck"/> alone.</summary>
public sealed class GroundedSummary
{
    internal GroundedSummary(NoteKind kind, SourceText source, IReadOnlyList<Claim> claims, IReadOnlyList<RemovedClaim> removed,
        IReadOnlyList<string> uncovered, IReadOnlyList<string> sensitiveUncovered)
    {
        (Kind, Source, Claims, Removed) = (kind, source, claims, removed);
        (UncoveredPassages, SensitiveUncovered) = (uncovered, sensitiveUncovered);
    }

    public NoteKind Kind { get; }
    public SourceText Source { get; }

    /// <summary>In the order of the template's sections.</summary>
    public IReadOnlyList<Claim> Claims { get; }
    public IReadOnlyList<RemovedClaim> Removed { get; }

    /// <summary>Ids of passages no claim cites, in order (S-10).</summary>
    public IReadOnlyList<string> UncoveredPassages { get; }

    /// <summary>Those of them that touch a sensitive topic: „nicht zusammengefasst“ (S-09).</summary>
    public IReadOnlyList<string> SensitiveUncovered { get; }

    /// <summary>For a draft's content; <see cref="SummaryDocument.Read"/> reads it back.</summary>
    public JsonObject ToJson() => SummaryDocument.Of(this).ToJson();
}
