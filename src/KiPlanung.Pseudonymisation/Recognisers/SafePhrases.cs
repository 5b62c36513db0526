using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Policy;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Bleibende Wendungen“ — what looks like a name and says nothing about a person: the place in the name of an authority,
/// law, amount, pet, city abroad, language, medicine. A suspicion that lies wholly inside is dropped, unless it is certain.</summary>
internal static partial class SafePhrases
{
    private static readonly HashSet<string> Regions = RegionWords();

    public static void Remove(NormalText text, List<Candidate> found)
    {
        if (found.Count == 0) return;
        var safe = Spans(text);
        found.RemoveAll(c => c.Certainty != Certainty.Certain && safe.Exists(s => s.Start <= c.Start && c.End <= s.End
            && (s.OfAnyType || c.Type is EntityType.Person or EntityType.LocationFine or EntityType.OrgIdentifying or EntityType.Address)));
    }

    private static List<(int Start, int End, bool OfAnyType)> Spans(NormalText text)
    {
        var safe = new List<(int, int, bool)>();
        foreach (Match match in Authority().Matches(text.Text))
            if (LastPlace(match.Groups["name"]) is var end and > 0)
                safe.Add((match.Index, end, false));
        foreach (var match in Law().EnumerateMatches(text.Text)) safe.Add((match.Index, match.Index + match.Length, true));
        foreach (var match in Amount().EnumerateMatches(text.Text)) safe.Add((match.Index, match.Index + match.Length, true));
        foreach (Match match in Pet().Matches(text.Text))
            safe.Add((match.Index, match.Groups["name"].Index + match.Groups["name"].Length, false));
        foreach (var match in PseudonymisationPolicy.Instance.StayingWords.EnumerateMatches(text.Text))
            if (!Title().IsMatch(Surroundings.Before(text, match.Index, 12)))
                safe.Add((match.Index, match.Index + match.Length, false));
        return safe;
    }

    /// <summary>End of the last word that is a place or part of a county's name; 0 when the first word is neither.</summary>
    private static int LastPlace(Group name)
    {
        var end = 0;
        foreach (var word in Word().EnumerateMatches(name.ValueSpan))
        {
            var place = name.ValueSpan.Slice(word.Index, word.Length);
            if (!IsPlace(place) && !IsPlace(place = place.TrimEnd('.'))) break;
            end = name.Index + word.Index + place.Length;
        }
        return end;
    }

    private static bool IsPlace(ReadOnlySpan<char> word)
    {
        if (Gazetteers.Instance.Places.TryGet(word, out _)) return true;
        foreach (var part in word.Split('-'))
            if (word[part].Length > 1 && !Gazetteers.Instance.Places.TryGet(word[part], out _)
                && !Regions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[part]))
                return false;
        return true;
    }

    /// <summary>The words of all names of counties, without „Landkreis“ and the like.</summary>
    private static HashSet<string> RegionWords() => Counties.Instance.Names.SelectMany(n => n.Split(' ', '-', '/'))
        .Concat(["Südholstein", "Nordholstein", "NordWest", "Westfalen", "Rheinland", "Nord", "Süd", "Ost", "West", "Mitte", "St.",
            "Mitteldeutschland", "Bund", "Braunschweig-Hannover", "Plus"])
        .Where(w => w.Length > 2).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<!\p{L})(?:Jobcenters?|Job-Center|Landkreis(?:es)?|Landratsamt(?:e?s)?|(?:Kirchen)?Kreis(?:es)?|Kreisverwaltung"
        + @"|(?:Kreis)?Jugendamt(?:e?s)?|Sozialamt(?:e?s)?|Gesundheitsamt(?:e?s)?"
        + @"|Veterinäramt(?:e?s)?|Bauamt(?:e?s)?|Versorgungsamt(?:e?s)?"
        + @"|Ausländerbehörde|Standesamt(?:e?s)?|(?:Amts|Land|Familien|Sozial|Verwaltungs|Arbeits|Betreuungs|Nachlass|Insolvenz"
        + @"|Oberlandes)gericht(?:e?s)?|AG|LG|SG|VG|OLG|FG|ArbG|Agentur für Arbeit|Arbeitsagentur|Finanzamt(?:e?s)?|Hauptzollamt(?:e?s)?"
        + @"|Staatsanwaltschaft|StA|Polizeiinspektion|Polizeirevier|(?:Kreis|Stadt)?[Ss]parkasse|Volksbank|AOK|IKK|BKK|DRV"
        + @"|Deutsche[rn]? Rentenversicherung|(?:Kreis|Landes)verband(?:e?s)?|Caritasverband(?:e?s)?|Diakonische[sn]? Werk(?:e?s)?"
        + @"|Bezirksamt(?:e?s)?|Familienkasse|Kreistag(?:e?s)?)(?:[ ](?:für|der|des|die|das|den|dem|im|in|am|an|Rhein))*"
        + @"(?<name>(?:[ ](?!(?:und|oder|hat|ist|vom|wegen)(?!\p{L}))[\p{L}][\p{L}.-]*){1,4})", RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    /// <summary>„Frau Lagos“ is a person.</summary>
    [GeneratedRegex(@"(?:Frau|Herrn?|Familie|Fam\.|Fr\.|Hr\.|Dr\.)[ ]\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"[\p{L}][\p{L}.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"§§?[ ]?\d{1,4}[a-z]?(?:[ ](?:(?:Abs|Nr|S|Satz)\.?[ ]?\d{1,3}|ff?\.|f\.|und[ ]\d{1,4}[a-z]?))*"
        + @"(?:[ ]\p{Lu}\p{L}*\p{Lu}\p{L}*)?"
        + @"|(?:BSG|BGH|BVerfG|BVerwG|BAG|BFH)(?!\p{L})[^;\n]{0,50}\d{1,3}/\d{2}(?:[ ]R)?"
        + @"|Nummer gegen Kummer(?:[ ]116[ ]?111)?|Hilfetelefon[ ]Gewalt gegen Frauen|Telefonseelsorge",
        RegexOptions.CultureInvariant)]
    private static partial Regex Law();

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:[. ]?\d{3})*(?:,(?:\d{1,2}|-+))?[ ]?(?:EUR|Euro|€|kWh|km|qm|m²|kg|Cent|Prozent|%)(?![\p{L}\d])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<!\p{L})(?:Kater|Katze|Hund|Hündin|Dackel|Schäferhund|Mops|Wellensittich|Papagei|Pony|Pferd|Kaninchen"
        + @"|Meerschweinchen|Hamster)(?:[ ](?:namens|heißt|hieß))?[ ](?:\(|„)?(?<name>\p{Lu}\p{Ll}{1,14})(?!\p{L}|-|[ ]\p{Lu})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pet();
}
