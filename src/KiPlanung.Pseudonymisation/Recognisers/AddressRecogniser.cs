using System.Text.RegularExpressions;
using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Reading;

namespace KiPlanung.Pseudonymisation.Recognisers;

/// <summary>„Anschrift“ — street with number, postcode with place, or a street after „wohnt“.</summary>
/// <remarks>Basis: Art. 4 Nr. 1 DSGVO, DIN 5008 § 8.1. Format: street by ending (-straße, -weg), by preposition (Am, Auf dem) or by
/// list, number
/// with letter, floor, flat, postcode and place, village in front. Check: list or ending; a number is required unless a dwelling verb
/// stands before. Fictitious: Musterweg 4, 99610 Sömmerda · Schillingstedt, Hinter dem Dorfe 11.</remarks>
internal sealed partial class AddressRecogniser : IRecogniser
{
    private static readonly Sought ByEndingForm = new(ByEnding(), Starts.StreetsWithNumber);
    private static readonly Sought FlatForm = new(Flat(), Starts.At(Cue.House));
    private static readonly Sought InStreetForm = new(InStreet(), Starts.Either(Starts.At(Cue.StreetLead), Starts.AtMark('/')));
    private static readonly Sought NamedDwellingForm = new(NamedDwelling(), Starts.At(Cue.StreetPreposition));
    private static readonly Sought HouseNumberForm = new(HouseNumber(), Starts.At(Cue.House));
    private static readonly Sought DwellingAfterForm = new(DwellingAfter(), Starts.At(Cue.StreetLead));
    private static readonly Sought ByPrepositionForm = new(ByPreposition(), Starts.AtWithDigit(Cue.StreetPreposition, 120));
    private static readonly Sought ListedForm = new(Listed(), Starts.WordsBeforeNumbers);
    private static readonly Sought PostcodeForm = new(Postcode(), Starts.Postcodes);
    private static readonly Sought DwellingForm = new(Dwelling(), Starts.At(Cue.Dwelling));

    public void Find(NormalText text, ICollection<Candidate> into)
    {
        foreach (Match match in ByEndingForm.In(text))
            if (WithFront(text, match.Index) is var start && (start < match.Index || !Bare().IsMatch(match.ValueSpan)
                || DwellingBefore().IsMatch(Surroundings.Before(text, match.Index, 40))))
                Add(into, start, WithPlace(text, match.Index + match.Length), "Straße mit Hausnummer");
        foreach (Match match in FlatForm.In(text)) Add(into, match.Index, match.Index + match.Length, "Wohnblock mit Aufgang");
        foreach (Match match in InStreetForm.In(text))
            if (!Common().IsMatch(match.Groups["street"].ValueSpan) && (match.Groups["sure"].Success
                || HasProperFront(match.Groups["street"].ValueSpan)))
                Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                    "Straße ohne Hausnummer");
        foreach (Match match in NamedDwellingForm.In(text))
            if (DwellingBefore().IsMatch(Surroundings.Before(text, match.Index, 40)))
                Add(into, match.Index, match.Index + match.Length, "Straßenname nach einem Wohnhinweis");
        foreach (Match match in HouseNumberForm.In(text)) Add(into, match.Index, match.Index + match.Length,
            "Hausnummer oder Postfach");
        foreach (Match match in DwellingAfterForm.In(text))
            Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                "Straße vor einem Wohnhinweis");
        foreach (Match match in ByPrepositionForm.In(text))
            if (IsStreet(text, match)) Add(into, WithVillage(text, match.Index), WithPlace(text, match.Index + match.Length),
                "Straßenname mit Hausnummer");
        foreach (Match match in ListedForm.In(text))
            if (Gazetteers.Instance.Streets.Contains(match.Groups["street"].ValueSpan) && !Time().IsMatch(match.Groups["street"].ValueSpan)
                && !NoStreet().IsMatch(Surroundings.After(text,
                match.Index + match.Length, 16)))
                Add(into, WithVillage(text, match.Index), WithPlace(text, match.Index + match.Length),
                    "Straße aus der Straßenliste mit Hausnummer");
        foreach (Match match in PostcodeForm.In(text))
            if (IsPlace(text, match)) Add(into, match.Index, match.Index + match.Length, "Postleitzahl mit Ort");
        foreach (Match match in DwellingForm.In(text))
            Add(into, match.Groups["street"].Index, match.Groups["street"].Index + match.Groups["street"].Length,
                "Straße nach einem Wohnhinweis");
    }

    private static void Add(ICollection<Candidate> into, int start, int end, string reason) =>
        into.Add(new Candidate(start, end, EntityType.Address, "ADRESSE", Certainty.Likely, reason));

    /// <summary>„Lange Gasse 3, Erfurt“: a place of any size behind the comma belongs to the address, a bare postcode too.</summary>
    private static int WithPlace(NormalText text, int end)
    {
        var after = Surroundings.After(text, end, 48).ToString();
        if (Extra().Match(after) is { Success: true } extra) return WithPlace(text, end + extra.Length);
        var match = PlaceBehind().Match(after);
        return match.Success && (match.Groups["plz"].Success && !match.Groups["place"].Success
            || match.Groups["place"].Success && (Gazetteers.Instance.Places.Contains(match.Groups["place"].ValueSpan)))
            ? end + match.Length : end;
    }

    /// <summary>„Lindenweg“ may be a street, „Schulweg“ is none: the front must be a name, a place or a word streets are named
    /// after.</summary>
    private static bool HasProperFront(ReadOnlySpan<char> street)
    {
        var dash = street.LastIndexOfAny(" -".AsSpan());
        if (dash > 0) return true;
        foreach (var ending in (ReadOnlySpan<string>)["weg", "platz", "ring", "hof", "winkel", "markt", "graben", "ufer", "damm",
            "steig", "siedlung"])
            if (street.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && street.Length > ending.Length + 3)
            {
                var front = street[..^ending.Length];
                return Names.IsName(front) || Gazetteers.Instance.Places.Contains(front) || Fronts().IsMatch(front);
            }
        return false;
    }

    private static bool IsStreet(NormalText text, Match match)
    {
        var name = match.Groups["street"].ValueSpan;
        if (Gazetteers.Instance.Streets.Contains(name)) return !NoStreet().IsMatch(Surroundings.After(text, match.Index + match.Length,
            16));
        if (Time().IsMatch(match.Groups["last"].ValueSpan)) return false;
        var after = Surroundings.After(text, match.Index + match.Length, 24);
        return match.Value.Contains(',') || EndsAddress().IsMatch(after) || DwellingBefore().IsMatch(Surroundings.Before(text,
            match.Index, 40));
    }

    private static bool IsPlace(NormalText text, Match match)
    {
        var name = match.Groups["place"].ValueSpan;
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        var places = Gazetteers.Instance.Places;
        return places.Contains(name) || places.Contains(first) || !Names.IsCommon(first)
            || Surroundings.Before(text, match.Index, 12).Contains("PLZ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes „Alte“, „Karl-Marx-“, „An der alten“ and a village in front of the street word in.</summary>
    private static int WithFront(NormalText text, int start)
    {
        var before = Surroundings.Before(text, start, 40);
        foreach (var match in Front().EnumerateMatches(before)) return WithVillage(text, start - before.Length + match.Index);
        return WithVillage(text, start);
    }

    private static int WithVillage(NormalText text, int start)
    {
        var before = Surroundings.Before(text, start, 48);
        foreach (Match match in Village().Matches(before.ToString()))
            if (Gazetteers.Instance.Places.Contains(match.Groups["place"].ValueSpan) || match.Groups["plz"].Success)
                return start - before.Length + match.Index;
        return start;
    }

    [GeneratedRegex(@"\G(?:(?<![\p{L}-])(?:(?:in|aus|auf|an|von|nach)[ ](?:der|die)|Ecke|zur|Zur|Wohnung:?|Whg\.?:?|wohnhaft:?|Wohnort:?|in"
        + @"|Richtung|/)[ ]?(?<street>(?<sure>(?:(?:Dr|Prof|St)\.-)?(?:\p{Lu}[\p{L}.]{0,20}-){0,4}\p{Lu}?[\p{L}]{2,24}(?:straße|strasse"
        + @"|str\.|gasse|allee)|(?:\p{Lu}\p{L}{2,20}er|Alte[nr]?|Neue[nr]?|Lange[nr]?|Breite[nr]?|Kurze[nr]?|Große[nr]?|Kleine[nr]?"
        + @"|Hohe[nr]?|Obere[nr]?|Untere[nr]?)[ ](?:Straße|Gasse|Allee|Str\.)))(?![\p{L}\d-]|[ ]?\d)"
        + @"|(?<![\p{L}-])(?:im|am|Im|Am|zum|den|vom)[ ](?<street>\p{Lu}[\p{L}-]{2,24}(?:weg|platz|ring|hof|winkel|markt|graben|damm"
        + @"|steig))(?![\p{L}\d-]|[ ]?\d))", RegexOptions.CultureInvariant)]
    private static partial Regex InStreet();

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
        + @"|(?:Parzelle|Stellplatz|Wohnwagen|Bungalow|Laube)[ ](?:Nr\.[ ]?)?\d{1,4}(?!\d)"
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

    [GeneratedRegex(@"\A(?:[ ]?\((?:HH|VH|EG|DG|Hinterhaus|Vorderhaus|Erdgeschoss|Dachgeschoss|\d\.?[ ]?(?:OG|Stock|Etage)|(?:Whg|WE"
        + @"|App)\.?[ ]?\d{1,3})\)|,?[ ](?:[IV]{1,3}\.?[ ]?(?:OG|Stock|Etage)|Erdgeschoss|Dachgeschoss|Souterrain|Parterre|Hochparterre"
        + @"|Seitenflügel)(?!\p{L}))",
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
        + @"|re\.?|mi\.?)(?!\p{L}))?|EG|DG|HH|Hinterhaus|Vorderhaus|VH|links|rechts"
        + @"|(?:App|Apartment|Whg|Wohnung|Block|Haus|WE|Zimmer|Zi|Aufgang|Eingang|Etage)\.?[ ]?(?:Nr\.?[ ]?)?[\dA-Z]{1,4})(?!"
        + @"[\p{L}\d])){0,3}(?:,?[ ]?\n?[ ]?(?:in[ ])?(?:D-)?\d{5}[ ]\p{Lu}[\p{L}-]{2,30}(?:[ ](?:(?-i:\p{Lu})[\p{L}-]{2,20}"
        + @"|[(]\p{L}{2,15}[)]|a\.?[ ]?d\.?[ ](?-i:\p{Lu})\p{L}+|/[ ]?\p{L}+\.?)){0,2}|,?[ ](?:OT"
        + @"|Ortsteil)[ ]\p{Lu}[\p{L}-]{2,30}){0,2}";

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?:(?:Dr|Prof|St)\.-)?(?:\p{Lu}[\p{L}]{0,24}\.?-){0,4}(?:[\p{L}]{1,40}?"
        + @"(?:" + Endings + @")|str\.|straße|weg|platz|allee|gasse|ring)" + Number + @"(?![ ]?(?:Uhr|€|EUR|%|Euro|Kinder|Personen"
        + @"|Familien|Jahre|Prozent|Plätze|Kilometer|km|Meter|m²|qm|Minuten|Stunden|Tage|Mal|mal|Frauen"
        + @"|Männer)(?!\p{L}))" + Tail, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByEnding();

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?<street>(?:Am|An der|An den|An dem|Auf dem|Auf der|Auf den|Im|In der|In den|Zum|Zur"
        + @"|Hinter dem|Hinter der|Unter den|Unter der|Unterm|Vor dem|Vor der|Bei der|Beim|Über der|Neben der|Straße des"
        + @"|Straße der|Platz der|Platz des)[ ](?:(?:alten|langen|großen|kleinen|oberen|unteren|neuen|hohen"
        + @"|\p{Lu}[\p{L}-]{1,24})[ ]){0,2}(?<last>\p{Lu}[\p{L}.-]{2,24}))" + Number + Tail, RegexOptions.CultureInvariant)]
    private static partial Regex ByPreposition();

    [GeneratedRegex(@"\G(?<![\p{L}\d])(?<street>\p{Lu}[\p{L}-]{2,30}(?:[ ]\p{Lu}[\p{L}-]{2,30})?)" + Number + Tail,
        RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\G(?<![\d\p{L}.,/-])(?:D-)?(?!00)\d{5}[ ](?<place>\p{Lu}[\p{L}-]{2,30}(?:[ ](?:\p{Lu}"
        + @"[\p{L}-]{2,24}))?)(?:[ ](?:OT|Ortsteil)[ ]\p{Lu}[\p{L}-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

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
