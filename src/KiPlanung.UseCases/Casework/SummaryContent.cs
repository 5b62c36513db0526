using System.Text.Json.Nodes;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Casework;

/// <summary>The content of a summary draft: the grounded summary with a salt around it.</summary>
public static class SummaryContent
{
    public const string SchemaName = "kiplanung.summary.v1";

    public static string Write(GroundedSummary summary, string salt) => CanonicalJson.Write(new JsonObject
    {
        ["schema"] = SchemaName,
        ["salt"] = salt,
        ["summary"] = summary.ToJson(),
    });

    public static Outcome<SummaryDocument> Read(string content) => SummaryDocument.Read(JsonNode.Parse(content)?["summary"]);

    /// <summary>The heading of a draft; names the kind and the owner's running number, never words of the note.</summary>
    public static string Title(Note note) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"Zusammenfassung: {SummaryTemplate.TitleOf(note.Kind)} Nr. {note.Number} vom {note.UploadedAt:dd.MM.yyyy}");
}
