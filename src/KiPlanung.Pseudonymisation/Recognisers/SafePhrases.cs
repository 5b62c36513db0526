using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Policy;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Bleibende Wendungen“ — what looks like a name and says nothing about a person: the place in the name of an authority,
/// law, amount, year since, pet, city abroad, language, medicine. A
/// suspicion that lies wholly inside is dropped, unless it is certain.</summary>
internal static partial class SafePhrases
{
    private static readonly HashSet<string> Regions = RegionWords();

    public static void Remove(NormalText text, List<Candidate> found)
    {
        if (found.Count == 0) return;
        var safe = Spans(text);
        found.RemoveAll(c => safe.Exists(s => Stays(text.Text, c, s) && (c.Certainty != Certainty.Certain
            || s.Of == Kind.PlacesAbroad || s.Of == Kind.Anything && IsUnchecked(c))));
    }

    private static bool IsUnchecked(Candidate found) => found.Label is "TELEFON" or "NUMMER" or "AKTENZEICHEN";

    private static bool Stays(string text, Candidate found, Safe safe)
    {
        var isName = found.Type is EntityType.Person or EntityType.LocationFine or EntityType.OrgIdentifying or EntityType.Address;
        if (safe.Of is Kind.Names or Kind.PlacesAbroad or Kind.Pets && !isName) return false;
        if (safe.Of == Kind.Years && found.Type != EntityType.DateOfBirth) return false;
        if (safe.Start <= found.Start && found.End - (text[found.End - 1] == '.' ? 1 : 0) <= safe.End) return true;
        if (safe.Of == Kind.Pets && found.Type == EntityType.OrgIdentifying) return found.Start >= safe.Start && found.Start < safe.End;
        return safe.Of == Kind.Amounts && !isName && found.Start < safe.End && safe.Start < found.End
            && !text.AsSpan(found.Start, Math.Max(0, safe.Start - found.Start)).ContainsAnyInRange('0', '9')
            && !text.AsSpan(Math.Min(safe.End, found.End)..found.End).ContainsAnyInRange('0', '9');
    }

    private static List<Safe> Spans(NormalText text)
    {
        var safe = new List<Safe>();
        foreach (Match match in Authority().Matches(text.Text))
            if (LastPlace(match.Groups["name"]) is var end and > 0)
                safe.Add(new(match.Index, end, Kind.Names));
        foreach (var match in Law().EnumerateMatches(text.Text)) safe.Add(new(match.Index, match.Index + match.Length, Kind.Anything));
        foreach (var match in Amount().EnumerateMatches(text.Text)) safe.Add(new(match.Index, match.Index + match.Length, Kind.Amounts));
        foreach (var match in Year().EnumerateMatches(text.Text)) safe.Add(new(match.Index, match.Index + match.Length, Kind.Years));
        foreach (var match in Month().EnumerateMatches(text.Text)) safe.Add(new(match.Index, match.Index + match.Length, Kind.Names));
        foreach (var match in Pet().EnumerateMatches(text.Text)) safe.Add(new(match.Index, match.Index + match.Length, Kind.Pets));
        foreach (var (start, end) in PseudonymisationPolicy.Instance.StayingWords.Find(text.Text))
            if (!Title().IsMatch(Surroundings.Before(text, start, 24)))
                safe.Add(new(start, end, InOrFrom().IsMatch(Surroundings.Before(text, start, 6))
                    ? Kind.PlacesAbroad : Kind.Names));
        return safe;
    }

    private enum Kind
    {
        Names,

        /// <summary>„Bruder in Schweden“, however much „Bruder“ speaks for a name.</summary>
        PlacesAbroad,
        Years,

        /// <summary>Also what only reaches into it, unless it holds other digits.</summary>
        Amounts,

        /// <summary>Also a body that reaches out of it.</summary>
        Pets,

        /// <summary>Also what looks certain by its form alone.</summary>
        Anything,
    }

    private readonly record struct Safe(int Start, int End, Kind Of);

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

    [GeneratedRegex(@"(?<!\p{L})(?:LK|Lkr\.?|KJF|AWO|DRK|Diakonie|Caritas|Lebenshilfe"
        + @"|Jobcenters?|Job-Center|Landkreis(?:es)?|Landratsamt(?:e?s)?|(?:Kirchen)?Kreis(?:es)?|Kreisverwaltung"
        + @"|(?:Kreis)?Jugendamt(?:e?s)?|Sozialamt(?:e?s)?|Gesundheitsamt(?:e?s)?"
        + @"|Veterinäramt(?:e?s)?|Bauamt(?:e?s)?|Versorgungsamt(?:e?s)?"
        + @"|Ausländerbehörde|Standesamt(?:e?s)?|(?:Amts|Land|Familien|Sozial|Verwaltungs|Arbeits|Betreuungs|Nachlass|Insolvenz"
        + @"|Oberlandes)gericht(?:e?s)?|AG|LG|SG|VG|OLG|FG|ArbG|JC|LRA|Unfallkasse|Pflegestützpunkt|Integrationsfachdienst"
        + @"|Betreuungsbehörde|Agentur für Arbeit|Arbeitsagentur|Finanzamt(?:e?s)?|Hauptzollamt(?:e?s)?"
        + @"|Staatsanwaltschaft|StA|Polizeiinspektion|Polizeireviers?|(?:Kreis|Stadt)?[Ss]parkasse|Volksbank|AOK|IKK|BKK|DRV"
        + @"|Deutsche[rn]? Rentenversicherung|(?:Kreis|Landes)verband(?:e?s)?|Caritasverband(?:e?s)?|Diakonische[sn]? Werk(?:e?s)?"
        + @"|Bezirksamt(?:e?s)?|Familienkasse|Kreistag(?:e?s)?)(?:[ ](?:für|der|des|die|das|den|dem|im|in|am|an|Rhein|(?:Land)?[Kk]reis))*"
        + @"(?<name>(?:[ ](?!(?:und|oder|hat|ist|vom|wegen)(?!\p{L}))[\p{L}][\p{L}.-]*){1,4})", RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    /// <summary>„Frau Lagos“, „Name: Lima“ is a person.</summary>
    [GeneratedRegex(@"(?:(?:Frau|Herrn?|Familie|Fam\.|Fr\.|Hr\.|Dr\.)[ ]|name[ ]?[:;|][ \t]*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<!\p{L})(?:in|aus|nach)[ ]\z", RegexOptions.CultureInvariant)]
    private static partial Regex InOrFrom();

    [GeneratedRegex(@"[\p{L}][\p{L}.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"§§?[ ]?\d[\dOol]{0,3}[a-z]?(?:[ ](?:(?:Abs|Nr|S|Satz)\.?[ ]?\d{1,3}|ff?\.|f\.|und[ ]\d{1,4}[a-z]?))*"
        + @"(?:[ ]SGB[ ][IVXl]{1,5}(?!\p{L})|[ ]\p{Lu}\p{L}*[\p{Lu}0]\p{L}*)?"
        + @"|(?:BSG|BGH|BVerfG|BVerwG|BAG|BFH)(?!\p{L})[^;\n]{0,50}\d{1,3}/\d{2}(?:[ ]R)?"
        + @"|(?<!\p{L})\p{Lu}\p{L}{1,24}\p{Ll}(?:G|GB|O|VO)(?!\p{L})|(?:EuGH|EGMR)(?!\p{L})[^;\n]{0,30}(?:C-)?\d{1,5}/\d{2}"
        + @"|(?<!\p{L})(?:Drucksachen?|(?:[BL][TR]-)?Drs\.?|(?:(?:Beschluss|Sitzungs|Kreistags|Stadtrats)v|V)orlage"
        + @"|Haushaltsstelle|HHSt\.?|Paragraf|Artikel|[Aa]rt\.)"
        + @"(?:[ ](?:Nr\.|Nummer))?:?[ ](?:\p{Lu}{1,4}[ -]?)?(?:[IVX]+/)?\d[\d./-]*"
        + @"|(?<!\p{L})(?:[Dd]ie|[Dd]er|[Dd]en|[Uu]nter|[Nn]otruf|[Üü]ber)[ ](?:110|112|115)(?![\d/-])"
        + @"|(?<![\d/.-])(?:110[ ]?/[ ]?112|112[ ]?/[ ]?110)(?!\d)|(?<!\d)0\d{2,4}[ /-]{0,3}192[ ]?[24]0(?!\d)"
        + @"|Nummer gegen Kummer(?:[ ]116[ ]?111)?|Hilfetelefon[ ]Gewalt gegen Frauen|Telefonseelsorge",
        RegexOptions.CultureInvariant)]
    private static partial Regex Law();

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:[. ]?\d{3})*(?:,(?:\d{1,2}|-+))?[ ]?(?:EUR|Euro|€|Mark|DM|Zł|Dollar|Franken|kWh|km|qm|m²|kg|Cent"
        + @"|Prozent|%)(?![\p{L}\d])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    /// <summary>„seit Oktober 2022“, „gesch. 2009“ is no year of birth.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:[Ss]eit|[Bb]is|[Ii]m (?:Frühjahr|Sommer|Herbst|Winter)|[Gg]esch\.|[Gg]eschieden|verh\.|vermisst|gest\."
        + @"|verst\.|(?<!\p{L})Z\.[ ]?n\.[ ]\p{L}+|Gesellenbrief|Meisterbrief|Abitur"
        + @"|Heirat|Einreise|Scheidung|Trennung|Unfall|Herzinfarkt|Schlaganfall|Apoplex|⚭|∞|†)[ ]"
        + @"(?:Anfang[ ]|Mitte[ ]|Ende[ ])?(?:\p{Lu}\p{Ll}{2,8}[ ]|\d{1,2}/)?(?:19|20)\d\d(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>„seit August“, „Ende Mai“.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|[Jj]etzt|[Aa]nfang|[Mm]itte|[Ee]nde|[Nn]ächste[nr]|[Ll]etzte[nr]|[Dd]iese[nr]"
        + @"|[Kk]ommenden|April,|April bis|Juli und|Juni bis|Juli bis)[ ](?:Mai|August)(?![\p{L}-]|[ ]\p{Lu})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"(?<!\p{L})(?:\p{L}{0,16}(?:hund|hündin|kater|katze|katt|mischling|pudel|dackel|terrier|labrador|husky|sittich|papagei"
        + @"|kaninchen|meerschweinchen|hamster|pony|stute)|hase|mops|pferd|kanarienvogel|schildkröte|kuscheltier|teddy)"
        + @"(?:[ ](?:\(|„|""|klammer auf )?(?:namens[ ])?|,?[ ](?:\(|„)?(?:(?:der|die|das)[ ])?(?:heißt|hieß|heisst)[ ](?:Frau[ ]|Herr[ ])?"
        + @"|,[ ](?:mit der|mit dem)[ ])(?<name>\p{L}{2,15})(?!\p{L}|-|[ ](?-i:\p{Lu}\p{Ll}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pet();
}
