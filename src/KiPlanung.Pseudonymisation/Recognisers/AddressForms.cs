using System.Text.RegularExpressions;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>The patterns of it.</summary>
internal sealed partial class AddressRecogniser
{
    [GeneratedRegex(@"\G(?:(?<![\p{L}-])(?:(?:in|aus|auf|an|von|nach)[ ](?:der|die)|Ecke|zur|Zur|Wohnung:?|Whg\.?:?|wohnhaft:?|Wohnort:?|in"
        + @"|Richtung|/)[ ]?(?<street>(?<sure>(?:(?:Dr|Prof|St)\.-)?(?:\p{Lu}[\p{L}.]{0,20}-){0,4}\p{Lu}?[\p{L}]{2,24}(?:straße|strasse"
        + @"|str\.|gasse|allee)|(?:\p{Lu}\p{L}{2,20}er|Alte[nr]?|Neue[nr]?|Lange[nr]?|Breite[nr]?|Kurze[nr]?|Große[nr]?|Kleine[nr]?"
        + @"|Hohe[nr]?|Obere[nr]?|Untere[nr]?)[ ](?:Straße|Gasse|Allee|Str\.)))(?![\p{L}\d-]|[ ]?\d)"
        + @"|(?<![\p{L}-])(?:im|am|Im|Am|zum|den|vom)[ ](?<street>\p{Lu}[\p{L}-]{2,24}(?:weg|platz|ring|hof|winkel|markt|graben|damm"
        + @"|steig))(?![\p{L}\d-]|[ ]?\d))", RegexOptions.CultureInvariant)]
    private static partial Regex InStreet();

    [GeneratedRegex(@"\G(?<![\p{L}\d-])(?:(?:(?:Dr|Prof|St)\.-)?(?:\p{Lu}\p{L}{1,20}-){0,4}\p{Lu}?\p{L}{2,24}(?:straße|strasse|str"
        + @"\.|gasse|allee)"
        + @"|\p{Lu}\p{L}{2,20}er[ ](?:Straße|Str\.|Allee|Gasse|Chaussee|Damm|Ufer))(?![\p{L}\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<street>(?:(?:[Ii]n der|[Aa]n der|[Aa]uf der|[Aa]uf dem|[Ii]m|[Aa]m|[Zz]um|[Zz]ur|[Hh]inter (?:dem|der|den"
        + @")|[Oo]p de)[ ])?"
        + @"\p{Lu}[\p{L}.'-]*(?:[ ](?:\p{Lu}[\p{L}.'-]*|de[rmnst]?|dat|die|am|an|im|in|zu[mr]?|auf|von|vom|und)){0,4}"
        + @"[ ]?(?:Nr\.?[ ]?)?\d{1,4}(?:[ ]?[a-zA-Z](?!\p{L}))?(?:[ ]?[-/+½][ ]?\d{0,4}[a-z]?)?"
        + @"(?:[ ]{0,2}[,(/·-]?[^\n;|:!?\d]{0,24}(?:\d{1,2}[^\n;|:!?\d]{0,16})?)?)(?:[ ]?,[ ]?|[) ,]{1,3}|[ ]{0,3}\n[ ]{0,24}){1,2}\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex StreetBefore();

    [GeneratedRegex(@"\G(?<![\p{L}\d-])\p{Lu}[\p{L}.'-]{2,24}(?:[ ](?:\p{Lu}[\p{L}.'-]{1,24}|de[rmn]?|dat)){0,3}(?<=(?<last>(?<!\p"
        + @"{L})\p{L}+))[ ]\d{1,3}"
        + @"(?:[ ]?[a-z](?!\p{L}))?(?:,[ ]|[ ]?\n(?:Post[ ])?)(?<place>\p{Lu}[\p{L}-]{2,30})(?![\p{L}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex WithTown();

    [GeneratedRegex(@"\A(?:auf|in|die|der|alle)?(?:Land|Bundes|Kreis|Einbahn|Durchgangs|Seiten|Neben|Quer|Milch|Wasser|Fahrrad|Spiel"
        + @"|Anlieger|Zufahrts|Wohn|Sack|Einkaufs|Ortsdurchgangs|Parallel|Haupt?verkehrs|Verkehrs|Dorf?strassen|Über|Vor)?(?:straße"
        + @"|strasse|str\.|gasse|allee)\z"
        + @"|\A(?:Arbeits|Ausbildungs|Spiel|Park|Schul|Heim|Rück|Um|Aus|Lebens|Bildungs|Kita|Kindergarten|Krippen|Hort|Therapie|Heim"
        + @"|Pflege|Wohnheim|Studien|Praktikums|Betreuungs|Sitz|Stell|Schlaf|Steh|Lieblings|Bau|Sport|Fußball|Bolz|Markt|Fest|Dorf"
        + @"|Bahnhofsvor|Vor|Hinter|Innen|Schul|Bauern|Fried|Bahn|Reiter|Wander|Rad|Fuß|Geh|Feld|Wald|Weih?nachts|Floh|Bau|Super|Wochen"
        + @"|Arbeits|Wohnungs|Verkehrs|Dienst|Amts|Instanzen|Beschwerde|Rechts|Klage|Königs|Mittel|Flucht|Boxen|Ehe|Haar|Ton)(?:weg"
        + @"|platz|ring|hof|winkel|markt|graben|damm|steig)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Common();

    [GeneratedRegex(@"\A(?:Linden|Birken|Eichen|Buchen|Ahorn|Kastanien|Tannen|Fichten|Kiefern|Erlen|Weiden|Pappel|Rosen|Flieder|Tulpen"
        + @"|Nelken|Veilchen|Amsel|Drossel|Finken|Meisen|Lerchen|Schwalben|Falken|Sonnen|Mühl(?:en)?|Kirch|Garten|Wiesen|Berg|Tal"
        + @"|Quell(?:en)?|Brunnen|Teich|See|Anger|Burg|Schloss|Schäfer|Ziegel|Kirschen?|Apfel|Obst|Hopfen|Wein(?:berg)?|Acker|Heide"
        + @"|Stein|Sand|Lehm|Neben|Karl|Friedens|Mai|Dichter|Musiker|Post|Bahnhofs?|Rathaus|Dom|Neuer?|Alter?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fronts();

    [GeneratedRegex(@"\G(?<!\p{L})(?:(?:Hausnummer|Haus Nr\.|Haus-Nr\.|Hausnr\.)[ :]{0,2}\d{1,3}[ ]?[a-z]?(?![\p{L}\d])"
        + @"|(?:Parzelle|Parz\.|Stellplatz|Stellpl\.|Wohnwagen|Bungalow|Laube)[ ](?:Nr\.[ ]?)?\d{1,4}(?!\d)"
        + @"|Postfach[ ]\d{2,3}(?:[ ]\d{2,3}){0,2}(?:,[ ]\d{5}[ ]\p{Lu}[\p{L}-]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex HouseNumber();

    [GeneratedRegex(@"\A(?:straße|strasse|str\.?|weg|platz|allee|gasse|ring|hof|berg|garten|feld|park|markt|grund|wald|plan|tor|damm"
        + @"|wall|pfad|ufer|wiese|zeile|brücke|siedlung|graben)[ ]?\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G(?<!\p{L})(?:Block|Wohnblock|Hochhaus|Plattenbau|Haus)[ ](?:Nr\.[ ]?)?\d{1,3}[a-z]?,?[ ](?:Aufgang|Eingang|WE"
        + @"|Whg\.?|Wohnung|App\.?)[ ](?:Nr\.[ ]?)?[\dA-Z]{1,4}(?![\p{L}\d])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Flat();

    [GeneratedRegex(@"\G(?<![\p{L}-])(?:in|aus|auf|an)[ ](?:der|die|dem"
        + @"|den)[ ](?<street>(?:\p{Lu}[\p{L}.]{0,20}[ -]){0,3}[\p{L}-]{2,24}(?:straße|strasse|str\.|gasse|allee|weg|platz"
        + @"|ring)(?<!\b(?:Gasse|Weg|Platz|Ring|Straße)))"
        + @"(?:[ ]\p{L}{2,14}){0,3}[ ](?:gemeldet|wohn\p{L}*|gezogen|ziehen|zieht|zog|umgezogen|leb(?:t|en|te|ten))(?!\p{L})",
            RegexOptions.CultureInvariant)]
    private static partial Regex DwellingAfter();

    [GeneratedRegex(@"\A(?:[ ]?\((?:HH|VH|EG|DG|Hinterhaus|Vorderhaus|Erdgeschoss|Dachgeschoss|Hof|Hinterhof|Rückgebäude|Seitenauf"
        + @"gang|\d\.?[ ]?(?:OG|Stock|Etage)|(?:Whg|WE"
        + @"|App)\.?[ ]?\d{1,3})\)|,?[ ](?:[IV]{1,3}\.?[ ]?(?:OG|Stock|Etage)|Erdgeschoss|Dachgeschoss|Souterrain|Parterre|Hochparterre"
        + @"|Seitenflügel|Hinterhof|Hinterhaus|Seitenaufgang|Rückgebäude|Hintereingang|Einlieger(?:wohnung)?)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Extra();

    [GeneratedRegex(@"\A,[ ]?(?:(?:D-)?(?<plz>\d{5})(?!\d)[ ]?)?(?<place>\p{Lu}[\p{L}-]{2,30}(?:[ ](?:am|an der|in)[ ]\p{Lu}\p{L}+"
        + @"|[ ]\p{Lu}[\p{L}-]{3,20}(?=[,.;\n]))?)?(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceBehind();

    [GeneratedRegex(@"\G(?<=[\p{Ll}:,][ ])(?:Am|An der|An den|Auf dem|Auf der|Hinter dem|Hinter der|Im|In der|Zum|Zur|Unter den|Unter der"
        + @"|Vor dem|Vor der|Bei der|Neben der|Über der)[ ](?:(?:alten|neuen|langen|großen|kleinen|oberen|unteren"
        + @"|hohen)[ ])?\p{Lu}\p{L}{2,24}(?![\p{L}\d]|[ ]?\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex NamedDwelling();

    private const string Endings =
        "straße|strasse|str\\.|str|weg|platz|allee|gasse|gäßchen|gässchen|ring|ufer|damm|chaussee|steig|stieg"
        + "|pfad|promenade|siedlung|plan|berg|graben|hof|winkel|markt|aue|rain|leite|anger|grund|feld|wiese|tor"
        + "|höhe|garten|gärten|park|zeile|stiege|brücke|wall|twete|kamp";

    private const string Number = @"[ ]?(?:Nr\.?[ ]?)?\d{1,4}(?:[ ]?[a-zA-Z](?![\p{L}\d]))?(?:[ ]?[-/+][ ]?\d{1,4}[ ]?"
        + @"[a-zA-Z]?)?(?![\d\p{L}%€]|[.,]\d)";

    private const string Tail = @"(?:(?:,?[ ]|[ ]?[,/][ ]?)(?:\d\.?[ ]?(?:OG|Stock|Etage|Obergeschoss)(?:[ ](?:links|rechts|mitte|li\.?"
        + @"|re\.?|mi\.?)(?!\p{L}))?|EG|DG|HH|Hinterhaus|Vorderhaus|VH|links|rechts|oben|unten|Laden(?:[ ](?:links|rechts))?|hinte"
        + @"n(?:[ ]raus)?"
        + @"|(?:App|Apartment|Whg|Wohnung|Block|Haus|WE|Zimmer|Zi|Aufgang|Eingang|Etage)\.?[ ]?(?:Nr\.?[ ]?)?[\dA-Z]{1,4})(?!"
        + @"[\p{L}\d])){0,3}(?:,?[ ]?\n?[ ]?(?:in[ ])?(?:D-)?\d{5}[ ]\p{Lu}[\p{L}-]{2,30}(?:[ ](?:(?-i:\p{Lu})[\p{L}-]{2,20}"
        + @"|[(]\p{L}{2,15}[)]|a\.?[ ]?d\.?[ ](?-i:\p{Lu})\p{L}+|(?:am|an der|im|in der|ob der|vor der)[ ](?-i:\p{Lu})\p{L}+|/[ ]?"
        + @"\p{L}+\.?)){0,2}|,?[ ](?:OT"
        + @"|Ortsteil)[ ]\p{Lu}[\p{L}-]{2,30}){0,2}";

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?:(?:Dr|Prof|St)\.-)?(?:\p{Lu}[\p{L}]{0,24}\.?-){0,4}(?:[\p{L}]{1,40}?"
        + @"(?:" + Endings + @")|str\.?|straße|weg|platz|allee|gasse|ring)" + Number + @"(?![ ]?(?:Uhr|€|EUR|%|Euro|Kinder|Personen"
        + @"|Familien|Jahre|Prozent|Plätze|Kilometer|km|Meter|m²|qm|Minuten|Stunden|Tage|Mal|mal|Frauen"
        + @"|Männer)(?!\p{L}))" + Tail, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByEnding();

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?<street>(?:Am|An der|An den|An dem|Auf dem|Auf der|Auf den|Im|In der|In den|Zum|Zur"
        + @"|Hinter dem|Hinter der|Unter den|Unter der|Unterm|Vor dem|Vor der|Bei der|Beim|Über der|Neben der|Straße des"
        + @"|Straße der|Platz der|Platz des|(?i:allee|straße|platz|weg|ufer|ring)[ ](?:der|des|am|zum|zur)|Unterm|Hinterm|Vorm|Übe"
        + @"rm|Ob der|Bei den|Achter de[rmn]?|Op de[nm]?|An'n|Achtern)[ ](?:(?:alten|langen|großen|kleinen|oberen|unteren|neuen|hohen"
        + @"|\p{Lu}[\p{L}-]{1,24})[ ]){0,2}(?<last>\p{Lu}[\p{L}.-]{2,24}))" + Number + Tail, RegexOptions.CultureInvariant)]
    private static partial Regex ByPreposition();

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?<street>\p{Lu}[\p{L}-]{2,30}(?:[ ]\p{Lu}[\p{L}-]{2,30})?)" + Number + Tail,
        RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\G(?<![\d\p{L}.,/-])(?:D-)?(?!00)\d{5}[ ](?<place>\p{Lu}[\p{L}-]{2,30}(?:[ ](?:\p{Lu}"
        + @"[\p{L}-]{2,24}))?)(?:[ ](?:am|an der|im|in der|ob der|vor der|bei|i\.|a\.)[ ](?:d\.[ ]?)?\p{Lu}\p{L}+)?(?:[ ](?:OT|Ort"
        + @"steil)[ ]\p{Lu}[\p{L}-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    // „wohnhaft in kißlegg im löhle 3“, „adresse lange strasse 31, hinten raus, wangerland“
    [GeneratedRegex(@"\G(?<!\p{L})(?:wohn(?:t|en|haft|te)?|gemeldet|adresse|anschrift|zieht)[ :]{1,3}(?:(?:ist|jetzt|lautet|noch|n"
        + @"un|also|in|is|der|dem|den|einer)[ ]){0,4}"
        + @"(?<street>(?!mit[ ]|seit[ ]|zu[ ]|von[ ]|bis[ ]|ab[ ]|für[ ]|nur[ ]|mehr[ ])(?:[\p{L}.'-]{2,24}[ ]){1,4}(?<!(?:mit|sei"
        + @"t|zu|von|bis|ab|für|nur|über|die|den"
        + @"|der|erst|etwa|ca\.|und|oder|alle|am|um)[ ])(?<!Haushalt[ ])\d{1,3}(?:[ ]?[a-z](?!\p{L}))?(?:,[ ](?:hinten raus|hinter"
        + @"haus|vorderhaus)(?!\p{L}))?"
        + @"(?:,[ ]\p{L}{4,24}(?=\n|\z|\.))?)(?![\d.:]|,\d|[ ]?(?:Jahr|Kind|Person|Zimmer|Monat|Woche|Tag|qm|m²|Uhr|km|Min|OG|%|€|"
        + @"Geschwister|Leute|Jahre)|-)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Small();

    [GeneratedRegex(@"\G(?<!\p{L})(?:wohn\p{L}*|gemeldet|adresse|anschrift|zieht|zog|gezogen|umgezogen|lebt|leben|wohnung"
        + @"|zuhause|daheim|haus)(?:[ :,]{1,3}[\p{L}]{1,14}){0,4}[ :]{1,3}(?<street>(?:(?:der|am"
        + @"|im)[ ])?(?:\p{Lu}\p{L}{1,20}[ -]){0,2}[\p{L}-]{3,30}(?:straße|strasse|str\.|gasse|allee|weg|platz))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dwelling();

    [GeneratedRegex(@"(?:(?:An der|Am|Auf dem|Auf der|In der|Im|Zur|Zum|Unter der|Hinter der|Alte[rn]?|Neue[rn]?"
        + @"|Große[rn]?|Kleine[rn]?|Lange|Obere[rn]?|Untere[rn]?|Hohe[rn]?|Breite|Vordere|Hintere|Innere|Äußere|Schmale"
        + @"|Grüne[rn]?|Kurze[rn]?|(?:alte|neue|lange|kurze|große|kleine|hohe|breite|obere|untere)[rn]?|Dr\.|St\.|Sankt|Erfurter"
        + @"|Weimarer|Leipziger|\p{Lu}\p{L}{2,20}er)[ ](?:alten |neuen "
        + @"|\p{Lu}\p{L}+[ ])?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Front();

    [GeneratedRegex(@"(?:(?<plz>\d{5})[ ])?(?<place>\p{Lu}[\p{L}-]{2,30}(?:[ ]\p{Lu}[\p{L}-]{2,20})?)(?:,[ ]?|:[ ])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Village();

    [GeneratedRegex(@"\A(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni"
        + @"|Juli|August|September|Oktober|November|Dezember|Jahr|Alter|Frühjahr|Sommer|Herbst|Winter|Schuljahr|Quartal"
        + @"|Schnitt|Durchschnitt|Stand|Seite|Zeitraum|Haushalt|Kreis|Landkreis|Klasse|Gruppe|Ende|Anfang|Kapitel|Tag"
        + @"|Woche|Flur|Teil|Stufe|Phase|Block|Gang|Zone|Gebiet|Bereich|Stelle|Etage|Termin|Nummer|Version|Anlage|Monat|Abend|Morgen"
        + @"|Vormittag|Nachmittag|Mittag|Wochenende|Abschnitt|Absatz|Punkt|Tabelle|Raum|Haus|Bus"
        + @"|Linie|Artikel)\p{L}{0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"\A(?:[ ]?(?:[.,;:)""]|\z)|[ ]in[ ]\p{Lu}|[ ](?:wohn|gemeldet|zieh|leb))", RegexOptions.CultureInvariant)]
    private static partial Regex EndsAddress();

    [GeneratedRegex(@"\A[ ]?(?:Uhr|Euro|€|%|Prozent|(?!(?:in|bei|nahe|und|oder|im|bis|wohnt|gemeldet)[ ])\p{Ll}{2,}[ ]?\p{Lu}|Kinder"
        + @"|Personen|Jahre|Monate|Wochen|Tage|Stunden|Fälle|Plätze|Frauen|Männer"
        + @"|Familien|Mal)", RegexOptions.CultureInvariant)]
    private static partial Regex NoStreet();

    [GeneratedRegex(@"(?<!\p{L})(?:wohn\p{L}*|gemeldet|Adresse|Anschrift|zieht|zog|lebt|leben|Wohnung"
        + @"|Haus)(?!\p{L})[^.\n]{0,24}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DwellingBefore();
}
