using KiPlanung.Pseudonymisation.Lists;
using KiPlanung.Pseudonymisation.Recognisers;

namespace KiPlanung.Pseudonymisation.Tagging;

/// <summary>„Wortklasse“ — closed classes of words that speak for or against a name beside them.</summary>
internal static class WordClass
{
    public const int None = 0;

    private static readonly string[] Classes =
    [
        "frau fr frl fräulein mrs ms frauchen",
        "herr herrn hr hrn mr",
        "dr prof professor professorin doktor med rer nat phil jur dipl mag ing pfarrer pfarrerin pastor pastorin schwester bruder",
        "familie fam eheleute ehepaar geschwister zwillinge brüder schwestern kinder",
        "freund freundin kumpel nachbar nachbarin kollege kollegin bekannte bekannter mitbewohner mitbewohnerin partner partnerin ex"
            + " exmann exfrau verlobte verlobter mitschüler mitschülerin",
        "klient klientin patient patientin schüler schülerin bewohner bewohnerin lehrer lehrerin erzieher erzieherin betreuer betreuerin"
            + " sachbearbeiter sachbearbeiterin arzt ärztin hebamme anwalt anwältin rechtsanwalt rechtsanwältin vermieter vermieterin"
            + " sozialarbeiter sozialarbeiterin trainer trainerin chef chefin vormund pate patin praktikant praktikantin",
        "präsident präsidentin minister ministerin bürgermeister bürgermeisterin kanzler kanzlerin sprecher sprecherin trainer autor"
            + " autorin sänger sängerin schauspieler schauspielerin regisseur politiker politikerin könig kaiser papst richter richterin",
        "heißt heisst heiße heisse hieß namens genannt nennt name vorname nachname familienname geb geborene geborener spitzname rufname",
        "liebe lieber hallo hi hey moin grüße gruß lg mfg vg gez unterzeichnet servus tschüss danke",
        "sagt sagte meint meinte erzählt erzählte berichtet berichtete fragt fragte schreibt schrieb ruft rief erklärt erklärte"
            + " betont betonte wünscht möchte hat war kommt geht wohnt lebt arbeitet spielt bittet",
        "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag"
            + " freitag samstag sonntag mo di mi do sa so",
        "der die das den dem des ein eine einen einem einer eines kein keine keinen unser unsere sein seine seinen seinem ihr ihre ihren"
            + " ihrem ihrer mein meine meinen meinem meiner dein deine dieser diese dieses jeder jede alle viele",
        "in aus nach bei ab bis über richtung zwischen",
        "von mit für an auf zu zum zur beim vom gegen ohne um durch seit während wegen",
        "ich du er sie es wir uns ihm ihn mir mich man wer",
        "und oder sowie u",
        "wohnhaft gemeldet wohnung straße strasse str weg platz allee gasse ring",
        "landkreis kreis stadt gemeinde ortsteil ot amt land dorf region",
        "gmbh ag kg verein ev stiftung verband partei universität schule kita amtsgericht sozialamt jugendamt jobcenter",
        "anwesend anwesende teilnehmer teilnehmende teilnehmerinnen tn protokoll kopie verteiler entschuldigt ansprechpartner kontakt",
    ];

    private static readonly WordTable Table = Filled();

    /// <summary>1 to the number of classes; <see cref="None"/> for every other word.</summary>
    public static byte Of(ulong fingerprint) => Table.TryGet(fingerprint, out var value) ? (byte)value : (byte)None;

    private static WordTable Filled()
    {
        var table = new WordTable(600, 1);
        foreach (var role in TokenHints.Roles.Keys) table.Add(role, Classes.Length + 1);
        for (var i = Classes.Length - 1; i >= 0; i--)
            foreach (var word in Classes[i].Split(' '))
                table.Add(word, i + 1);
        return table;
    }
}
