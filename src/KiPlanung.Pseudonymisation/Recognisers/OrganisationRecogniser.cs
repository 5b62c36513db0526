using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Einrichtung“ — a named nursery, school, practice, home, firm or club that points at a person.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO (a small employer identifies). Format: kind of body and name or quoted name; legal form; employer
/// after „arbeitet bei“. Authorities, insurers and large carriers stay. No check digit. Fictitious: Kita „Beispielnest“, Firma
/// Probebau.</remarks>
internal sealed partial class OrganisationRecogniser : IRecogniser
{
    private static readonly Sought KindAndNameForm = new(KindAndName(), Starts.At(Cue.Body));
    private static readonly Sought QuotedForm = new(Quoted(), Starts.BeforeQuotes);
    private static readonly Sought HyphenedForm = new(Hyphened(), Starts.Either(Starts.HyphenChains, Starts.At(Cue.Namesake)));
    private static readonly Sought LegalFormForm = new(LegalForm(), Starts.Before(Cue.LegalForm, 200));
    private static readonly Sought ClubForm = new(Club(), Starts.Ordinals(Cue.Club));
    private static readonly Sought BesideForm = new(Beside(), Starts.At(Cue.Body));
    private static readonly Sought SmallForm = new(Small(), Starts.Either(Starts.At(Cue.Body), Starts.BeforeQuotes));
    private static readonly Sought FieldForm = new(Field(), Starts.At(Cue.Body));
    private static readonly Sought BroadForm = new(Broad(), Starts.Either(Starts.Chains(Cue.BodyEnding), Starts.At(Cue.Body)));
    private static readonly Sought JoinedForm = new(Joined(), Starts.At(Cue.TradeFront));
    private static readonly Sought TradeForm = new(Trade(), Starts.At(Cue.TradeEnding));
    private static readonly Sought EmployerForm = new(Employer(), Starts.At(Cue.Work));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in KindAndNameForm.In(text))
            if (IsName(match.Groups["name"], match.Groups["firm"].Success) && !IsSafe(match.Groups["name"].ValueSpan))
                Add(into, match.Index, End(match.Groups["name"]),
                    Hint(match.Groups["kind"].ValueSpan) ?? (match.Groups["firm"].Success ? "Firma" : null));
        foreach (Match match in QuotedForm.In(text))
            Add(into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in HyphenedForm.In(text))
            if (!IsSafe(match.ValueSpan) && !IsOrdinary(match.Groups["name"].ValueSpan))
                Add(into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in LegalFormForm.In(text))
            if (!IsSafe(match.ValueSpan) && !Article().IsMatch(match.ValueSpan))
                Add(into, match.Index, match.Index + match.Length,
                    match.Value.EndsWith("V.", StringComparison.Ordinal) ? "Verein" : "Firma");
        FindByTrade(text, into);
    }

    private static void FindByTrade(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in ClubForm.In(text))
            if (!(match.Groups["single"].Success && Gazetteers.Instance.Places.TryGet(match.Groups["single"].ValueSpan, out var n)
                && n >= PlaceRecogniser.LargePlace))
                Add(into, match.Index, match.Index + match.Length, "Verein");
        foreach (Match match in BesideForm.In(text)) Add(into, match.Index, match.Index + match.Length, Hint(match.ValueSpan));
        foreach (Match match in SmallForm.In(text))
            if (match.Groups["name"].Length == 0
                || (Names.IsSurname(match.Groups["name"].ValueSpan) && !Names.IsCommon(match.Groups["name"].ValueSpan)))
                Add(into, match.Index, match.Index + match.Length, Hint(match.ValueSpan));
        foreach (Match match in FieldForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsUnusualAnywhere(match.Groups["name"].ValueSpan))
                Add(into, match.Groups["name"].Index, End(match.Groups["name"]),
                    Hint(match.Groups["name"].ValueSpan) ?? Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in BroadForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsBroadName(match.Groups["name"].ValueSpan))
                Add(into, match.Index, match.Index + match.Length, Hint(match.Groups["kind"].ValueSpan));
        foreach (Match match in JoinedForm.In(text))
            if (Names.IsSurname(match.Groups["name"].ValueSpan) || Names.IsFirstName(match.Groups["name"].ValueSpan))
                Add(into, match.Index, match.Index + match.Length, "Firma");
        foreach (Match match in TradeForm.In(text))
            if (!IsSafe(match.ValueSpan) && IsTradeName(match.Groups["name"].ValueSpan))
                Add(into, match.Index, match.Index + match.Length, "Firma");
        foreach (Match match in EmployerForm.In(text))
            if (!IsSafe(match.Groups["name"].ValueSpan) && IsUnusual(match.Groups["name"].ValueSpan))
                Add(into, match.Groups["name"].Index, End(match.Groups["name"]), "Firma");
    }

    private static int End(Group name) => name.Index + name.Length;

    private static void Add(ICollection<Candidate> into, int start, int end, string? hint) =>
        into.Add(new Candidate(start, end, EntityType.OrgIdentifying, "EINRICHTUNG", Certainty.Likely,
            "benannte Einrichtung oder Firma") { Hint = hint });

    private static bool IsSafe(ReadOnlySpan<char> name) => Policy.PseudonymisationPolicy.Instance.SafeBodies.IsMatch(name);

    /// <summary>„Kita Sonnenschein“ is a name, „Kita Gebühren“ is none, „Schule Probleme“ is none.</summary>
    private static bool IsName(Group name, bool nounsAreNames)
    {
        var first = name.ValueSpan.IndexOf(' ') is var space and > 0 ? name.ValueSpan[..space] : name.ValueSpan;
        if (NoName().IsMatch(first)) return false;
        return nounsAreNames ? Names.Kind(first) != WordKind.Small || Names.IsSurname(first) : IsUnusual(first);
    }

    /// <summary>A name, a saint, a place, a fanciful word; not „Praxis Montag“ and not „Tagesgruppe Kinder“.</summary>
    private static bool IsBroadName(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        if (NoName().IsMatch(first) || Names.Kind(first) == WordKind.Small && !Names.IsSurname(first)) return false;
        if (Gazetteers.Instance.Places.TryGet(first, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace) return false;
        return Names.IsName(first) || Counties.Instance.IsTellingName(first) || IsUnusual(first) || Fanciful().IsMatch(first)
            || name.Contains("St.", StringComparison.Ordinal);
    }

    private static bool IsTradeName(ReadOnlySpan<char> name) =>
        Names.IsClearSurname(name) || (Names.IsSurname(name) && !Names.IsCommon(name)) || (IsUnusual(name)
            && Names.Kind(name) == WordKind.Unknown);

    private static bool IsUnusualAnywhere(ReadOnlySpan<char> name)
    {
        if (name.Contains(' ') && !NoName().IsMatch(name[..name.IndexOf(' ')])
            && char.IsUpper(name[name.LastIndexOf(' ') + 1])) return true;
        foreach (var word in name.Split(' '))
            if (name[word].Length > 2 && char.IsUpper(name[word][0]) && (IsUnusual(name[word]) || Names.IsSurname(name[word])
                && !Names.IsCommon(name[word])))
                return true;
        return false;
    }

    private static bool IsUnusual(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        if (Names.IsCommon(first) || Compound.IsMadeOfWords(first)) return false;
        return !(Gazetteers.Instance.Places.TryGet(first, out var inhabitants) && inhabitants >= PlaceRecogniser.LargePlace);
    }

    private static bool IsOrdinary(ReadOnlySpan<char> name) => Names.IsCommon(name) && !Names.IsName(name);

    /// <summary>The kind of body as shown in the token; only words of this list ever stand there.</summary>
    private static string? Hint(ReadOnlySpan<char> kind)
    {
        foreach (var (part, hint) in TokenHints.Bodies)
            if (kind.Contains(part, StringComparison.OrdinalIgnoreCase))
                return hint;
        return null;
    }

    private const string Certain =
        "Kita|KiTa|Kindertagesstätte|Kindergarten|Kinderkrippe|Krippe|Tagespflege|Grundschule|Regelschule"
        + "|Realschule|Hauptschule|Oberschule|Gesamtschule|Gemeinschaftsschule|Förderschule|Förderzentrum"
        + "|Berufsschule|Gymnasium|Firma|Fa\\.|Bäckerei|Fleischerei|Metzgerei|Autohaus|Gasthof|Gasthaus"
        + "|Gaststätte|Restaurant|Café|Pension|Hotel|Apotheke|Spedition|Friseursalon|Salon|Tischlerei|Zimmerei"
        + "|Malerbetrieb|Dachdeckerei|Sportverein|Fußballverein|Pflegeheim|Seniorenheim|Seniorenresidenz"
        + "|Altenheim|Kinderheim|Wohngruppe|Pflegedienst|Gärtnerei|Reinigungsfirma|Zeitarbeitsfirma"
        + "|Agrargenossenschaft|Pizzeria|Imbiss|Jugendclub|Jugendhaus|Frauenhaus|Schützenverein|Praxis"
        + "|Hausarztpraxis|Zahnarztpraxis|Kinderarztpraxis|Gemeinschaftspraxis|Hebammenpraxis|Metallbau|Hort"
        + "|Steuerbüro|Kanzlei|Anwaltskanzlei|Pflegefamilie|Tagesmutter";

    private const string Loose =
        "Schule|Heim|Klinik|Krankenhaus|Verein|Wohnheim|Werkstatt|Betrieb|Kirchengemeinde|Haus|Hof|Laden"
        + "|Verlag|Internat|Unternehmen";

    private const string Name = @"(?:(?:St\.|Sankt|Haus|Villa|Dr\.(?:[ ]med\.)?(?:[ ]dent\.)?|Frau|Herrn?|Zum|Zur|Am|An der|Goldener"
        + @"|Goldene|Alte|Alter|Neue)[ ]){0,2}\p{Lu}[\p{L}'&.-]{1,30}\p{L}(?:[ ](?:(?:am|an der|im|zum|zur|in der|&|und|St\.|Sankt|der"
        + @"|des)[ ])?\p{Lu}[\p{L}&-]{2,30}){0,2}";

    [GeneratedRegex(@"\G(?<![\p{L}-])(?<kind>(?:(?<firm>" + Certain + ")|" + Loose + @"))[ ](?<name>" + Name + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex KindAndName();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?<kind>[\p{L}-]{0,24}(?:" + Certain + "|" + Loose + @"|schule|verein|heim|gruppe|WG"
        + @"|praxis|haus|zentrum|treff|projekt|betrieb|laden|salon|Treff|Gruppe|Zentrum|Wohngemeinschaft|Band|Chor|Garten"
        + @"|Stiftung))[ ]?[""'](?=\p{Lu})[^""'\n]{2,50}[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G(?:(?<![\p{L}-])(?<name>\p{Lu}\p{L}{2,24})(?:-\p{Lu}[\p{L}]{1,24}){0,3}-(?<kind>Schule|Gymnasium"
        + @"|Grundschule|Regelschule|Realschule|Gesamtschule|Gemeinschaftsschule|Förderschule|Kita|Kindergarten|Klinik"
        + @"|Klinikum|Heim|Stift|Apotheke|Praxis|Werke|Werk|Bau|Markt|Hof|Verein|Haus|Schulzentrum)(?!\p{L})"
        + @"|(?<![\p{L}-])(?<name>Pestalozzi|Goethe|Schiller|Herder|Humboldt|Lessing|Diesterweg|Fröbel|Montessori|Luther"
        + @"|Bach|Einstein|Brecht)(?<kind>schule|gymnasium|kindergarten)(?!\p{L}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hyphened();

    [GeneratedRegex(@"\G(?<![\p{L}-])\p{Lu}[\p{L}&.'-]{1,30}(?:[ ](?:&|und|\p{Lu}[\p{L}&.'-]{0,30}|(?:der|des|von|zum"
        + @"|zur)[ ]\p{Lu}[\p{L}-]{1,30})){0,4}[ ](?:gGmbH|GmbH(?:[ ]?&[ ]?Co\.?[ ]?KG)?|mbH|AG|KG|OHG|UG|GbR|eG"
        + @"|e\.[ ]?K\.|e\.?[ ]?V\.)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?<kind>\p{Lu}[\p{L}-]{0,24}(?:kita|kindergarten|krippe|hort|schule|gymnasium|praxis|klinik|heim"
        + @"|stätte|zentrum|dienst|station|gruppe|club|treff|salon|werkstatt|therapie|logopädie|pflege|bäckerei|fleischerei|metzgerei"
        + @"|gärtnerei|schreinerei|tischlerei|gasthof|gaststätte|hotel|café|imbiss|restaurant|apotheke|kanzlei|genossenschaft|gemeinde"
        + @"|kirche|friseur|frisör|optik|reinigung|wäscherei|mühle|brauerei|molkerei|stift|residenz|haus|hof|laden|betrieb|bau)"
        + @"|MVZ|BBZ|FFw|FFW|Kita|Kindertagesstätte|Kinderladen|Hort|Krippe|Tagespflege|Tagesgruppe|Friseur|Frisör|Friseursalon"
        + @"|Kosmetik|Ergotherapie|Physiotherapie|Logopädie|Elektro|Sanitär|Dachdecker|Malermeister|Fliesenleger|Metzger|Bäcker"
        + @"|Fleischer|Fahrschule|Autohaus|Zahnarzt|Zahnärztin|Kfz-Werkstatt|Edeka|Rewe|Nahkauf|Netto-Markt|Dönerladen|Döner|Bistro"
        + @"|Café|Bar|Kneipe|Disco|Hofladen|Ferienhof|Reiterhof|Landhof|Weingut|Gut|Zirkus|Tierheim|Sozialstation|Diakoniestation"
        + @"|Intensivpflege|Ambulante Pflege|Mutter-Kind-Haus|Haus)[ ]"
        + @"(?<name>(?:(?:St\.|Sankt|Haus|Villa|Dr\.(?:[ ]med\.)?(?:[ ]dent\.)?)[ ]){0,2}\p{Lu}[\p{L}'-]{2,24}(?:[ ](?:&|und"
        + @"|\+)[ ]\p{Lu}[\p{L}-]{2,24}|[ ]\p{Lu}[\p{L}-]{2,24}(?=[ ]?[,.;)\n]))?)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Broad();

    [GeneratedRegex(@"\A(?:Sonnen\p{L}*|Regenbogen\p{L}*|Zwergen?\p{L}*|Wichtel\p{L}*|Spatzen\p{L}*|Wald\p{L}+|Märchen\p{L}*|Pusteblume"
        + @"|Löwenzahn|Marienkäfer\p{L}*|Schmetterling\p{L}*|Bienen\p{L}*|Igel\p{L}*|Bären\p{L}*|Mäuse\p{L}*|Kinder(?:land|welt|reich"
        + @"|garten|nest|villa|burg)|Kunterbunt|Villa|Arche|Oase|Horizont|Anker|Leuchtturm|Brücke|Hoffnung|Zuversicht|Wegweiser"
        + @"|Wendepunkt|Neustart|Abendrot|Abendsonne|Herbst\p{L}+|Morgenstern|Sternen?\p{L}*|Rosen\p{L}+|Linden\p{L}*|Kastanien\p{L}*"
        + @"|Birken\p{L}*|Eichen\p{L}*|Eulen\p{L}*|Storchen\p{L}*|Glückspilz\p{L}*|Purzel\p{L}*|Krümel\p{L}*|Knirps\p{L}*|Strolche"
        + @"|Rasselbande|Schatz\p{L}+|Schlaufüchse|Wirbelwind|Tausendfüßler|Gänseblümchen|Vergissmeinnicht|Krone|Adler|Hirsch|Löwe"
        + @"|Linde|Post|Ratskeller|Rose|Traube|Stern|Sonne|Waldblick|Bergblick|Seeblick|Talblick|Phönix|Diana|Fortuna|Eintracht"
        + @"|Frohsinn|Concordia|Miteinander|Füreinander|Lebensfreude|Lichtblick|Kompass|Wurzel\p{L}*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fanciful();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?:Elektro|Auto|Blumen|Getränke|Möbel|Schuh|Optik|Fliesen|Holz|Metall|Reifen|Haar|Farben|Foto"
        + @"|Zweirad|Fahrrad|Bau|Taxi|Bus|Agrar|Obst|Fleischerei|Bäckerei|Gasthof|Café|Hotel|Zimmerei|Sanitär|Heizung"
        + @"|Maler)-(?<name>\p{Lu}\p{Ll}{2,20})(?![\p{L}-])", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?:SV|FSV|TSV|TSG|SG|FC|1\.[ ]FC|VfB|VfL|VfR|SSV|ESV|BSV|SpVgg|TuS|KSV|LSV|PSV|HSV|RSV|KGV|KTV"
        + @"|(?:\p{Lu}\p{L}{2,16})?verein(?:igung)?)[ ](?:\d{2,4}[ ])?"
        + @"(?:(?<single>\p{Lu}[\p{L}-]{2,24})(?![ ]\p{Lu}|[\p{L}-])|\p{Lu}[\p{L}-]{2,24}(?:[ ](?:\d{2,4}"
        + @"|\p{Lu}[\p{L}-]{2,24})){1,2}(?:[ ]e\.[ ]?V\.)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Club();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?:(?:Apotheke|Kita|Kindergarten|Hort|Grundschule|Regelschule|Schule|Praxis|Zahnarztpraxis"
        + @"|Hausarztpraxis|Wohnheim|Seniorenheim|Pflegeheim|Jugendclub|Jugendhaus|Familienzentrum)[ ](?:am|an der|An der|Am|unterm|Unterm)"
        + @"[ ](?!(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Morgen|Vormittag|Mittag|Nachmittag|Abend|Anfang|Ende"
        + @"|Ort|Wochenende|Tag|Stadtrand|Ortsrand|Telefon|Rand|Standort|Schuljahr|Limit|Stichtag|Dorfrand|Arbeitsplatz|Wohnort|Besten"
        + @"|Kreis\p{L}*|Universität|Hochschule|Klinik\p{L}*|Folgetag)(?!\p{L}))\p{Lu}\p{L}{2,24}"
        + @"|(?:Gasthof|Gasthaus|Gaststätte|Hotel|Pension|Café|Restaurant)[ ](?:zum|zur|am|an der|Zum|Zur"
        + @"|Am)[ ]\p{Lu}\p{L}{2,24}(?:[ ]\p{Lu}\p{L}{2,20})?"
        + @"|(?:Praxis|Zahnarztpraxis|Kanzlei|Praxisgemeinschaft)[ ]für[ ]\p{Lu}[\p{L}-]+(?:[ ](?:und"
        + @"|&)[ ]\p{Lu}[\p{L}-]+)?[ ](?:Dr\.[ ])?(?:med\.[ ])?\p{Lu}[\p{L}-]{2,24})(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\G(?:(?<![\p{L}-])(?:kita|kindergarten|firma|fa\.|bäckerei|fleischerei|metzgerei|autohaus|gasthof|praxis|wohngruppe"
        + @"|tischlerei|spedition|pflegedienst|gärtnerei|dachdecker|malerbetrieb)[ ](?<name>\p{Ll}[\p{L}-]{3,24})(?!\p{L})"
        + @"|(?<![\p{L}-])[\p{Ll}-]{0,20}(?:kita|imbiss|café|kindergarten|restaurant|gasthof|wohngruppe"
        + @"|schule)[ ]""(?<name>)[^""\n]{3,30}"")", RegexOptions.CultureInvariant)]
    private static partial Regex Small();

    [GeneratedRegex(@"\G(?<!\p{L})(?<kind>Arbeitgeber(?:in)?|Schule|Kita|Kindergarten|Krippe|Hort|Hausarzt|Einrichtung|Träger|Praxis"
        + @"|Ausbildungsbetrieb|Betrieb|Firma|Arbeitsstelle|Kinderarzt|Verein|Pflegedienst)[ \t]*[:|\t][ \t]*"
        + @"(?<name>\p{Lu}[\p{L}&.'-]{1,30}(?:[ ](?:am|an der|der|des|und|&|zum|zur|im|St\."
        + @"|\p{Lu}[\p{L}&.'-]{1,24})){0,4})(?=[ ]*(?:[,;|\t\n(/]|\.\s|\z|\.\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\G(?<![\p{L}-])\p{Lu}\p{L}{0,16}(?:service|dienst|werkstatt|studio|handel|technik|transporte|logistik|reinigung"
        + @"|immobilien|markt"
        + @"|stube|keller|büro|salon|stall|verlag|laden|bäckerei|metzgerei|fleischerei|schmiede|betrieb|bau|zentrale|schneiderei"
        + @"|gärtnerei|haus)[ ](?<name>\p{Lu}[\p{L}-]{2,24}(?:[ ]&[ ](?:\p{Lu}[\p{L}-]{2,20}|Sohn|Söhne|Co))?)(?![\p{L}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Trade();

    [GeneratedRegex(@"\A(?:Die|Der|Das|Den|Dem|Eine?|Eurer?|Ihre?|Unsere?|Meine?|Keine?|In|Im|Bei|Von|Mit|Zur|Zum|Und)[ ](?:AG|KG"
        + @"|UG)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"\G(?<!\p{L})(?:arbeite\p{L}*|beschäftigt|angestellt|jobbt|jobbe|Ausbildung|Lehre|Minijob|Nebenjob"
        + @"|Praktikum|gekündigt|Schicht|Vollzeit|Teilzeit|Leiharbeit\p{L}*|Job|Stelle|Putzstelle|Arbeitgeber"
        + @"|Azubi)(?:[ ][\p{Ll}]{1,14}){0,3}[ :]{1,3}(?:bei|beim|bei der|bei dem"
        + @"|bei den)[ ](?<name>\p{Lu}[\p{L}&-]{2,30}(?:[ ](?:&[ ])?\p{Lu}[\p{L}&-]{2,24})?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Employer();

    [GeneratedRegex(@"\A(?:Personal|Platz|Plätze|Gebühr\p{L}*|Leitung|Team|Beitrag|Beiträge|Kinder|Eltern|Erzieher\p{L}*"
        + @"|Zeiten|Öffnungszeiten|Betreuung|Angebot\p{L}*|Jahr\p{L}*|Alltag|Fahrt|Weg|Woche|Montag|Dienstag|Mittwoch"
        + @"|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
        + @"|Dezember|Mutter|Vater|Herr|Frau|Herrn|Fr|Hr|Probleme|Angst|Termin\p{L}*|Ferien|Essen|Hort|Schule|Sie|Er|Es"
        + @"|Wir|Ich|Das|Der|Die|Ein|Eine|Nach|Bei|In|Im|Am|Und|Aber|Dr|Besuch|Arbeit|Zeit|Klasse|Unterricht|Bus)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoName();
}
