using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>Every way a table can be refused.</summary>
public static class StatisticsProblems
{
    public static Problem UnknownFormat { get; } = new("statistics.unknown-format",
        "Das Format der Datei wurde nicht erkannt. Gelesen werden: GENESIS-Flat-CSV (erste Spalte „statistics_code“), CSV der "
        + "Tabellenansicht (erste Zeile „GENESIS-Tabelle: …“) und einfache CSV-Dateien mit den Spalten Region, Jahr und Wert.",
        ProblemKind.Invalid);

    public static Problem EmptyTable { get; } = new("statistics.empty-table",
        "Die Datei enthält keine Datenzeilen. Bitte prüfen Sie, ob der Abruf vollständig war.", ProblemKind.Invalid);

    public static Problem Unreadable(string sentence, int? line = null) =>
        new("statistics.unreadable-file", sentence, ProblemKind.Invalid)
        {
            Details = line is null ? [] : [new ProblemDetail(sentence, line)],
        };

    /// <param name="missing">One detail per missing statement, its field named as in <see cref="TableReadOptions"/>.</param>
    public static Problem MissingMetadata(IReadOnlyList<ProblemDetail> missing) => new("statistics.missing-metadata",
        "Zur Tabelle fehlen Angaben, die weder in der Datei stehen noch eingegeben wurden. Bitte ergänzen Sie sie.", ProblemKind.Invalid)
    {
        Details = missing,
    };

    /// <summary>More than half of the cells are „-“: the producer has not loaded the figures yet.</summary>
    public static Problem NotYetFilled(int nothing, int cells) => new("statistics.not-yet-filled",
        $"Tabelle scheint noch nicht befüllt: {nothing} von {cells} Werten sind „-“ (nichts vorhanden). "
        + "Bitte rufen Sie die Tabelle später erneut ab oder wählen Sie einen früheren Zeitpunkt.", ProblemKind.Invalid);

    public static Problem InvalidTable(int places, IReadOnlyList<ProblemDetail> details) => new("statistics.invalid-table",
        (places == 1 ? "Die Tabelle wurde nicht übernommen: eine Stelle ist fehlerhaft. "
            : $"Die Tabelle wurde nicht übernommen: {places} Stellen sind fehlerhaft. ")
        + "Bitte berichtigen Sie die Datei und laden Sie sie erneut hoch.", ProblemKind.Invalid)
    {
        Details = details,
    };

    /// <summary>Only counts can be added up over regions.</summary>
    public static Problem NotConvertible(string indicator, string regions) => new("statistics.conversion-needs-counts",
        $"„{indicator}“ lässt sich nicht auf den heutigen Gebietsstand umrechnen: Nur Anzahlen dürfen addiert werden, "
        + $"Anteile und Kennwerte von {regions} nicht. Bitte laden Sie Zähler und Nenner als Anzahlen.", ProblemKind.Invalid);

    public static Problem PartMissing(string indicator, string region) => new("statistics.conversion-incomplete",
        $"„{indicator}“ lässt sich nicht auf den heutigen Gebietsstand umrechnen: Die Reihe für {region} fehlt.",
        ProblemKind.Invalid);
}
