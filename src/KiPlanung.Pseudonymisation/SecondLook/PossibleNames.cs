using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.SecondLook;

/// <summary>„Mögliche Namen“ — words left in the output that no list knows as ordinary, or that are names as well as words.</summary>
internal static class PossibleNames
{
    private const int MostPoints = 400;

    public static void Find(NormalText masked, Action<int, int, string> add)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < masked.Words.Count && seen.Count < MostPoints; at++)
        {
            if (Judge(masked, at) is not { } reason) continue;
            if (seen.Add(new string(masked.Slice(masked.Words[at])))) add(masked.Words[at].Start, masked.Words[at].End, reason);
        }
    }

    private static string? Judge(NormalText text, int at)
    {
        var word = text.Slice(text.Words[at]);
        if (word.Length < 3 || word.Length > 40) return null;
        var name = Names.Base(word);
        if (!NameRun.IsCapitalised(text, at)) return IsSmallName(name) ? "kann ein klein geschriebener Vorname sein" : null;
        if (NameRun.IsAcronym(word) || IsKeptPlace(name) || Gazetteers.Instance.Laws.Contains(word)) return null;
        if (Names.FirstNameCount(name) >= 10 && !Names.IsCommon(name) && !IsMonth(name)) return "kann ein Vorname sein";
        if (Names.IsSurname(name) && Names.IsCommon(name) && IsNamePosition(text, at))
            return "kann ein Nachname sein (zugleich ein gewöhnliches Wort)";
        return Names.Kind(name) == WordKind.Unknown && Names.Kind(word) == WordKind.Unknown && !Compound.IsMadeOfWords(word)
            ? "unbekanntes großgeschriebenes Wort, kann ein Name sein" : null;
    }

    private static bool IsSmallName(ReadOnlySpan<char> name) =>
        name.Length >= 4 && Names.FirstNameCount(name) >= 5 && Names.Kind(name) == WordKind.Unknown && !Names.IsAlsoWord(name);

    private static bool IsMonth(ReadOnlySpan<char> name) =>
        name is "Januar" or "Februar" or "April" or "Mai" or "Juni" or "Juli" or "August" or "Jan" or "Jun" or "Jul";

    private static bool IsKeptPlace(ReadOnlySpan<char> name) =>
        Gazetteers.Instance.Places.TryGet(name, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace;

    /// <summary>Without article before it, not at the start of a sentence, and a verb-like word behind: „hat Sommer angerufen“.</summary>
    private static bool IsNamePosition(NormalText text, int at)
    {
        if (at == 0 || at + 1 >= text.Words.Count) return false;
        var gap = text.Text.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End);
        if (gap is not " ") return false;
        return text.Slice(text.Words[at - 1]) is "hat" or "sagt" or "sagte" or "meint" or "mit" or "von" or "bei" or "für" or "an"
                or "Kollege" or "Kollegin" or "dass" or "wo"
            && text.Slice(text.Words[at + 1]) is "hat" or "ist" or "sagt" or "sagte" or "meint" or "war" or "will" or "kommt"
                or "wird" or "angerufen" or "gesprochen" or "telefoniert" or "und";
    }
}
