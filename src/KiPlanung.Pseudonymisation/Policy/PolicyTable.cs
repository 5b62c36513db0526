using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>The policy as it stands in its file; unknown names are refused, so that a slip of the pen does not pass for a rule.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PolicyTable(
    [property: JsonPropertyName("fassung"), JsonRequired] int Version,
    [property: JsonPropertyName("stand")] string? AsOf,
    [property: JsonPropertyName("kleinerOrtUnterEinwohnern"), JsonRequired] int SmallPlaceBelow,
    [property: JsonPropertyName("ersetzung"), JsonRequired] Dictionary<string, string> Replacement,
    [property: JsonPropertyName("altersspannen"), JsonRequired] int[] AgeBands,
    [property: JsonPropertyName("bleibendeStellen"), JsonRequired] string[] SafeBodies,
    [property: JsonPropertyName("bleibendeDatenNach"), JsonRequired] string[] DateCues,
    [property: JsonPropertyName("bleibendeWoerter")] string[]? StayingWords = null)
{
    private static readonly string[] Kinds = ["DATUM", "GEBURTSDATUM", "ALTER", "ORT", "ADRESSE"];

    /// <summary>What each kind can be replaced by, beside a bare number.</summary>
    private static readonly Dictionary<string, string> Coarse = new(StringComparer.Ordinal)
    {
        ["DATUM"] = "monat", ["GEBURTSDATUM"] = "jahrzehnt", ["ALTER"] = "spanne", ["ORT"] = "kreis", ["ADRESSE"] = "kreis",
    };

    public static PolicyTable Shipped()
    {
        using var stream = typeof(PolicyTable).Assembly.GetManifestResourceStream("policy.json")
            ?? throw new InvalidOperationException("Die Richtlinie policy.json fehlt im Programm.");
        return JsonSerializer.Deserialize<PolicyTable>(stream)
            ?? throw new InvalidOperationException("Die Richtlinie policy.json ist leer.");
    }

    /// <returns>The table, or <c>policy.invalid</c> with line and what to do.</returns>
    public static Outcome<PolicyTable> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var table = JsonSerializer.Deserialize<PolicyTable>(json);
            return table is null ? Invalid("Die Richtlinie ist leer.") : table.Fault() is { } fault ? Invalid(fault) : table;
        }
        catch (JsonException broken)
        {
            return Invalid($"Die Richtlinie ist in Zeile {(broken.LineNumber ?? 0) + 1}, Spalte {(broken.BytePositionInLine ?? 0) + 1} "
                + $"nicht lesbar{(broken.Path is { Length: > 2 } path ? $" (bei {path[2..]})" : "")}. Bitte gehen Sie von der "
                + "mitgelieferten Datei models/pseudonymisation/policy.json aus; alle Angaben von dort müssen da sein, andere nicht. "
                + "Nur „bleibendeWoerter“ darf fehlen.");
        }
    }

    private string? Fault() =>
        Version < 1 ? "„fassung“ ist eine Zahl ab 1; erhöhen Sie sie bei jeder Änderung."
        : SmallPlaceBelow is < 5_000 or > 500_000 ? "„kleinerOrtUnterEinwohnern“ liegt zwischen 5.000 und 500.000."
        : Replacement.Keys.FirstOrDefault(k => !Kinds.Contains(k)) is { } kind
            ? $"„ersetzung“ kennt „{kind}“ nicht; möglich sind {string.Join(", ", Kinds)}."
        : Replacement.FirstOrDefault(r => Coarse[r.Key] != r.Value) is { Key: { } key, Value: var value }
            ? $"„ersetzung“ kennt für {key} nur „{Coarse[key]}“, nicht „{value}“. Ohne die Angabe steht dort nur eine Nummer."
        : AgeBands.Length == 0 || AgeBands[0] < 1 || AgeBands[^1] > 110 || AgeBands.Zip(AgeBands.Skip(1)).Any(p => p.Second - p.First < 2)
            ? "„altersspannen“ nennt aufsteigend, wo eine Spanne beginnt: ab 1, bis 110, jede mindestens zwei Jahre breit."
        : SafeBodies.Concat(DateCues).Concat(StayingWords ?? []).Select(w => w ?? "")
            .FirstOrDefault(w => w.TrimEnd('*').Trim().Length < 2) is { } word
            ? $"„{word}“ ist als Wort zu kurz; in den Listen der bleibenden Angaben hat jedes mindestens zwei Zeichen."
        : SafeBodies.Length == 0 || DateCues.Length == 0 ? "„bleibendeStellen“ und „bleibendeDatenNach“ brauchen mindestens ein Wort."
        : null;

    private static Problem Invalid(string message) => new("policy.invalid", message, ProblemKind.Invalid);
}
