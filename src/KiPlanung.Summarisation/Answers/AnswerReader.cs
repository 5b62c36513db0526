using System.Globalization;
using System.Text.Json;
using KiPlanung.Vocabulary;

namespace KiPlanung.Summarisation.Answers;

/// <summary>Reads a model's answer strictly: what the schema does not name is refused, not ignored.</summary>
internal static class AnswerReader
{
    private const int MaxLength = 200_000;

    /// <summary>A quote this long is no quote any more; between <see cref="SummaryAnswer.MaxQuote"/> and this, the grounding check
    /// takes the one claim out and keeps the others.</summary>
    private const int MaxReadableQuote = 2_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static Outcome<SummaryAnswer> Read(NoteKind kind, string json)
    {
        if (json.Length > MaxLength)
            return TooLarge($"Die Antwort ist länger als {Number(MaxLength)} Zeichen.");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Answer(kind, document.RootElement);
        }
        catch (JsonException exception)
        {
            return new Problem("summary.not-json",
                "Die Antwort des Modells ist kein gültiges JSON. Bitte fordern Sie die Zusammenfassung noch einmal an.",
                ProblemKind.Invalid)
            {
                Details =
                [
                    new ProblemDetail("Hier bricht das JSON ab.", (int?)(exception.LineNumber + 1),
                        (int?)(exception.BytePositionInLine + 1)),
                ],
            };
        }
    }

    private static Outcome<SummaryAnswer> Answer(NoteKind kind, JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object) return Bad([new("Die Antwort ist kein JSON-Objekt.")]);
        var faults = new List<ProblemDetail>();
        Unknown(root, ["claims"], "Antwort", faults);
        if (!root.TryGetProperty("claims", out var list) || list.ValueKind is not JsonValueKind.Array)
            return Bad([.. faults, new("Die Liste „claims“ fehlt.", Field: "claims")]);
        if (list.GetArrayLength() > SummaryAnswer.MaxClaims)
            return TooLarge($"Die Antwort enthält mehr als {Number(SummaryAnswer.MaxClaims)} Aussagen.");
        var claims = list.EnumerateArray().Select((element, index) => Claim(kind, element, index + 1, faults))
            .OfType<ProposedClaim>().ToArray();
        return faults.Count > 0 ? Bad(faults) : new SummaryAnswer(kind, claims);
    }

    private static ProposedClaim? Claim(NoteKind kind, JsonElement element, int number, List<ProblemDetail> faults)
    {
        var place = $"Aussage {Number(number)}";
        if (element.ValueKind is not JsonValueKind.Object)
        {
            faults.Add(new($"{place} ist kein JSON-Objekt."));
            return null;
        }
        Unknown(element, ["section", "sentence", "quotes"], place, faults);
        var section = Text(element, "section", 60, place, faults);
        var sentence = Text(element, "sentence", SummaryAnswer.MaxSentence, place, faults);
        var quotes = Quotes(element, place, faults);
        if (section is not null && SummaryTemplate.PlaceOf(kind, section) < 0)
            faults.Add(new($"{place}: Den Abschnitt „{section}“ gibt es bei „{SummaryTemplate.TitleOf(kind)}“ nicht.", Field: "section"));
        return section is null || sentence is null || quotes is null ? null : new ProposedClaim(section, sentence, quotes);
    }

    private static string[]? Quotes(JsonElement claim, string place, List<ProblemDetail> faults)
    {
        if (!claim.TryGetProperty("quotes", out var list) || list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            faults.Add(new($"{place}: Es fehlt ein wörtlicher Beleg.", Field: "quotes"));
            return null;
        }
        if (list.GetArrayLength() > SummaryAnswer.MaxQuotes)
        {
            faults.Add(new($"{place}: Es sind mehr als {Number(SummaryAnswer.MaxQuotes)} Belege.", Field: "quotes"));
            return null;
        }
        var quotes = list.EnumerateArray().Select(q => Checked(q, "quotes", MaxReadableQuote, place, faults)).ToArray();
        return quotes.Any(q => q is null) ? null : [.. quotes.OfType<string>()];
    }

    private static string? Text(JsonElement owner, string member, int longest, string place, List<ProblemDetail> faults)
    {
        if (owner.TryGetProperty(member, out var value)) return Checked(value, member, longest, place, faults);
        faults.Add(new($"{place}: Die Angabe „{member}“ fehlt.", Field: member));
        return null;
    }

    private static string? Checked(JsonElement value, string member, int longest, string place, List<ProblemDetail> faults)
    {
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()!.Trim() : "";
        var fault = text.Length == 0 ? $"{place}: „{member}“ ist leer oder kein Text."
            : text.Length > longest ? $"{place}: „{member}“ ist länger als {Number(longest)} Zeichen."
            : text.Any(IsHostile) ? $"{place}: „{member}“ enthält Steuerzeichen."
            : null;
        if (fault is null) return text;
        faults.Add(new(fault, Field: member));
        return null;
    }

    /// <summary>Control characters, and marks that turn the direction of writing and so hide what a text says.</summary>
    private static bool IsHostile(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static void Unknown(JsonElement owner, string[] known, string place, List<ProblemDetail> faults) =>
        faults.AddRange(owner.EnumerateObject().Where(m => !known.Contains(m.Name, StringComparer.Ordinal))
            .Select(m => new ProblemDetail($"{place}: Die Angabe „{Clip(m.Name)}“ ist nicht vorgesehen.", Field: Clip(m.Name))));

    private static string Clip(string name) => name.Length <= 40 ? name : name[..40] + "…";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Problem TooLarge(string message) =>
        new("summary.too-large", message + " Sie wird nicht verwendet.", ProblemKind.Invalid);

    private static Problem Bad(IReadOnlyList<ProblemDetail> faults) => new("summary.bad-answer",
        "Die Antwort hat nicht die vereinbarte Form. Bitte fordern Sie die Zusammenfassung noch einmal an.", ProblemKind.Invalid)
    {
        Details = faults,
    };
}
