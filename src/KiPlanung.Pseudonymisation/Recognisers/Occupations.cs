namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Berufs- und Amtswörter“ — nouns behind which a name follows without an article („Gerichtsvollzieher Kaiser“).</summary>
internal static class Occupations
{
    private static readonly string[] Endings =
    [
        "pfleger", "berater", "lehrer", "therapeut", "arbeiter", "leiter", "mittler", "helfer", "betreuer", "vollzieher", "pädagoge",
        "pädagogin", "anwalt", "anwältin", "arzt", "ärztin", "meister", "psychologe", "psychologin", "erzieher", "trainer", "begleiter",
        "koordinator", "assistent", "sekretär", "dolmetscher", "vermieter", "verwalter", "beamter", "beamtin", "kollege", "kollegin",
        "richter", "pfarrer", "pastor", "wirt", "chef", "referent", "geschäftsführer", "inspektor", "kommissar", "apotheker", "mentor",
        "vormund", "pate", "patin", "hebamme", "rat", "rätin", "wachtmeister", "fahrer", "bäcker", "sanitäter",
    ];

    private static readonly HashSet<string> NoOccupation = new(StringComparer.Ordinal)
    {
        "rat", "wirt", "fahrer", "unterarzt", "vorrat", "monatsrat", "bäcker", "hausrat", "sozialarbeiter:innen", "beirat", "kreisrat",
        "stadtrat", "gemeinderat", "elternbeirat", "ortschaftsrat", "personalrat", "betriebsrat", "heimbeirat", "verrat", "heirat",
        "bundesrat", "aufsichtsrat", "apparat",
    };

    /// <summary>Offices that stand behind „Herr“ or „Frau“ and are no names themselves.</summary>
    private static readonly HashSet<string> Offices = new(StringComparer.Ordinal)
    {
        "landrat", "landrätin", "doktor", "professor", "professorin", "direktor", "direktorin", "minister", "ministerin", "präsident",
        "präsidentin", "amtsleiter", "kapitän", "oberst", "abgeordnete", "abgeordneter", "stadtrat", "stadträtin", "dekan", "superinte"
            + "ndent",
    };

    public static bool Is(ReadOnlySpan<char> word)
    {
        return word.Length is >= 4 and <= 40 && Lists.WordFacts.IsOccupation(word);
    }

    internal static bool LookUp(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        if (NoOccupation.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)) return false;
        var female = lower.EndsWith("in", StringComparison.Ordinal) ? lower[..^2] : lower;
        foreach (var ending in Endings)
            if (lower.EndsWith(ending, StringComparison.Ordinal) || female.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    public static bool IsOffice(ReadOnlySpan<char> word) =>
        Lists.Names.IsIn(Offices, word) || Is(word);
}
