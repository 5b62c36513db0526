using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>One row of the shipped break table.</summary>
/// <param name="Tables">Beginnings of table codes or indicator keys; empty for every table.</param>
/// <param name="Regions">Keys of the regions touched; empty for all.</param>
/// <param name="IsTerritorial">Whether only the borders changed: a recalculated series does not have the break.</param>
/// <param name="Source">Who says so, for a reader who wants to check.</param>
public sealed record CatalogueBreak(
    Year FirstYear, IReadOnlyList<string> Tables, IReadOnlyList<string> Regions, bool IsTerritorial, string Reason, string Source);

/// <summary>„Bruchtabelle“ — the breaks known to us, as data; single years out of line are in <see cref="ShockCatalogue"/>.</summary>
public static class BreakCatalogue
{
    private const string InkarRemarks = "BBSR, INKAR 2024, Anmerkungen zum Indikator";
    private const string CareRemarks =
        "Statistische Ämter des Bundes und der Länder, Pflegestatistik, methodische Hinweise; " + InkarRemarks;
    private const string Census2022 =
        "Statistische Ämter des Bundes und der Länder, 12411-01-01-4 zum 31.12.2024 gegenüber dem Fortschreibungsstand 31.12.2022";

    private static readonly string[] Care = ["22411", "22421", "inkar:q_pfl", "inkar:a_pfl_geld", "inkar:a_pfl_st", "inkar:a_pfl_amb"];
    private static readonly string[] Childcare = ["22541", "22543", "inkar:a_betr0003_bev0003", "inkar:a_betr0306_bev0306"];
    private static readonly string[] PerInhabitant =
    [
        "12411", "inkar:a_bev65um", "inkar:a_ausl_bev", "inkar:q_PBG_bev", "inkar:q_SGBII", "inkar:a_GSa", "inkar:q_asyl_bev",
        "inkar:q_pfl", "inkar:a_sMin", "inkar:a_betr0003_bev0003", "inkar:a_betr0306_bev0306",
    ];

    private static readonly string[] SgbII =
        ["22811", "inkar:q_PBG_bev", "inkar:q_SGBII", "inkar:a_BG1P", "inkar:a_BG5um", "inkar:a_ewfBG"];
    private static readonly string[] HousingBenefit =
        ["22311", "inkar:a_HHwg", "inkar:a_WGmietzu", "inkar:a_WGlastzu", "inkar:d_Wohngeld_Lstg"];
    private static readonly string[] SgbXII = ["22121", "22131", "22151", "22161", "inkar:a_GSa", "inkar:a_GSa_m", "inkar:a_GSa_f"];

    public static IReadOnlyList<CatalogueBreak> All { get; } =
    [
        Method(2005, ["13211", "inkar:q_alo", "inkar:a_aloLang"],
            "Einführung des SGB II (Zusammenlegung von Arbeitslosen- und Sozialhilfe): "
            + "Der Kreis der erfassten Arbeitslosen ist ein anderer.",
            "Bundesagentur für Arbeit, Fußnote zu 13211-02-05-4; " + InkarRemarks),
        Method(2009, Childcare, "Kita-Statistik: Stichtag seit 2009 der 1. März statt des 15. März.",
            "Statistische Ämter des Bundes und der Länder, Statistik 22541, Merkmalsbeschreibung"),
        Method(2011, PerInhabitant,
            "Bevölkerung ab 31.12.2011 auf Grundlage des Zensus 2011 (Thüringen −2,4 % gegenüber 2010): kein Wanderungsverlust.",
            "Destatis, Fußnote zu 12411-0012 und 12411-0018; " + InkarRemarks),
        Method(2012, ["22543"],
            "Betreuungsquoten ab März 2012 mit Bevölkerung auf Grundlage des Zensus 2011 (Nenner: 31.12. des Vorjahres).",
            "Destatis, Fußnote zu 12411-0012 in Verbindung mit der Quotendefinition von 22543"),
        Method(2016, SgbII, "Revision der Grundsicherungsstatistik der Bundesagentur für Arbeit 2016.",
            "Bundesagentur für Arbeit, Statistik der Grundsicherung"),
        Method(2016, HousingBenefit, "Wohngeldreform zum 01.01.2016: mehr Berechtigte, eingeschränkt vergleichbar.", InkarRemarks),
        Method(2017, Care, "Neuer Pflegebedürftigkeitsbegriff: fünf Pflegegrade statt drei Pflegestufen.", CareRemarks),
        Method(2019, Care, "Pflegegrad 1 wird ab 2019 miterfasst.", CareRemarks),
        Method(2021, Care, "Nacherfassung in der Pflegestatistik 2021: Niveausprung.", CareRemarks),
        Method(2020, ["22221", .. SgbXII], "Ab 2020 5er-Rundung (Geheimhaltung): kleine Werte weichen ab, Summen sind nicht additiv.",
            "Statistische Ämter des Bundes und der Länder, Geheimhaltung in den Sozialstatistiken ab 2020"),
        Method(2020, ["22161"], "Eingliederungshilfe seit 2020 im SGB IX statt im SGB XII.", "Bundesteilhabegesetz, Art. 26 Abs. 4"),
        Method(2022, SgbII, "Geflüchtete aus der Ukraine erhalten seit 01.06.2022 Leistungen nach dem SGB II statt nach dem AsylbLG.",
            "§ 74 SGB II; Bundesagentur für Arbeit, Statistik der Grundsicherung"),
        Method(2022, ["31231"],
            "Wohnungsbestand auf Grundlage der Gebäude- und Wohnungszählung 2022.",
            "Statistische Ämter des Bundes und der Länder, Statistik 31231"),
        Method(2023, HousingBenefit, "Wohngeld-Plus seit 01.01.2023: deutlich mehr Berechtigte.", "Wohngeld-Plus-Gesetz"),
        Method(2023, SgbII, "Bürgergeld seit 01.01.2023 statt Arbeitslosengeld II: geänderte Anspruchsregeln.", "Bürgergeld-Gesetz"),
        Method(2024, PerInhabitant,
            "Bevölkerung auf Grundlage des Zensus 2022 (zum Beispiel Suhl −6,3 %, Gera +2,1 %): Richtung je Kreis verschieden.",
            Census2022),
        Method(2025, ["22543"],
            "Betreuungsquoten ab März 2025 mit Bevölkerung auf Grundlage des Zensus 2022: Vergleich nur begrenzt möglich.",
            "Thüringer Landesamt für Statistik, Fußnote zu KT001505"),
        Method(2025, ["22421", "inkar:q_pfl"], "Pflegequoten mit Bevölkerung auf Grundlage des Zensus 2022.", Census2022),
        new(new Year(2021), [], ["16056", "16063"], IsTerritorial: true,
            "Eisenach (16056) ist seit 01.07.2021 Teil des Wartburgkreises (16063).", "Destatis, Gemeindeverzeichnis (GV-ISys)"),
        new(new Year(2022), [], ["16061", "16063", "16064"], IsTerritorial: true,
            "Gebietsänderungen über Kreisgrenzen zwischen 30.11.2021 und 30.06.2024: Dünwald und ein Teil von Anrode kamen vom "
            + "Unstrut-Hainich-Kreis zum Eichsfeld, Hallungen vom Wartburgkreis zum Unstrut-Hainich-Kreis. "
            + "Das genaue Jahr ist je Tabelle zu prüfen.",
            "Destatis, GV100AD 30.11.2021 und GV-ISys 30.06.2024 (Flächenvergleich)"),
    ];

    private static CatalogueBreak Method(int year, IReadOnlyList<string> tables, string reason, string source) =>
        new(new Year(year), tables, [], IsTerritorial: false, reason, source);
}
