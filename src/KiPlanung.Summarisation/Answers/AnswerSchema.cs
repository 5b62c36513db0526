using System.Text.Json.Nodes;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation.Answers;

internal static class AnswerSchema
{
    public static string Of(NoteKind kind)
    {
        var claim = ClosedObject(new JsonObject
        {
            ["section"] = new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. SummaryTemplate.SectionsOf(kind).Select(s => (JsonNode)s.Key)]),
            },
            ["sentence"] = new JsonObject { ["type"] = "string" },
            ["quotes"] = new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["type"] = "string" },
            },
        });
        return CanonicalJson.Write(ClosedObject(new JsonObject
        {
            ["claims"] = new JsonObject { ["type"] = "array", ["items"] = claim },
        }));
    }

    private static JsonObject ClosedObject(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["properties"] = properties,
    };
}
