using System.Text.RegularExpressions;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>The patterns of it.</summary>
internal sealed partial class OrganisationRecogniser
{
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
        + @"|Stiftung|[Cc]afé|[Cc]lub|[Ss]tammtisch|[Ii]nitiative|[Vv]erein|[Cc]hor|[Bb]üro|[Ll]okal|[Kk]neipe|[Ii]mbiss|[Ss]tube|"
        + @"[Ll]äden|[Mm]arkt|[Pp]flegedienst|[Bb]ar|[Rr]estaurant|TREFF|KITA|HAUS|CAFÉ))[ ]?[""'](?=\p{Lu})[^""'\n]{2,50}[""'](?:"
        + @"[ ]\p{Lu}[\p{L}-]{3,24}(?=[ ]?[,.;)|\n]|\z))?", RegexOptions.CultureInvariant)]
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

    [GeneratedRegex(@"\G(?<![\p{L}-])(?<kind>(?=\p{Lu})[\p{L}-]{0,25}(?i:kita|kindergarten|krippe|hort|schule|gymnasium|praxis|klinik|heim"
        + @"|stätte|zentrum|dienst|station|gruppe|club|treff|salon|werkstatt|therapie|logopädie|pflege|bäckerei|fleischerei|metzgerei"
        + @"|gärtnerei|schreinerei|tischlerei|gasthof|gaststätte|hotel|café|imbiss|restaurant|apotheke|kanzlei|genossenschaft|gemeinde"
        + @"|kirche|chor|kapelle|orchester|labor|studio|markt|stube|kiosk|oase|projekt|(?<!ußen|eben|weig|alte)stelle|werft|werk|s"
        + @"ägewerk|sennerei|molkere"
        + @"i|konditorei|brennerei|kelterei|käserei|imkerei|metzgerei|druckerei|schreinerei|schlosserei|schmiede|verwertung|logist"
        + @"ik|hilfe|kiste|pietät|bestattungen|bestatter|wirtschaft|wirtshaus|scheune|scheuer|hütte|lounge|shop|nails|späti|café|c"
        + @"afe|gemeinschaft|verwaltung|wehr|team|paradies|fabrik|handel|veredlung|einrichtung|verein|kardiologie|orthopädie|gynäk"
        + @"ologie|neurologie|gießerei|tafel|taxi|textil|zentrale|service|technik|transporte|verlag|garten|insel|stützpunkt|schnei"
        + @"derei|wg|kantine|küche|mensa|bude|pflegestützpunkt|betreuung|wohnen|spital|hospiz|internat|akademie|hospital|kolleg|st"
        + @"ift|bund|runde|initiative|stammtisch|welt|kirche|friseur|frisör|optik|reinigung|wäscherei|mühle|brauerei|molkerei|stif"
        + @"t|residenz|haus|hof|laden|betrieb|bau)"
        + @"|MVZ|BBZ|FFw|FFW|Kita|Kindertagesstätte|Kinderladen|Hort|Krippe|Tagespflege|Tagesgruppe|Friseur|Frisör|Friseursalon"
        + @"|Kosmetik|Ergotherapie|Physiotherapie|Logopädie|Elektro|Sanitär|Dachdecker|Malermeister|Fliesenleger|Metzger|Bäcker"
        + @"|Fleischer|Fahrschule|Autohaus|Zahnarzt|Zahnärztin|Kfz-Werkstatt|Edeka|Rewe|Nahkauf|Netto-Markt|Dönerladen|Döner|Bistro"
        + @"|Café|Bar|Kneipe|Disco|Hofladen|Ferienhof|Reiterhof|Landhof|Weingut|Gut|Zirkus|Tierheim|Sozialstation|Diakoniestation"
        + @"|Intensivpflege|Ambulante Pflege|Mutter-Kind-Haus|Haus|Stift|Pietät|Spital|Kiosk|Späti|Stammtisch|Gruppe|Werkstatt|Wir"
        + @"tschaft|Taxi|Treff|Tafel|Textil|WG|JWG|OS|Hausgemeinschaft|Beratungsstelle|Geburtshaus|Kirchengemeinde|IGS|GGS|KGS|OGS"
        + @"|BBS|FÖZ|GMS|Praxis|Gyn-Praxis|Konditorei|Labor|Dentallabor|Hospiz|Wohnprojekt|Sägewerk|Supermarkt)[ ]"
        + @"(?<name>(?:(?:St\.|Sankt|Haus|Villa|Dres\.|Gebr\.|Gebrüder|Familie|Dr\.(?:[ ]med\.)?(?:[ ]dent\.)?|Zu[mr]|zu[mr]|Am|am"
        + @"|An der|an der|Im|im|bei|Bi)[ ]){0,2}"
        + @"\p{Lu}[\p{L}'-]{2,24}(?:[ ](?:&|und"
        + @"|\+)[ ]\p{Lu}[\p{L}-]{2,24}|(?:[ ]\p{Lu}[\p{L}-]{2,24}){1,2}(?=[ ]?[,.;)\n(]|\z))?(?:[ ](?:am|an der|im|zum|zur|in der"
        + @"|bei|vom|ohne)[ ]\p{Lu}[\p{L}-]{2,24}"
        + @"(?:[ ]\p{Lu}[\p{L}-]{2,24})?)?)(?!\p{L})", RegexOptions.CultureInvariant)]
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

    [GeneratedRegex(@"\A(?:Die|Der|Das|Den|Dem|Eine?|Eurer?|Ihre?|Unsere?|Meine?|Keine?|In|Im|Bei|Von|Mit|Zur|Zum|Und"
        + @"|(?:.*[ ])?(?:\p{L}*[Gg]ericht|Beschluss|Beschl\.|Urteil|Scheidung|Vergleich|Az\.?))[ ](?:AG|KG|UG)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"\G(?<!\p{L})(?:arbeite\p{L}*|beschäftigt|angestellt|jobbt|jobbe|Ausbildung|Lehre|Minijob|Nebenjob"
        + @"|Praktikum|gekündigt|\p{L}{0,12}[Ss]chicht|Vollzeit|Teilzeit|Leiharbeit\p{L}*|Job|Stelle|Putzstelle|Arbeitgeber"
        + @"|Azubi)(?:[ ][\p{Ll}]{1,14}){0,3}[ :]{1,3}(?:bei|beim|bei der|bei dem"
        + @"|bei den)[ ](?<name>\p{Lu}[\p{L}&-]{2,30}(?:[ ](?:&[ ])?\p{Lu}[\p{L}&-]{2,24})?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Employer();

    [GeneratedRegex(@"(?:ung|ungen|heit|keit|schaft|ion|tag|woche|gespräch|gespräche|termin|termine|leitung|team|beitrag|kosten|ge"
        + @"bühr|gebühren|zeit|zeiten|plan"
        + @"|antrag|platz|wechsel|bericht|stunde|stunden|kind|kinder|eltern|leiter|leiterin|arbeit|kraft|kräfte|helfer|helferin|be"
        + @"such|fahrt|ferien|bedarf)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex EndsPlain();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?<kind>\p{Lu}[\p{L}-]{3,30}[ ])?(?<one>\p{Lu}[\p{L}'-]{1,24})[ ]?(?:&|\+)[ ]?(?<other>\p{Lu}"
        + @"[\p{L}'-]{1,24})"
        + @"(?:[ ]\p{Lu}[\p{L}-]{2,24}(?=[ ]?[,.;)|\n(]|\z))?(?![\p{L}-])", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\A(?:Zu[mr]|zu[mr]|Am|am|An der|an der|Im|im)[ ](?!(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|So"
        + @"nntag|Morgen|Vormittag|Mittag"
        + @"|Nachmittag|Abend|Anfang|Ende|Ort|Wochenende|Tag|Telefon|Rand|Standort|Schuljahr|Stichtag|Wohnort|Folgetag|Haus|Rahmen"
        + @"|Januar|Februar|März|April|Mai|Juni|Juli"
        + @"|August|September|Oktober|November|Dezember|Sommer|Herbst|Winter|Frühjahr|Jahr|Monat|Gespräch|Termin|Verfügung|Kreis\p"
        + @"{L}*|Landkreis|Dorf|Raum|Zimmer|Bereich"
        + @"|Alltag|Vergleich|Umgang|Gegensatz|Anschluss|Besten|Universität|Hochschule|Klinik\p{L}*|Teil|Schnitt|Beispiel|Thema|Ze"
        + @"it)(?!\p{L}))\p{Lu}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Connected();

    [GeneratedRegex(@"(?<![\p{L}-])(?!(?:Heute|Gestern|Danach|Ehemalige|Ehemaliger|Ehemaligen|Alte|Neue|Neuer|Meine|Meiner|Seine|S"
        + @"einer|Ihre|Ihrer|Unsere|Unserer|Eine|Einer|Diese|Dieser|Jede|Jeder|Keine|Alle)[ ])"
        + @"(?:\p{Lu}\p{Ll}{3,18}(?:e|er|en|es|em)[ ]|\p{Lu}\p{L}{2,18}-[ ]und[ ]|(?:Ev|Kath|Evang|Freiw|Städt|Priv)\.[ ])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Adjective();

    [GeneratedRegex(@"\A(?:Personal|Platz|Plätze|Gebühr\p{L}*|Leitung|Team|Beitrag|Beiträge|Kinder|Eltern|Erzieher\p{L}*"
        + @"|Zeiten|Öffnungszeiten|Betreuung|Angebot\p{L}*|Jahr\p{L}*|Alltag|Fahrt|Weg|Woche|Montag|Dienstag|Mittwoch"
        + @"|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
        + @"|Dezember|Mutter|Vater|Herr|Frau|Herrn|Fr|Hr|Probleme|Angst|Termin\p{L}*|Ferien|Essen|Hort|Schule|Sie|Er|Es"
        + @"|Wir|Ich|Das|Der|Die|Ein|Eine|Nach|Bei|In|Im|Am|Und|Aber|Dr|Besuch|Arbeit|Zeit|Klasse|Unterricht|Bus)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoName();
}
