using System.Text.Json;

namespace KiPlanung.Eval;

/// <summary>What a person marked; offsets are UTF-16 code units, end exclusive.</summary>
internal sealed record AnnotatedSpan(int Start, int End, string Type);

/// <summary>One line <c>{id, text, entities: [{start, end, type}], negatives: [{start, end, type}]}</c>; negatives are harmless places that
/// must stay, and may be missing.</summary>
internal sealed record AnnotatedText(
    string Id, string Text, IReadOnlyList<AnnotatedSpan> Entities, IReadOnlyList<AnnotatedSpan>? Negatives = null)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">A line is no such object.</exception>
    public static IReadOnlyList<AnnotatedText> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<AnnotatedText>(line, Web)!)];
}
