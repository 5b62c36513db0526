using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Einträge als Datei“ — CSV for a spreadsheet, JSON for a program; codes as in the entries, titles beside them.</summary>
internal static class EntryFiles
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>UTF-8 with mark and semicolons, as German spreadsheets expect. No value can begin a formula: numbers, codes, times and
    /// ids only, fields behind their names.</summary>
    public static byte[] Csv(IReadOnlyList<LoggedEntry> entries)
    {
        var lines = new StringBuilder("Nummer;Zeit (UTC);Ereignis;Bezeichnung;Rolle;Kennzahl;Gegenstand;Kennung;Angaben\r\n");
        foreach (var (index, entry) in entries)
        {
            lines.AppendJoin(';',
                index.ToString(CultureInfo.InvariantCulture), Time(entry), AuditEvents.Code(entry.What), AuditEvents.Title(entry.What),
                entry.Role is { } role ? AuditEvents.Code(role) : "", entry.Actor, AuditEvents.Code(entry.About),
                entry.ObjectId?.ToString("D") ?? "", string.Join(' ', entry.Fields.Select(f => $"{AuditEvents.Code(f.Key)}={f.Value}")));
            lines.Append("\r\n");
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <summary>The canonical entries with their numbers.</summary>
    public static byte[] Json(IReadOnlyList<LoggedEntry> entries) => Bytes(new JsonObject
    {
        ["schema"] = "kiplanung.log-entries.v1",
        ["entries"] = new JsonArray([.. entries.Select(e => (JsonNode)new JsonObject
        {
            ["index"] = e.Index,
            ["title"] = AuditEvents.Title(e.Entry.What),
            ["entry"] = JsonNode.Parse(e.Entry.CanonicalBytes()),
        })]),
    });

    public static byte[] Bytes(JsonNode node) => [.. Encoding.UTF8.GetBytes(node.ToJsonString(Readable)), (byte)'\n'];

    private static string Time(AuditEntry entry) => entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
