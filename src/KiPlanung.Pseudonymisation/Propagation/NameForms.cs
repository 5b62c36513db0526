using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Propagation;

/// <summary>„Namensformen“ — all the shapes in which a name part may return: genitive, plural, adjective, transcription,
/// nickname.</summary>
internal static class NameForms
{
    private static readonly string[] Endings = ["", "s", "es", "ens", "n", "sch", "sche", "schen", "scher", "sches", "'sche", "'sc"
        + "hen", "'s"];

    /// <summary>Lower case, each once.</summary>
    public static IEnumerable<string> Of(Person person)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in person.Given.Concat(person.Family)) AddStems(stems, part);
        foreach (var given in person.Given.Where(g => g.Length > 2))
            foreach (var nickname in Gazetteers.Instance.NicknamesOf(given).Where(n => n.Length > 3 && !Names.IsCommon(n)))
                stems.Add(nickname);
        foreach (var stem in stems)
            foreach (var ending in Endings)
                if (ending != "n" || stem.Length > 3)
                    yield return stem + ending;
    }

    private static void AddStems(HashSet<string> stems, string part)
    {
        foreach (var piece in part.Contains('-', StringComparison.Ordinal) ? [part, .. part.Split('-')] : new[] { part })
        {
            if (!IsTelling(piece)) continue;
            stems.Add(piece);
            stems.Add(Transcribed(piece));
            stems.Add(Umlauts(piece));
            stems.Add(Names.Folded(piece));
        }
    }

    // „Da Silva“ must not mask every „da“
    private static bool IsTelling(string part) =>
        part.Length >= 3 ? part.Length > 3 || Names.Kind(part) != WordKind.Small : part.Length == 2 && !NameRun.IsParticle(part)
            && Names.Kind(part) == WordKind.Unknown;

    private static string Transcribed(string part) => part.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe",
        StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);

    private static string Umlauts(string part) => part.Replace("ae", "ä", StringComparison.Ordinal).Replace("oe", "ö",
        StringComparison.Ordinal)
        .Replace("ue", "ü", StringComparison.Ordinal);
}
