using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>Every way a restoration can be refused.</summary>
public static class ReidentificationProblems
{
    public static Problem NotACaseWorker { get; } = new("reidentification.not-a-case-worker",
        "Eine Wiederherstellung beantragt nur die Fachkraft der Notiz, selbst am Bildschirm angemeldet.", ProblemKind.Forbidden);

    public static Problem NotTheTrustee { get; } = new("reidentification.not-the-trustee",
        "Über eine Wiederherstellung entscheidet nur die Treuhandstelle, selbst am Bildschirm angemeldet.", ProblemKind.Forbidden);

    public static Problem OwnRequest { get; } = new("reidentification.own-request",
        "Vier-Augen-Prinzip: Sie haben diese Wiederherstellung beantragt und können deshalb nicht selbst darüber entscheiden.",
        ProblemKind.Conflict);

    public static Problem NotFound { get; } = new("reidentification.not-found",
        "Diesen Antrag auf Wiederherstellung gibt es nicht.", ProblemKind.NotFound);

    public static Problem AlreadyRequested { get; } = new("reidentification.already-requested",
        "Für diesen Platzhalter läuft schon ein Antrag. Bitte warten Sie auf die Entscheidung oder nutzen Sie die offene Einsicht.",
        ProblemKind.Conflict);

    public static Problem AlreadyDecided { get; } = new("reidentification.already-decided",
        "Über diesen Antrag wurde bereits entschieden. Bitte laden Sie die Liste neu.", ProblemKind.Conflict);

    public static Problem Lapsed { get; } = new("reidentification.lapsed",
        "Dieser Antrag ist nach 14 Tagen ohne Entscheidung abgelaufen. Die Fachkraft kann ihn neu stellen.", ProblemKind.Conflict);

    public static Problem NotDecided { get; } = new("reidentification.not-decided",
        "Die Treuhandstelle hat über diesen Antrag noch nicht entschieden.", ProblemKind.Conflict);

    public static Problem NotOpened { get; } = new("reidentification.not-opened",
        "Bitte öffnen Sie die Einsicht zuerst; damit beginnen die zehn Minuten.", ProblemKind.Conflict);

    public static Problem WasRefused { get; } = new("reidentification.refused",
        "Die Treuhandstelle hat diesen Antrag abgelehnt.", ProblemKind.Conflict);

    public static Problem IsOver { get; } = new("reidentification.over",
        "Die Zeit für diese Einsicht ist abgelaufen. Bitte stellen Sie einen neuen Antrag, wenn Sie den Wert noch brauchen.",
        ProblemKind.Conflict);

    public static Problem UnknownPlaceholder { get; } = new("reidentification.unknown-placeholder",
        "Diesen Platzhalter gibt es in der Notiz nicht. Bitte wählen Sie ihn aus der Liste.", ProblemKind.Invalid);

    public static Problem StatementMissing { get; } = new("reidentification.statement",
        "Bitte begründen Sie in mindestens einem Satz (10 bis 1.000 Zeichen).", ProblemKind.Invalid);
}
