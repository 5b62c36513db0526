using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Statistics;
using KiPlanung.Summarisation;
using KiPlanung.UseCases.Casework;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.UseCases.Reports;

namespace KiPlanung.UseCases.Review;

/// <summary>„Prüfpunkte“ — what has to be judged one by one: every claim of a summary, the named checks of each kind. No scores: a
/// percentage invites to trust it (automation bias, KI-VO Art. 14 Abs. 4 Buchst. b).</summary>
public static class ReviewItems
{
    /// <summary>Below this a count is mostly chance from one year to the next.</summary>
    private const int SmallCount = 100;

    /// <exception cref="System.Text.Json.JsonException">The draft holds no content of its kind.</exception>
    public static IReadOnlyList<ReviewItem> Of(Draft draft) => Of(ReviewMaterial.Of(draft));

    /// <exception cref="System.Text.Json.JsonException">There is no content of its kind.</exception>
    public static IReadOnlyList<ReviewItem> Of(ReviewMaterial material)
    {
        var items = OfContent(material);
        return material.Version == 1
            ? items
            : [.. items, Check("aenderungen", "Änderungen", "Ist jede Änderung gegenüber der früheren Fassung nachvollziehbar?")];
    }

    private static IReadOnlyList<ReviewItem> OfContent(ReviewMaterial draft) => draft.Kind switch
    {
        DraftKind.Forecast when CalculationDocument.IsOne(draft.Content) => [.. OfCalculation(CalculationDocument.Read(draft.Content))],
        DraftKind.Forecast => [.. OfForecast(ForecastDocument.Read(draft.Content))],
        DraftKind.Summary when SummaryContent.Read(draft.Content).IsOk(out var summary, out _) => [.. OfSummary(summary)],
        DraftKind.Summary => throw new System.Text.Json.JsonException("Der Inhalt ist keine Zusammenfassung."),
        _ => OfOther,
    };

    /// <param name="index">Counts from 0.</param>
    public static string KeyOfClaim(int index) => $"aussage-{Code.Of(index + 1)}";

    /// <summary>Touches a sensitive topic, or a quote of it is not word for word in the source.</summary>
    public static bool IsDelicate(Claim claim) =>
        claim.SensitiveTopics.Count > 0 || claim.Evidence.Any(e => e.Match == QuoteMatch.Similar);

    private static IEnumerable<ReviewItem> OfSummary(SummaryDocument summary)
    {
        for (var i = 0; i < summary.Claims.Count; i++)
            yield return new(KeyOfClaim(i), $"Aussage {Code.Of(i + 1)}", "", IsDelicate(summary.Claims[i]), CanBeChanged: true);
        var (open, sensitive) = (summary.Uncovered.Count, summary.SensitiveUncovered.Count);
        yield return Check("auslassungen", "Auslassungen",
            open == 0
                ? "Jeder Abschnitt der Quelle ist belegt; fehlt trotzdem etwas?"
                : $"{Code.Of(open)} Abschnitte sind nicht zusammengefasst, davon {Code.Of(sensitive)} mit heiklem Thema. "
                    + "Fehlt nichts Wichtiges?",
            sensitive > 0);
        yield return Check("wortwahl", "Wortwahl", "Kommt keine Bewertung und keine Diagnose hinzu, die nicht im Text steht?");
        yield return Check("personenbezug", "Personenbezug", "Lässt sich aus der Zusammenfassung niemand wiedererkennen?");
    }

    private static IEnumerable<ReviewItem> OfForecast(ForecastDocument document)
    {
        var last = document.History.LastOrDefault(y => y.Value is not null);
        yield return Check("datenstand", "Datenstand",
            $"{document.Source.Publisher}, Tabelle {document.Source.Table}: Datenstand {GermanText.Date(document.Source.DataDate)}, "
            + $"Gebietsstand {GermanText.Date(document.Territory)}, letzter Wert {(last is null ? "keiner" : Code.Of(last.Year))}. "
            + "Passt das zur Frage?");
        yield return Check("verfahren", "Verfahren", document.IsByHand
            ? "Von Hand geschrieben, ohne Rechenverfahren. Trägt die Begründung?"
            : $"{document.ModelTitle}. Ist das für diese Reihe angemessen?");
        yield return Check("bereich", "Unsicherheitsbereich", IntervalFact(document));
        yield return Check("rueckschau", "Rückschau", document switch
        {
            { IsByHand: true } or { Backtest.Count: 0 } => "Für diese Werte gibt es keine Rückschau auf frühere Jahre. Genügt das?",
            { BeatsNaive: true } => "Das Verfahren traf frühere Jahre besser als die einfache Fortschreibung. Überzeugt der Vergleich?",
            _ => "Das Verfahren traf frühere Jahre nicht besser als die einfache Fortschreibung. Ist das vertretbar?",
        });
        yield return Check("annahmen", "Annahmen",
            $"{Code.Of(document.Breaks.Count)} bekannte Brüche, {Code.Of(document.Notices.Count)} Hinweise des Verfahrens"
            + (document.Rationale is null ? "." : ", Werte von Hand mit Begründung.") + " Sind alle Annahmen genannt und haltbar?");
        var small = IsSmall(document);
        yield return Check("kleinraum", "Kleine Gebiete und Zahlen", small
            ? "Achtung: kleines Gebiet oder kleine Zahl. Zufall überwiegt leicht den Trend; trägt die Aussage trotzdem?"
            : "Weder Gebiet noch Zahlen sind auffällig klein. Stimmen Sie zu?", small);
    }

    /// <summary>A municipality, or so few cases that chance decides.</summary>
    public static bool IsSmall(ForecastDocument document) => document.Ags.Length > 5
        || (document.Indicator.Nature == SeriesNature.Count
            && document.History.LastOrDefault(y => y.Value is not null)?.Value is { } value && Math.Abs(value) < SmallCount);

    private static IEnumerable<ReviewItem> OfCalculation(CalculationDocument document)
    {
        var oldest = document.Sources.Where(s => s.DataDate is not null).Select(s => s.DataDate!.Value).DefaultIfEmpty().Min();
        yield return Check("datenstand", "Datenstand",
            $"{Code.Of(document.Sources.Count)} Quellen, die älteste mit Stand "
            + $"{(oldest == default ? "unbekannt" : GermanText.Date(oldest))}. Passen sie zur Frage und zueinander?");
        yield return Check("verfahren", "Verfahren", $"{document.MethodTitle}. Ist das hier angemessen?");
        yield return Check("bereich", "Unsicherheitsbereich",
            "Ist der Bereich so eng oder weit, wie Sie es mit Ihrer Ortskenntnis erwarten?");
        yield return Check("annahmen", "Annahmen",
            $"{Code.Of(document.Assumptions.Count)} Annahmen, {Code.Of(document.Notices.Count)} Hinweise"
            + (document.Adjusted.Count == 0 ? "." : $", {Code.Of(document.Adjusted.Count)} Werte von Hand gesetzt.")
            + " Sind alle genannt und haltbar?");
        var small = document.Ags.Length > 5;
        yield return Check("kleinraum", "Kleine Gebiete und Zahlen", small
            ? "Achtung: kleines Gebiet. Zufall überwiegt leicht den Trend; trägt die Aussage trotzdem?"
            : "Sind Teilgebiete oder Gruppen so klein, dass Zufall den Trend überwiegt?", small);
    }

    private static string IntervalFact(ForecastDocument document)
    {
        var target = document.Years[^1];
        return target.Intervals is not [var interval, ..]
            ? "Zu diesen Werten ist kein Bereich angegeben. Ist das vertretbar?"
            : $"{Code.Of(target.Year)}: {GermanText.Number(interval.Low)} bis {GermanText.Number(interval.High)} {document.Indicator.Unit} "
                + $"({GermanText.Level(interval.Level)}). Ist das so eng oder weit, wie Sie es mit Ihrer Ortskenntnis erwarten?";
    }

    private static readonly ReviewItem[] OfOther =
    [
        Check("herkunft", "Herkunft", "Sind Quelle, Modell und Anweisung genannt und passend?"),
        Check("inhalt", "Inhalt", "Ist jede Angabe richtig, vollständig und verständlich?"),
        Check("personenbezug", "Personenbezug", "Lässt sich daraus niemand wiedererkennen?"),
    ];

    private static ReviewItem Check(string key, string title, string fact, bool mustBeJudged = false) =>
        new(key, title, fact, mustBeJudged, CanBeChanged: false);
}
