using System.Text.RegularExpressions;

namespace KiPlanung.Pseudonymisation.Policy;

/// <summary>„Richtlinie“ — what counts as a small place, which bodies and dates stay, and how each kind of detail is replaced. The table is
/// <c>models/pseudonymisation/policy.json</c>; its name is part of <see cref="PseudonymisationProposal.DetectorVersion"/>.</summary>
internal sealed class PseudonymisationPolicy
{
    private static readonly Lock Turn = new();
    private static PseudonymisationPolicy? inUse;

    private readonly PolicyTable _table;

    private PseudonymisationPolicy(PolicyTable table, string name)
    {
        (_table, Name) = (table, name);
        SafeBodies = new(table.SafeBodies, ignoreCase: true);
        StayingWords = new(table.StayingWords ?? [], ignoreCase: false);
        StayingDateCues = string.Join('|', table.DateCues.Select(Pattern));
    }

    /// <summary>The table of the installation when it named one in time, else the shipped one.</summary>
    public static PseudonymisationPolicy Instance
    {
        get
        {
            if (Volatile.Read(ref inUse) is { } loaded) return loaded;
            using (Turn.EnterScope()) return inUse ??= new(PolicyTable.Shipped(), $"richtlinie-{PolicyTable.Shipped().Version}");
        }
    }

    /// <summary>Version of the table, and of an own table the first digits of its hash: <c>richtlinie-1</c>,
    /// <c>richtlinie-4-eigen-1f2e3d4c</c>.</summary>
    public string Name { get; }

    /// <returns>Whether this table is in use now; false when another one already was.</returns>
    public static bool TryUse(PolicyTable table, string name)
    {
        using (Turn.EnterScope()) return (inUse ??= new(table, name)).Name == name;
    }

    /// <summary>Places with fewer inhabitants are masked where they point at a person.</summary>
    public int SmallPlaceBelow => _table.SmallPlaceBelow;

    /// <summary>Names of authorities, insurers and large carriers.</summary>
    public PhraseSet SafeBodies { get; }

    /// <summary>Words that look like names and point at no one: cities abroad, languages, medicines, brands.</summary>
    public PhraseSet StayingWords { get; }

    /// <summary>Alternatives for a pattern: words after which a date is public.</summary>
    public string StayingDateCues { get; }

    /// <summary>Lower ends of the age bands, ascending.</summary>
    public IReadOnlyList<int> AgeBands => _table.AgeBands;

    /// <summary>„monat“, „jahrzehnt“, „spanne“, „kreis“, or null for a bare number, by the first part of the token.</summary>
    public string? ReplacementOf(string label) => _table.Replacement.GetValueOrDefault(label);

    private static string Pattern(string words) =>
        words.EndsWith('*') ? Regex.Escape(words[..^1]) + @"\p{L}*" : Regex.Escape(words);
}
