using KiPlanung.Review;

namespace KiPlanung.Web.Pages.Pruefung;

/// <summary>„Prüfschritte“ — what to look at before deciding, in words. No scores: a percentage invites to trust it (automation bias,
/// KI-VO Art. 14 Abs. 4 Buchst. b).</summary>
internal static class ReviewChecks
{
    private static readonly string[] OfForecast =
    [
        "Quelle: Passen Statistik, Tabelle und Datenstand zu der Frage, um die es geht?",
        "Gebietsstand: Beziehen sich alle Werte auf dieselben Grenzen?",
        "Lücken und Brüche: Erklären sie Sprünge in der Reihe, und sind sie genannt?",
        "Verfahren: Trifft es frühere Jahre besser als die einfache Fortschreibung?",
        "Unsicherheit: Ist der Bereich so eng, wie Sie es mit Ihrer Ortskenntnis erwarten?",
        "Plausibilität: Gibt es Vorhaben oder Ereignisse vor Ort, die das Verfahren nicht kennen kann?",
    ];

    private static readonly string[] OfSummary =
    [
        "Belege: Trägt jede Textstelle die Aussage, zu der sie genannt ist?",
        "Auslassungen: Fehlt etwas Wichtiges aus den nicht zusammengefassten Abschnitten?",
        "Heikle Themen: Sind sie zurückhaltend und genau wiedergegeben?",
        "Wortwahl: Kommt keine Bewertung und keine Diagnose hinzu, die nicht im Text steht?",
        "Personenbezug: Lässt sich aus der Zusammenfassung niemand wiedererkennen?",
    ];

    private static readonly string[] OfOther =
    [
        "Herkunft: Sind Quelle, Modell und Anweisung genannt und passend?",
        "Inhalt: Ist jede Angabe richtig, vollständig und verständlich?",
        "Personenbezug: Lässt sich daraus niemand wiedererkennen?",
    ];

    private const string Changes = "Änderungen: Ist jede Änderung gegenüber der früheren Fassung nachvollziehbar?";

    public static IReadOnlyList<string> For(Draft draft)
    {
        var checks = draft.Kind switch
        {
            DraftKind.Forecast => OfForecast,
            DraftKind.Summary => OfSummary,
            _ => OfOther,
        };
        return draft.Version > 1 ? [.. checks, Changes] : checks;
    }
}
