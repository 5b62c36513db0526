using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Work;

/// <summary>Ways the sharing of review work refuses.</summary>
public static class ReviewWorkProblems
{
    /// <summary>Code of both warnings; taking the case anyway is possible.</summary>
    public const string LoadCode = "review.load-limit";

    public static Problem TakenByOther { get; } = new("review.taken",
        "Diese Prüfung hat gerade jemand anderes übernommen. Sobald sie zurückgegeben wird oder die Zeit abläuft, ist sie wieder frei.",
        ProblemKind.Conflict);

    public static Problem AlreadyYours { get; } = new("review.already-yours", "Sie haben diese Prüfung schon übernommen.",
        ProblemKind.Conflict);

    public static Problem NotYours { get; } = new("review.not-yours",
        "Sie haben diese Prüfung nicht übernommen, oder die Zeit dafür ist abgelaufen.", ProblemKind.Conflict);

    public static Problem NotDeputy { get; } = new("review.not-deputy",
        "Übernehmen kann die Prüfung nur, wer die Person heute vertritt, die sie gerade hat.", ProblemKind.Conflict);

    public static Problem DeputyOfOneself { get; } = new("review.deputy-self",
        "Bitte wählen Sie eine andere Person: Niemand vertritt sich selbst.", ProblemKind.Invalid);

    public static Problem DeputyBySelf { get; } = new("review.deputy-by-self",
        "Eine Vertretung legt die vertretene oder eine dritte Person fest, nicht die Vertretung selbst.", ProblemKind.Conflict);

    public static Problem DeputyDays { get; } = new("review.deputy-days",
        "Bitte prüfen Sie die Tage: Die Vertretung beginnt frühestens heute und endet nicht vor ihrem Beginn.", ProblemKind.Invalid);

    public static Problem DeputyTooLong { get; } = new("review.deputy-too-long",
        "Eine Vertretung dauert höchstens 42 Tage. Bitte legen Sie danach eine neue an.", ProblemKind.Invalid);

    public static Problem DeputyNoReviewer { get; } = new("review.deputy-no-reviewer",
        "Vertreten und vertreten werden können nur Personen mit der Rolle Prüfung und einem aktiven Konto.", ProblemKind.Invalid);

    public static Problem DeputyNotFound { get; } = new("review.deputy-not-found",
        "Diese Vertretung gibt es nicht, oder sie ist schon beendet.", ProblemKind.NotFound);

    /// <param name="what">Goes on the sentence „Diese Vertretung …“.</param>
    public static Problem DeputyStale(string what) => new("review.deputy-stale",
        $"Diese Vertretung {what}. Bitte laden Sie die Vertretungen neu.", ProblemKind.Stale);

    public static Problem AreaUnknown { get; } = new("review.area-unknown",
        "Bitte geben Sie den Anfang eines amtlichen Gemeindeschlüssels an (nur Ziffern, höchstens 8), oder lassen Sie das Feld leer.",
        ProblemKind.Invalid);

    public static Problem ResponsibilityNotFound { get; } = new("review.responsibility-not-found",
        "Diese Zuständigkeit gibt es nicht, oder sie ist schon beendet.", ProblemKind.NotFound);

    /// <param name="what">Goes on the sentence „Diese Zuständigkeit …“.</param>
    public static Problem ResponsibilityStale(string what) => new("review.responsibility-stale",
        $"Diese Zuständigkeit {what}. Bitte laden Sie Ihre Zuständigkeiten neu.", ProblemKind.Stale);

    public static Problem SourceFirst { get; } = new("review.source-first",
        "Bitte lesen Sie zuerst die Quelle und lassen Sie sich dann den Entwurf zeigen. Erst danach können Sie entscheiden.",
        ProblemKind.Conflict);

    public static Problem KeyPointsFirst { get; } = new("review.key-points",
        "Bitte notieren Sie zuerst mit eigenen Worten, was in der Quelle wichtig ist (20 bis 2000 Zeichen, ohne Namen von Personen).",
        ProblemKind.Invalid);

    public static Problem TooManyInWork(int held, int limit) => new(LoadCode,
        string.Create(CultureInfo.InvariantCulture,
            $"Sie prüfen schon {held} Entwürfe gleichzeitig, vorgesehen sind höchstens {limit}. Bitte schließen Sie erst eine Prüfung ab "
            + $"oder geben Sie eine zurück."), ProblemKind.Conflict);

    public static Problem TooManyToday(int decided, int limit) => new(LoadCode,
        string.Create(CultureInfo.InvariantCulture,
            $"Sie haben heute schon {decided} Entwürfe beurteilt, vorgesehen sind höchstens {limit}. Bitte machen Sie morgen weiter oder "
            + $"fragen Sie jemand anderes."), ProblemKind.Conflict);
}
