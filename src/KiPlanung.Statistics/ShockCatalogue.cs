using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>One row of the shipped table of shocks: years out of line by an event, after which the figures go on as before.</summary>
/// <param name="Tables">Beginnings of table codes or indicator keys.</param>
/// <param name="Regions">Keys of the regions touched; empty for all.</param>
/// <param name="Reason">What happened, in German, without a full stop: it stands in brackets in a sentence.</param>
/// <param name="Source">Who says so, for a reader who wants to check.</param>
public sealed record CatalogueShock(
    Year FirstYear, Year LastYear, IReadOnlyList<string> Tables, IReadOnlyList<string> Regions, string Reason, string Source);

/// <summary>„Tabelle der Sondereinflüsse“ — passing events known to us, as data; lasting ones: <see cref="BreakCatalogue"/>.</summary>
public static class ShockCatalogue
{
    /// <summary>Changes whenever a row does; belongs into a report that wants to be repeated.</summary>
    public const string Version = "2026-11-22";

    private const string Covid = "Covid-19 und die Maßnahmen dagegen";

    private static readonly string[] Unemployment = ["13211", "inkar:q_alo", "inkar:a_aloLang"];
    private static readonly string[] Arrivals = ["12711", "22221", "inkar:q_asyl_bev"];
    private static readonly string[] Childcare = ["22541", "22543", "inkar:a_betr0003_bev0003", "inkar:a_betr0306_bev0306"];

    public static IReadOnlyList<CatalogueShock> All { get; } =
    [
        Row(2015, 2016, Arrivals, "Zuzug Schutzsuchender 2015 und 2016",
            "Destatis, Wanderungsstatistik (12711) und Asylbewerberleistungsstatistik (22221), Berichtsjahre 2015 und 2016"),
        Row(2015, 2016, ["22523"], "Inobhutnahme vieler unbegleiteter Minderjähriger 2015 und 2016",
            "Destatis, Statistik der vorläufigen Schutzmaßnahmen (22523), Berichtsjahre 2015 und 2016"),
        Row(2020, 2020, ["12711"], Covid + ": weniger Umzüge", "Destatis, Wanderungsstatistik (12711), Berichtsjahr 2020"),
        Row(2020, 2021, Unemployment, Covid + ": mehr Arbeitslose",
            "Bundesagentur für Arbeit, Arbeitsmarkt 2020 und Arbeitsmarkt 2021 (Jahresberichte)"),
        Row(2020, 2022, ["12613"], Covid + ": mehr Sterbefälle",
            "Destatis, Statistik der Sterbefälle (12613), Berichtsjahre 2020 bis 2022"),
        Row(2020, 2022, ["23111", "23131"], Covid + ": verschobene Behandlungen",
            "Destatis, Grunddaten der Krankenhäuser (23111), Berichtsjahre 2020 bis 2022"),
        Row(2022, 2022, Arrivals, "Zuzug Geflüchteter aus der Ukraine seit Februar 2022",
            "Destatis, Wanderungsstatistik (12711), Berichtsjahr 2022; seit 01.06.2022 Leistungen nach dem SGB II (§ 74 SGB II)"),
        new(new Year(2019), new Year(2019), Childcare, ["16053"], "Jena: Untererfassung, eine Einrichtung fehlt",
            "Thüringer Landesamt für Statistik, Fußnote zur Kita-Statistik 2019"),
    ];

    private static CatalogueShock Row(int first, int last, IReadOnlyList<string> tables, string reason, string source) =>
        new(new Year(first), new Year(last), tables, [], reason, source);
}
