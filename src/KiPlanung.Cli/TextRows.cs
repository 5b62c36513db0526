using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KiPlanung.Pseudonymisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>One text of a file. Holds a clear text, so it is no record.</summary>
/// <param name="text">Null when the row holds no words.</param>
internal sealed class TextRow(string id, ConfidentialText? text, int? line)
{
    public string Id { get; } = id;
    public ConfidentialText? Text { get; } = text;

    /// <summary>Counted from 1; null for a file that is one text.</summary>
    public int? Line { get; } = line;

    public override string ToString() => "[vertraulich]";
}

/// <summary>Reads texts and writes what became of them, one JSON object a line.</summary>
internal static class TextRows
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Outcome<IReadOnlyList<TextRow>> Read(FileInfo file)
    {
        if (file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase)) return ReadLines(file);
        return NoteFile.Read(file.Name, File.ReadAllBytes(file.FullName)).Then<IReadOnlyList<TextRow>>(text =>
            new List<TextRow> { new(Path.GetFileNameWithoutExtension(file.Name), text, null) });
    }

    /// <summary>Offsets are UTF-16 code units of the text as read, end exclusive.</summary>
    public static void Write(Stream stream, TextRow row, PseudonymisationProposal? proposal)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            json.WriteString("text", proposal?.Preview ?? "");
            json.WriteString("verdict", Lower((proposal?.Verdict ?? ProposalVerdict.Pass).ToString()));
            json.WriteStartArray("findings");
            foreach (var finding in proposal?.Findings ?? [])
            {
                Span(json, finding.Start, finding.End, finding.Type, finding.Reason);
                json.WriteString("token", finding.Token);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("review");
            foreach (var point in proposal?.Review ?? [])
            {
                Span(json, point.Start, point.End, point.Type, point.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static Outcome<IReadOnlyList<TextRow>> ReadLines(FileInfo file)
    {
        var rows = new List<TextRow>();
        using var reader = new StreamReader(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var number = 0;
        try
        {
            while (reader.ReadLine() is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                if (!RowOf(line, number).IsOk(out var row, out var problem)) return problem;
                rows.Add(row);
            }
        }
        catch (DecoderFallbackException)
        {
            return Invalid("Die Datei ist nicht in UTF-8 gespeichert.", number + 1, null);
        }

        return rows;
    }

    private static Outcome<TextRow> RowOf(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object || Member(json, "id") is not { } id
                || Member(json, "text") is not { } text)
                return Invalid("Die Zeile braucht die Angaben „id“ und „text“ als Zeichenketten.", number, null);
            if (string.IsNullOrWhiteSpace(text)) return new TextRow(id, null, number);
            return ConfidentialText.From(text).IsOk(out var confidential, out var problem)
                ? new TextRow(id, confidential, number)
                : Invalid(problem.Message, number, null);
        }
        catch (JsonException broken)
        {
            return Invalid("Die Zeile ist kein gültiges JSON.", number, (int?)broken.BytePositionInLine + 1);
        }
        catch (InvalidOperationException)
        {
            return Invalid("Die Zeile enthält ein halbes Zeichen (einzelnes Surrogat) und ist kein gültiger Text.", number, null);
        }
    }

    private static string? Member(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Span(Utf8JsonWriter json, int start, int end, EntityType type, string reason)
    {
        json.WriteStartObject();
        json.WriteNumber("start", start);
        json.WriteNumber("end", end);
        json.WriteString("type", JsonNamingPolicy.SnakeCaseUpper.ConvertName(type.ToString()));
        json.WriteString("reason", reason);
    }

    private static string Lower(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static Problem Invalid(string message, int line, int? column) =>
        new("pseudonymise.input", "Die Eingabedatei ist fehlerhaft. Es wurde nichts geschrieben.", ProblemKind.Invalid)
        {
            Details = [new ProblemDetail(message, line, column)],
        };
}
