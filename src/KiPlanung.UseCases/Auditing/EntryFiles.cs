using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Einträge als Datei“ — CSV for a spreadsheet, JSON for a program; codes as in the entries, titles beside them. Written one by
/// one, so any number fits. Bytes that are no entry any more are named as such.</summary>
internal static class EntryFiles
{
    private const string Unreadable = "nicht lesbar";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>UTF-8 with mark and semicolons, as German spreadsheets expect. No value can begin a formula: numbers, codes, times and
    /// ids only, fields behind their names.</summary>
    /// <param name="entries">Place and canonical bytes.</param>
    public static void WriteCsv(Stream target, IEnumerable<(long Index, byte[] Canonical)> entries)
    {
        using var lines = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        lines.Write("Nummer;Zeit (UTC);Ereignis;Bezeichnung;Rolle;Kennzahl;Gegenstand;Kennung;Angaben\r\n");
        foreach (var (index, canonical) in entries)
        {
            lines.Write(AuditEntry.Parse(canonical).IsOk(out var entry, out _)
                ? string.Join(';',
                    index.ToString(CultureInfo.InvariantCulture), Time(entry), AuditEvents.Code(entry.What), AuditEvents.Title(entry.What),
                    entry.Role is { } role ? AuditEvents.Code(role) : "", entry.Actor, AuditEvents.Code(entry.About),
                    entry.ObjectId?.ToString("D") ?? "", string.Join(' ', entry.Fields.Select(f => $"{AuditEvents.Code(f.Key)}={f.Value}")))
                : string.Create(CultureInfo.InvariantCulture, $"{index};;;{Unreadable};;;;;"));
            lines.Write("\r\n");
        }
    }

    /// <summary>The canonical entries with their numbers.</summary>
    /// <param name="entries">Place and canonical bytes.</param>
    public static void WriteJson(Stream target, IEnumerable<(long Index, byte[] Canonical)> entries)
    {
        using var json = new Utf8JsonWriter(target, Readable);
        json.WriteStartObject();
        json.WriteString("schema", "kiplanung.log-entries.v1");
        json.WriteStartArray("entries");
        foreach (var (index, canonical) in entries)
        {
            json.WriteStartObject();
            json.WriteNumber("index", index);
            WriteEntry(json, canonical);
            json.WriteEndObject();
            if (json.BytesPending > 1 << 16) json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        target.WriteByte((byte)'\n');
    }

    /// <summary>A document of a few lines.</summary>
    public static byte[] Bytes(JsonNode node)
    {
        using var target = new MemoryStream();
        using (var json = new Utf8JsonWriter(target, Readable)) node.WriteTo(json);
        target.WriteByte((byte)'\n');
        return target.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, byte[] canonical)
    {
        if (AuditEntry.Parse(canonical).IsOk(out var entry, out _))
        {
            json.WriteString("title", AuditEvents.Title(entry.What));
            json.WritePropertyName("entry");
            using var document = JsonDocument.Parse(canonical);
            document.WriteTo(json);
            return;
        }
        json.WriteString("title", Unreadable);
        json.WriteNull("entry");
        json.WriteBase64String("bytes", canonical);
    }

    private static string Time(AuditEntry entry) => entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
