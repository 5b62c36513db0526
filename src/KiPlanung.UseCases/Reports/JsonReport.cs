using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Review;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Reports;

/// <summary>For programs: the content as parsed JSON, its hash, and where it comes from. The canonical form of <c>content</c> has the hash
/// <c>contentSha256</c>.</summary>
internal static class JsonReport
{
    public const string Schema = "kiplanung.export.v1";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(ReleasedResult result, ReportContent content)
    {
        var document = new JsonObject
        {
            ["schema"] = Schema,
            ["kind"] = Code.Of(result.Kind),
            ["title"] = result.Title,
            ["mark"] = GermanText.Mark(result),
            ["releaseStanding"] = content.Stamp,
            ["aiProvenance"] = Provenance(result.Origin),
            ["source"] = content switch
            {
                ReportContent.OfForecast { Document: var forecast } => Source(forecast),
                ReportContent.OfCalculation { Document: var calculation } => Source(calculation),
                _ => null,
            },
            ["decisionId"] = result.Id.ToString("D"),
            ["draftId"] = result.DraftId.ToString("D"),
            ["releasedAt"] = result.ReleasedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["contentSha256"] = result.Hash.Hex,
            ["content"] = JsonNode.Parse(result.Content),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(Options) + "\n");
    }

    private static JsonObject Provenance(DraftOrigin origin) => new()
    {
        ["aiGenerated"] = origin.ByModel,
        ["model"] = origin.ByModel ? origin.Author : null,
        ["version"] = origin.ByModel ? origin.Version : null,
        ["promptVersion"] = origin.Prompt,
        ["inputSha256"] = origin.Input?.Hex,
        ["humanReviewed"] = true,
    };

    private static JsonArray Source(CalculationDocument document) => new([.. document.Sources.Select(source => new JsonObject
    {
        ["what"] = source.What,
        ["publisher"] = source.Publisher,
        ["table"] = source.Table,
        ["licence"] = source.Licence,
        ["dataDate"] = source.DataDate?.ToString("O", CultureInfo.InvariantCulture),
        ["territory"] = document.Territory?.ToString("O", CultureInfo.InvariantCulture),
    })]);

    private static JsonObject Source(ForecastDocument document) => new()
    {
        ["publisher"] = document.Source.Publisher,
        ["table"] = document.Source.Table,
        ["licence"] = document.Source.Licence,
        ["dataDate"] = document.Source.DataDate.ToString("O", CultureInfo.InvariantCulture),
        ["territory"] = document.Territory.ToString("O", CultureInfo.InvariantCulture),
    };
}
