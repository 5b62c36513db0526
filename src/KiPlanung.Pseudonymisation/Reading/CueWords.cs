namespace KiPlanung.Pseudonymisation.Reading;

/// <summary>„Stichwörter“ — the first word of every alternative of the patterns, lower case; <c>word*</c> any word that begins so,
/// <c>*word</c> any that ends so. Where a pattern looks ahead from its end, the last word.</summary>
/// <remarks>A word too many costs time, a word too few hides a finding; a test compares every pattern with a search at every
/// place.</remarks>
internal static class CueWords
{
    public static IReadOnlyList<(Cue Cue, string Words)> All { get; } =
    [
        (Cue.Body, "kita kindertagesstätte kindergarten kinderkrippe krippe tagespflege grundschule regelschule realschule hauptschule"
            + " oberschule gesamtschule gemeinschaftsschule förderschule förderzentrum berufsschule gymnasium firma fa bäckerei"
            + " fleischerei"
            + " metzgerei autohaus gasthof gasthaus gaststätte restaurant café pension hotel apotheke spedition friseursalon salon"
            + " tischlerei zimmerei malerbetrieb dachdeckerei sportverein fußballverein pflegeheim seniorenheim seniorenresidenz"
            + " altenheim"
            + " kinderheim wohngruppe pflegedienst gärtnerei reinigungsfirma zeitarbeitsfirma agrargenossenschaft pizzeria imbiss"
            + " jugendclub"
            + " jugendhaus frauenhaus schützenverein praxis hausarztpraxis zahnarztpraxis kinderarztpraxis gemeinschaftspraxis"
            + " hebammenpraxis"
            + " metallbau hort steuerbüro kanzlei anwaltskanzlei pflegefamilie tagesmutter"),
        (Cue.Body, "schule heim klinik krankenhaus verein wohnheim werkstatt betrieb kirchengemeinde haus hof laden verlag internat"
            + " unternehmen familienzentrum praxisgemeinschaft arbeitgeber arbeitgeberin hausarzt einrichtung träger ausbildungsbetrieb"
            + " arbeitsstelle kinderarzt dachdecker mvz bbz ffw kinderladen tagesgruppe friseur frisör kosmetik ergotherapie"
            + " physiotherapie"
            + " logopädie elektro sanitär malermeister fliesenleger metzger bäcker fleischer fahrschule zahnarzt zahnärztin kfz edeka"
            + " rewe"
            + " nahkauf netto dönerladen döner bistro bar kneipe disco hofladen ferienhof reiterhof landhof weingut gut zirkus tierheim"
            + " sozialstation diakoniestation intensivpflege ambulante mutter stift pietät spital kiosk späti stammtisch gruppe"
            + " wirtschaft beratungsstelle geburtshaus igs ggs kgs ogs bbs föz gms gyn konditorei labor dentallabor hospiz wohnprojekt"
            + " sägewerk supermarkt"),
        (Cue.BodyEnding, "*kita *kindergarten *krippe *hort *schule *gymnasium *praxis *klinik *heim *stätte *zentrum *dienst *station"
            + " *gruppe *club *treff *salon *werkstatt *therapie *logopädie *pflege *bäckerei *fleischerei *metzgerei *gärtnerei"
            + " *schreinerei"
            + " *tischlerei *gasthof *gaststätte *hotel *café *imbiss *restaurant *apotheke *kanzlei *genossenschaft *gemeinde *kirche"
            + " *friseur *frisör *optik *reinigung *wäscherei *mühle *brauerei *molkerei *stift *residenz *haus *hof *laden *betrieb"
            + " *bau"),
        (Cue.Body, "taxi treff tafel textil wg jwg os hausgemeinschaft"),
        (Cue.BodyEnding, "*chor *kapelle *orchester *labor *studio *markt *stube *kiosk *oase *projekt *stelle *werft *werk *sennerei"
        + " *konditorei"
            + " *brennerei *kelterei *käserei *imkerei *druckerei *schlosserei *schmiede *verwertung *logistik *hilfe *kiste *pietät"
            + " *bestattungen *bestatter *wirtschaft *wirtshaus *scheune *scheuer *hütte *lounge *shop *nails *späti *cafe *kantine *küche"
            + " *mensa *bude *pflegestützpunkt *betreuung *wohnen *spital *hospiz *internat *akademie *hospital *kolleg *bund *runde"
        + " *initiative"
            + " *stammtisch *welt *gemeinschaft *verwaltung *wehr *team *paradies *fabrik *handel *veredlung *einrichtung *verein"
        + " *kardiologie"
            + " *orthopädie *gynäkologie *neurologie *gießerei *tafel *taxi *textil *zentrale *service *technik *transporte *verlag *garten"
            + " *insel *stützpunkt *schneiderei *wg"),
        (Cue.Club, "sv fsv tsv tsg sg fc vfb vfl vfr ssv esv bsv spvgg tus ksv lsv psv hsv rsv kgv ktv *verein *vereinigung"),
        (Cue.LegalForm, "ggmbh gmbh mbh ag kg ohg ug gbr eg e ev"),
        (Cue.TradeFront, "elektro auto blumen getränke möbel schuh optik fliesen holz metall reifen haar farben foto zweirad fahrrad bau"
            + " taxi bus agrar obst fleischerei bäckerei gasthof café hotel zimmerei sanitär heizung maler"),
        (Cue.TradeEnding, "*service *dienst *werkstatt *studio *handel *technik *transporte *logistik *reinigung *immobilien *markt"
            + " *stube"
            + " *keller *büro *salon *stall *verlag *laden *bäckerei *metzgerei *fleischerei *schmiede *betrieb *bau *zentrale"
            + " *schneiderei"
            + " *gärtnerei *haus"),
        (Cue.Work, "*schicht arbeite* beschäftigt angestellt jobbt jobbe ausbildung lehre minijob nebenjob praktikum gekündigt schicht"
            + " vollzeit"
            + " teilzeit leiharbeit* job stelle putzstelle arbeitgeber azubi"),
        (Cue.Namesake, "pestalozzi* goethe* schiller* herder* humboldt* lessing* diesterweg* fröbel* montessori* luther* bach* einstein*"
            + " brecht*"),
        (Cue.StreetEnding, "*straße *strasse *str *weg *platz *allee *gasse *gäßchen *gässchen *ring *ufer *damm *chaussee *steig *stieg"
            + " *pfad *promenade *siedlung *plan *berg *graben *hof *winkel *markt *aue *rain *leite *anger *grund *feld *wiese *tor"
            + " *höhe"
            + " *garten *gärten *park *zeile *stiege *brücke *wall *twete *kamp"),
        (Cue.House, "hausnummer haus hausnr parz stellpl parzelle stellplatz wohnwagen bungalow laube postfach block wohnblock hochhaus"
            + " plattenbau"),
        (Cue.StreetLead, "in aus auf an von nach ecke zur wohnung whg wohnhaft wohnort richtung im am zum den vom"),
        (Cue.StreetPreposition, "am an auf im in zum zur hinter unter unterm vor bei beim über neben straße platz allee weg ufer ring"
            + " hinterm vorm überm ob achter op achtern"),
        (Cue.Dwelling, "wohn* gemeldet adresse anschrift zieht zog gezogen umgezogen lebt leben zuhause daheim haus"),
        (Cue.Weekday, "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so"),
        (Cue.Month, "januar jänner februar feber märz maerz april mai juni juno juli julei august september oktober november dezember"
            + " jan feb mär mrz apr jun jul aug sept sep okt nov dez i ii iii iv v vi vii viii ix x xi xii"),
        (Cue.DayWord, "erste* zweite* dritte* vierte* fünfte* sechste* siebente* siebte* achte* neunte* zehnte* elfte* zwölfte*"
            + " dreizehnte*"
            + " vierzehnte* fünfzehnte* sechzehnte* siebzehnte* achtzehnte* neunzehnte* zwanzigste* dreißigste* ein* zwei* drei* vier*"
            + " fünf*"
            + " sechs* sieben* acht* neun* siebnte* siebete*"),
        (Cue.DateLead, "am vom zum seit ab bis termin datum den eingang erstgespräch"),
        (Cue.Holiday, "heiligabend heilig heiliger erster zweiter ersten zweiten weihnachtsfeiertag weihnachtstag osterfeiertag"
            + " pfingstfeiertag"
            + " advent weihnachten ostern pfingsten gründonnerstag ostersamstag fronleichnam reformationstag tag weltkindertag buß"
            + " totensonntag"
            + " volkstrauertag ewigkeitssonntag erntedank muttertag vatertag männertag valentinstag frauentag halloween martinstag"
            + " walpurgisnacht dreikönig dreikönigstag faschingsdienstag fastnacht fasching zuckerfest opferfest silvester neujahr"
            + " karfreitag"
            + " ostersonntag ostermontag pfingstsonntag pfingstmontag nikolaus allerheiligen rosenmontag aschermittwoch himmelfahrt"),
        (Cue.YearWord, "neunzehnhundert* zweitausend*"),
        (Cue.Birth, "zur auf geb geboren jahrgang jg jhg geburtsjahr baujahr geburtsdatum dob"),
        (Cue.DigitWord, "null* ein* zwei* zwo drei* vier* fünf* fuffzig sech* sieb* acht* neun* zwanzig dreißig zehn elf zwölf"),
        (Cue.Extension, "durchwahl durchw fax dw app apparat nebenstelle nst dann"),
        (Cue.TopLevel, "de com net org eu info me tv gg ly io app link shop blog site club at ch uk pl ru ua tr online"),
        (Cue.Web, "http https www"),
        (Cue.AtWord, "at ät klammeraffe"),
        (Cue.Platform, "insta instagram snap snapchat tiktok tik facebook fb signal telegram whatsapp discord twitch skype steam xbox psn"
            + " youtube threema username nutzername benutzername login profil account kanal nickname gamertag playstation roblox fortnite"
            + " minecraft reddit linkedin xing tinder lovoo vinted kleinanzeigen ebay bereal threads messenger twitter mastodon bluesky"
            + " pinterest spotify onlyfans jodel knuddels forum chat"),
        (Cue.FileLabel, "az aktenzeichen dr urnr urkunde urkundenrolle uvz ur hr hra hrb gnr pr vr urkundennr urkundenummer"),
        (Cue.PlaceLead, "ortsteil ot ortschaft dorf gemeinde weiler wohnort geburtsort ort gut in aus nach bei von ab bis über für"
            + " hinter durch"
            + " richtung um zwischen bahnhof gebürtig"),
        (Cue.PersonLabel, "name vor vorname vornamen nachname familienname geburtsname klient klientin patient patientin gesprächspartner"
            + " gesprächspartnerin tn teiln teilnehmer teilnehmerin teilnehmerinnen teilnehmende anwesend anwesende anwesenden"
            + " entschuldigt"
            + " angenommen notiert transkription transkript transkribiert protokoll protokollant protokollantin protokollführung"
            + " verfasser"
            + " verfasserin erstellt bearbeiter bearbeiterin bearbeitet sachbearbeiter sachbearbeiterin ansprechpartner ansprechpartnerin"
            + " kontaktperson betreuer betreuerin vormund fallführend fallführung fachkraft berater beraterin interviewer interviewerin"
            + " befragte befragter mutter vater eltern kind kinder kindesmutter kindesvater km kv von an cc absender empfänger"
            + " kontoinhaber"
            + " kontoinhaberin mieter mieterin notfallkontakt leitung beteiligte team kontakt unterzeichner unterzeichnerin runde"
            + " vorstand"),
        (Cue.Greeting, "liebe lieber liebes hallo hallöchen hi hey moin servus sehr geehrte geehrter guten grüß tschüss danke mensch"
            + " ciao na"),
        (Cue.Closing, "grüße grüßen grüsse grüssen gruß gruss lg vg mfg glg bg dein deine dank hochachtungsvoll kuss dicken hdl"),
        (Cue.Signature, "aufgen protokoll mfg lg vg gez diktat i unterschrift unterzeichnet aufgenommen geführt protokolliert"
            + " angenommen notiert kürzel hdz bearb"
            + " transkription"
            + " transkript"),
        (Cue.FieldLabel, "iban kvnr krankenversichertennummer rentenversicherungsnummer rvnr sv steuer steueridentifikationsnummer"
            + " personalausweis personalausweisnr telefon telefonnummer tel handy handynummer mobil mobilnummer fax geburtsdatum geb"
            + " anschrift"
            + " adresse nachname vorname wohnanschrift meldeadresse meldeanschrift wohnhaft"),
        .. ReviewCues.All,
    ];
}
