using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>„Richtlinie“ — what counts as a small place, which bodies and dates stay, and how each kind of detail is replaced. The table is
/// <c>models/pseudonymisation/policy.json</c>; its version is part of <see cref="PseudonymisationProposal.DetectorVersion"/>.</summary>
internal sealed class PseudonymisationPolicy
{
    private static readonly Lazy<PseudonymisationPolicy> Loaded = new(() => new PseudonymisationPolicy(Table.Shipped()));

    private readonly Table _table;

    private PseudonymisationPolicy(Table table)
    {
        _table = table;
        SafeBodies = AnyOf(table.SafeBodies);
        StayingDateCues = string.Join('|', table.DateCues.Select(Pattern));
    }

    public static PseudonymisationPolicy Instance => Loaded.Value;

    /// <summary>Raised by hand with every change of the table.</summary>
    public int Version => _table.Version;

    /// <summary>Places with fewer inhabitants are masked where they point at a person.</summary>
    public int SmallPlaceBelow => _table.SmallPlaceBelow;

    /// <summary>Finds the name of an authority, insurer or large carrier.</summary>
    public Regex SafeBodies { get; }

    /// <summary>Alternatives for a pattern: words after which a date is public.</summary>
    public string StayingDateCues { get; }

    /// <summary>Lower ends of the age bands, ascending.</summary>
    public IReadOnlyList<int> AgeBands => _table.AgeBands;

    /// <summary>„monat“, „jahrzehnt“, „spanne“, „kreis“, or null for a bare number, by the first part of the token.</summary>
    public string? ReplacementOf(string label) => _table.Replacement.GetValueOrDefault(label);

    private static Regex AnyOf(IEnumerable<string> words) =>
        new($@"(?<!\p{{L}})(?:{string.Join('|', words.Select(Pattern))})(?!\p{{L}})",
            RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static string Pattern(string words) =>
        words.EndsWith('*') ? Regex.Escape(words[..^1]) + @"\p{L}*" : Regex.Escape(words);

    private sealed record Table(
        [property: JsonPropertyName("fassung"), JsonRequired] int Version,
        [property: JsonPropertyName("kleinerOrtUnterEinwohnern"), JsonRequired] int SmallPlaceBelow,
        [property: JsonPropertyName("ersetzung"), JsonRequired] Dictionary<string, string> Replacement,
        [property: JsonPropertyName("altersspannen"), JsonRequired] int[] AgeBands,
        [property: JsonPropertyName("bleibendeStellen"), JsonRequired] string[] SafeBodies,
        [property: JsonPropertyName("bleibendeDatenNach"), JsonRequired] string[] DateCues)
    {
        public static Table Shipped()
        {
            using var stream = typeof(Table).Assembly.GetManifestResourceStream("policy.json")
                ?? throw new InvalidOperationException("Die Richtlinie policy.json fehlt im Programm.");
            return JsonSerializer.Deserialize<Table>(stream)
                ?? throw new InvalidOperationException("Die Richtlinie policy.json ist leer.");
        }
    }
}
