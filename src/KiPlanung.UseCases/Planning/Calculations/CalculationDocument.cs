using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning.Calculations;

/// <summary>What was calculated.</summary>
public enum CalculationKind
{
    /// <summary>„Bevölkerung vorausberechnen“</summary>
    Population,

    /// <summary>„Bedarf berechnen“</summary>
    Need,

    /// <summary>„Gebiete abgestimmt vorausberechnen“</summary>
    Coherent,
}

/// <summary>Where figures of the calculation come from.</summary>
public sealed record DocumentSource(string What, string Publisher, string Table, DateOnly? DataDate, string Licence);

/// <summary>„Annahme“ with the place it stands at, where it has one.</summary>
public sealed record Assumption(string Name, string Value, string? Source = null);

/// <summary>A figure set by a person beside the calculated one.</summary>
public sealed record AdjustedFigure(string Line, int Year, double Calculated, double Value);

/// <summary>The figures a person may set: one line of the result by year.</summary>
public sealed record HeadlineLine(string Name, string Unit, IReadOnlyList<(int Year, double Value)> Years);

/// <summary>„Berechnung als Dokument“ — the content of a draft that is not one series: population, need, coherent areas. Everything a
/// reviewer must see: sources, assumptions, method, band, warnings. Exactly one of the three results is set.</summary>
/// <param name="Salt">32 random bytes in hex, so that the hash confirms no guess; empty while it is not stored.</param>
/// <param name="Ags">Key of the area; of the topmost one for coherent areas. Empty on the command line where none was given.</param>
public sealed record CalculationDocument(
    string Schema, string Salt, CalculationKind Kind, string Title, string Ags, string RegionName, DateOnly? Territory, string Method,
    string MethodTitle, ulong? Seed, IReadOnlyList<DocumentSource> Sources, IReadOnlyList<Assumption> Assumptions,
    IReadOnlyList<string> Notices)
{
    public const string SchemaName = "kiplanung.calculation.v1";

    public PopulationResult? Population { get; init; }

    public NeedResult? Need { get; init; }

    public CoherentResult? Coherent { get; init; }

    /// <summary>Why a person set figures; null while nobody did.</summary>
    public string? Rationale { get; init; }

    public IReadOnlyList<AdjustedFigure> Adjusted { get; init; } = [];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>First and last year calculated.</summary>
    [JsonIgnore]
    public (int First, int Last) Years => this switch
    {
        { Population: { } people } => (people.Stands[0].Year, people.Stands[^1].Year),
        { Need: { } need } => (need.Variants[0].Years[0].Year, need.Variants[0].Years[^1].Year),
        { Coherent: { } areas } => (areas.Areas[0].Years[0].Year, areas.Areas[0].Years[^1].Year),
        _ => throw new InvalidOperationException("Eine Berechnung ohne Ergebnis."),
    };

    /// <summary>The lines a person may set figures of.</summary>
    [JsonIgnore]
    public IReadOnlyList<HeadlineLine> Headlines => this switch
    {
        { Population: { } people } =>
            [new("Bevölkerung insgesamt", "Menschen", [.. people.Bands[0].Years.Select(y => (y.Year, y.Value))])],
        { Need: { } need } =>
            [.. need.Variants.Select(v => new HeadlineLine(v.Title, need.Unit, [.. v.Years.Select(y => (y.Year, y.Result))]))],
        { Coherent: { } areas } =>
            [.. areas.Areas.Select(a => new HeadlineLine(a.Name, areas.Unit, [.. a.Years.Select(y => (y.Year, y.Mean))]))],
        _ => [],
    };

    /// <summary>The canonical bytes that are hashed, reviewed and exported.</summary>
    public string ToCanonicalJson() => CanonicalJson.Write(JsonSerializer.SerializeToNode(this, Options));

    /// <exception cref="JsonException">The content is no such document.</exception>
    public static CalculationDocument Read(string content) =>
        JsonSerializer.Deserialize<CalculationDocument>(content, Options) is { Schema: SchemaName } document
            ? document
            : throw new JsonException("Der Inhalt ist keine Berechnung.");

    /// <summary>Whether the bytes of a forecast draft hold such a document, told by their schema alone.</summary>
    public static bool IsOne(string content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String
            && schema.GetString() == SchemaName;
    }
}
