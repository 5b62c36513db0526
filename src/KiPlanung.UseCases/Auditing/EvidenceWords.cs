using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KiPlanung.Audit;

namespace KiPlanung.UseCases.Auditing;

/// <summary>The texts of an evidence archive.</summary>
internal static class EvidenceWords
{
    private const string More = "\nZu diesem Vorgang gehört mehr, als einzeln aufgeführt ist; im Protokoll steht alles.\n";

    public static byte[] ReadMe(EvidenceChoice choice, Checkpoint checkpoint) => Text($"""
        BEWEISARCHIV
        {choice.Title}

        LIESMICH.txt                    dieser Text
        pruefbericht.txt, .json         Ergebnis der Prüfung genau der Dateien im Ordner „protokoll“
        eintraege.csv, eintraege.json   {choice.Places.Count} Einträge zu diesem Archiv; Personen nur als Kennzahl, Inhalte nur als
                                        Prüfsumme
        abstammung.json                 woraus etwas entstand und was daraus wurde (nur bei einem Vorgang)
        protokoll/                      das ganze Protokoll bis zum Prüfpunkt über {checkpoint.Size} Einträge (C2SP tlog-tiles):
          LIESMICH.txt                  Formate, und wie man ohne KiPlanung prüft
          checkpoint                    der unterschriebene Prüfpunkt
          log.vkey                      der öffentliche Prüfschlüssel
          tile/                         alle Einträge und ihre Prüfsummen
          keys/                         nur wenn der Signaturschlüssel gewechselt wurde: je Wechsel ein Nachweis, den bisheriger und neuer
                                        Schlüssel unterschrieben haben; mit einem früheren Prüfschlüssel prüft man deshalb ebenso
          entries/                      jeder gewählte Eintrag (.json) mit Einschlussnachweis (.json.tlog-proof; .json.spicy ist die
                                        ältere Form desselben Nachweises)
        {(choice.History is { IsCut: true } ? More : "")}
        Selbst prüfen, ohne Netz und ohne Datenbank:
            kiplanung audit verify protokoll
            kiplanung-verify protokoll
        Vergleichen Sie dabei mit Prüfschlüssel und Prüfpunkt, die Sie früher an anderer Stelle aufbewahrt haben
        (--key und --checkpoint). Nur so fällt auf, wenn das ganze Protokoll ersetzt wurde.

        """);

    public static byte[] Report(VerificationReport report, Checkpoint checkpoint)
    {
        var text = new StringBuilder("PRÜFBERICHT\n\n")
            .Append(report.Valid ? "Das Protokoll ist unverändert.\n" : "Das Protokoll ist NICHT in Ordnung.\n")
            .Append(CultureInfo.InvariantCulture, $"Geprüfte Einträge: {report.Entries}\n")
            .Append(CultureInfo.InvariantCulture, $"Wurzelprüfsumme:   {report.RootHex ?? "nicht berechenbar"}\n\n");
        foreach (var fault in report.Faults)
            text.Append(CultureInfo.InvariantCulture, $"Fehler{(fault.Index is { } at ? $" bei Eintrag {at}" : "")}: {fault.Message}\n");
        foreach (var notice in report.Notices) text.Append(CultureInfo.InvariantCulture, $"Hinweis: {notice}\n");
        return Text(text.Append("\nUnterschriebener Prüfpunkt:\n").Append(checkpoint.Note).ToString());
    }

    public static byte[] ReportJson(VerificationReport report) => EntryFiles.Bytes(new JsonObject
    {
        ["schema"] = "kiplanung.verification.v1",
        ["valid"] = report.Valid,
        ["entries"] = report.Entries,
        ["root"] = report.RootHex,
        ["faults"] = new JsonArray([.. report.Faults.Select(f => (JsonNode)new JsonObject
        {
            ["code"] = f.Code, ["index"] = f.Index, ["message"] = f.Message,
        })]),
        ["notices"] = new JsonArray([.. report.Notices.Select(n => (JsonNode)n)]),
    });

    public static byte[] LineageJson(Lineage lineage) => EntryFiles.Bytes(new JsonObject
    {
        ["schema"] = "kiplanung.lineage.v1",
        ["steps"] = new JsonArray([.. lineage.Nodes.Select(n => (JsonNode)new JsonObject
        {
            ["key"] = n.Key, ["kind"] = Code.Of(n.Kind), ["id"] = n.ObjectId?.ToString("D"), ["at"] = n.At.ToUniversalTime(),
            ["hash"] = n.Hash?.Hex, ["entry"] = n.Index, ["version"] = n.Version,
            ["state"] = n.State is { } state ? Code.Of(state) : n.Note is { } note ? Code.Of(note) : null,
        })]),
        ["arrows"] = new JsonArray([.. lineage.Edges.Select(e => (JsonNode)new JsonObject { ["from"] = e.From, ["to"] = e.To })]),
    });

    private static byte[] Text(string words) => Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\n"));
}
