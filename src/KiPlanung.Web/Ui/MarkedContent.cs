using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.Web.Ui;

/// <summary>„Gekennzeichneter Inhalt“ — a draft's or result's content, read for the page, with the label it has to carry.</summary>
/// <param name="ByModel">A model or a calculation wrote it, so the KI label surrounds it.</param>
public sealed record MarkedContent(ForecastDocument? Forecast, SummaryDocument? Summary, bool ByModel, bool Released)
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The stored text of a kind that has no form of its own yet, indented for reading; otherwise null.</summary>
    public string? Plain { get; private init; }

    /// <summary>Population, need or coherent areas; then <see cref="Forecast"/> is null.</summary>
    public CalculationDocument? Calculation { get; init; }

    public static MarkedContent Of(Draft draft) => Of(draft.Kind, draft.Content, draft.Origin, released: false);

    public static MarkedContent Of(ReviewMaterial material) => Of(material.Kind, material.Content, material.Origin, released: false);

    /// <summary>Of a released summary readers get the cited passages of the source, not the whole note (SGB X § 67c).</summary>
    public static MarkedContent Of(ReleasedResult result)
    {
        var content = Of(result.Kind, result.Content, result.Origin, released: true);
        return content.Summary is not { } summary
            ? content
            : content with { Summary = summary with { Passages = [.. summary.Passages.Where(p => !summary.Uncovered.Contains(p.Id))] } };
    }

    /// <exception cref="System.Text.Json.JsonException">The stored bytes hold no content of this kind.</exception>
    private static MarkedContent Of(DraftKind kind, string content, DraftOrigin origin, bool released) => kind switch
    {
        DraftKind.Forecast when CalculationDocument.IsOne(content) =>
            new(null, null, origin.ByModel, released) { Calculation = CalculationDocument.Read(content) },
        DraftKind.Forecast => new(ForecastDocument.Read(content), null, origin.ByModel, released),
        DraftKind.Summary when SummaryContent.Read(content).IsOk(out var summary, out _) =>
            new(null, summary, origin.ByModel, released),
        DraftKind.Summary => throw new System.Text.Json.JsonException("Der Inhalt ist keine Zusammenfassung."),
        _ => new(null, null, origin.ByModel, released)
        {
            Plain = System.Text.Json.Nodes.JsonNode.Parse(content)?.ToJsonString(Indented) ?? content,
        },
    };
}
