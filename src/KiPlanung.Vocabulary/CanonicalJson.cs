using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KiPlanung.Vocabulary;

/// <summary>„Kanonisches JSON“ — one byte sequence per value: keys in ordinal order, no white space, only the escapes JSON
/// demands, numbers in .NET's shortest round-trip form. What is stored, hashed, shown and exported is this.</summary>
/// <remarks>After RFC 8785 (JCS) § 3.2, with one difference: exponents keep .NET's spelling.</remarks>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode? node) => Sorted(node)?.ToJsonString(Options) ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        null => null,
        _ => node.DeepClone(),
    };
}
