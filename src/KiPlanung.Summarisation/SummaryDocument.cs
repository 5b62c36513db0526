using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation;

/// <summary>A passage with its words.</summary>
public sealed record PassageText(string Id, int Start, int End, string Text);

/// <summary>What a stored draft of a summary says, for pages and exports: a read model, no proof that anything was checked.</summary>
/// <param name="SourceHash">Of the text it was drawn from.</param>
/// <param name="Claims">In the order of the template's sections.</param>
/// <param name="Uncovered">Ids of passages no claim cites.</param>
/// <param name="SensitiveUncovered">Those of them that touch a sensitive topic.</param>
public sealed record SummaryDocument(
    NoteKind Kind, ContentHash SourceHash, IReadOnlyList<Claim> Claims, IReadOnlyList<RemovedClaim> Removed,
    IReadOnlyList<string> Uncovered, IReadOnlyList<string> SensitiveUncovered, IReadOnlyList<PassageText> Passages)
{
    private const string Format = "kiplanung-summary-1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Sections that have claims, in order, each with its claims.</summary>
    public IEnumerable<(SummarySection Section, IReadOnlyList<Claim> Claims)> BySection =>
        SummaryTemplate.SectionsOf(Kind)
            .Select(s => (s, (IReadOnlyList<Claim>)[.. Claims.Where(c => string.Equals(c.Section, s.Key, StringComparison.Ordinal))]))
            .Where(s => s.Item2.Count > 0);

    /// <summary>Share of passages some claim cites, 0 to 1.</summary>
    public double Coverage => Passages.Count == 0 ? 0 : 1 - ((double)Uncovered.Count / Passages.Count);

    /// <summary>Reads a stored draft's content.</summary>
    /// <returns>The document, or <c>summary.unreadable</c> when the content is no summary of this format.</returns>
    public static Outcome<SummaryDocument> Read(JsonNode? content)
    {
        try
        {
            var stored = content.Deserialize<Stored>(Json);
            return stored is { Format: Format } && NoteKinds.TryParse(stored.Kind, out var kind)
                && ContentHash.TryParse(stored.Source, out var source) && stored.Sections.All(s => Fits(kind, s))
                ? new SummaryDocument(kind, source, [.. stored.Sections.SelectMany(s => s.Claims.Select(c => c.In(s.Key)))],
                    stored.Removed, stored.Uncovered, stored.SensitiveUncovered, stored.Passages)
                : Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    internal static SummaryDocument Of(GroundedSummary summary) => new(
        summary.Kind, summary.Source.Hash, summary.Claims, summary.Removed, summary.UncoveredPassages, summary.SensitiveUncovered,
        [.. summary.Source.Passages.Select(p => new PassageText(p.Id, p.Start, p.End, summary.Source.TextOf(p)))]);

    internal JsonObject ToJson() => JsonSerializer.SerializeToNode(new Stored(Format, NoteKinds.KeyOf(Kind), SourceHash.Hex,
        [.. BySection.Select(s => new StoredSection(s.Section.Key, s.Section.Heading, [.. s.Claims.Select(StoredClaim.Of)]))],
        Removed, Uncovered, SensitiveUncovered, Passages), Json)!.AsObject();

    private static bool Fits(NoteKind kind, StoredSection section) => SummaryTemplate.PlaceOf(kind, section.Key) >= 0;

    private static Problem Unreadable { get; } = new("summary.unreadable",
        "Der Inhalt dieses Entwurfs ist keine Zusammenfassung, die diese Version lesen kann.", ProblemKind.Invalid);

    private sealed record Stored(
        string Format, string Kind, string Source, IReadOnlyList<StoredSection> Sections, IReadOnlyList<RemovedClaim> Removed,
        IReadOnlyList<string> Uncovered, IReadOnlyList<string> SensitiveUncovered, IReadOnlyList<PassageText> Passages);

    private sealed record StoredSection(string Key, string Heading, IReadOnlyList<StoredClaim> Claims);

    private sealed record StoredClaim(
        string Sentence, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Warnings, IReadOnlyList<string> SensitiveTopics)
    {
        public static StoredClaim Of(Claim claim) => new(claim.Sentence, claim.Evidence, claim.Warnings, claim.SensitiveTopics);

        public Claim In(string section) => new(section, Sentence, Evidence, Warnings) { SensitiveTopics = SensitiveTopics };
    }
}
