using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>Every way a review can be refused.</summary>
public static class ReviewProblems
{
    public static Problem AlreadyDecided { get; } = new("review.already-decided",
        "Über diesen Entwurf wurde bereits entschieden. Bitte laden Sie die Prüfliste neu.", ProblemKind.Conflict);

    public static Problem OwnDraft { get; } = new("review.own-draft",
        "Vier-Augen-Prinzip: Sie haben diesen Entwurf angefordert und können deshalb nicht selbst darüber entscheiden.",
        ProblemKind.Conflict);

    public static Problem EditedByReviewer { get; } = new("review.edited-by-reviewer",
        "Vier-Augen-Prinzip: Sie haben diesen Entwurf bearbeitet und können deshalb nicht selbst darüber entscheiden.",
        ProblemKind.Conflict);

    public static Problem StaleDraft { get; } = new("review.stale-draft",
        "Der Entwurf ist nicht mehr der, den Sie gesehen haben. Bitte öffnen Sie den Vorgang neu und prüfen Sie die aktuelle Fassung.",
        ProblemKind.Stale);

    public static Problem NotSubmitted { get; } = new("review.not-submitted",
        "Dieser Entwurf wurde noch nicht zur Prüfung gegeben.", ProblemKind.Conflict);

    public static Problem NotApproved { get; } = new("review.not-approved",
        "Dieser Entwurf ist nicht freigegeben. Nur freigegebene Ergebnisse lassen sich verwenden.", ProblemKind.Conflict);

    public static Problem Revoked { get; } = new("review.revoked",
        "Die Freigabe dieses Ergebnisses wurde widerrufen. Es darf nicht mehr verwendet oder ausgegeben werden.", ProblemKind.Conflict);

    public static Problem AlreadyDue { get; } = new("review.already-due",
        "Aus diesem Grund ist die Überprüfung schon angemeldet.", ProblemKind.Conflict);

    public static Problem NoReplacement { get; } = new("review.no-replacement",
        "Ersetzen kann ein Ergebnis nur eine neuere Freigabe derselben Art.", ProblemKind.Conflict);

    public static Problem ReasonTooShort { get; } = new("review.reason-too-short",
        "Bitte nennen Sie den Grund in mindestens 20 Zeichen.", ProblemKind.Invalid);

    public static Problem ReasonMissing { get; } = new("review.reason-missing",
        "Bitte begründen Sie die Rückgabe oder Ablehnung in mindestens einem Satz.", ProblemKind.Invalid);

    public static Problem NotAReviewer { get; } = new("review.not-a-reviewer",
        "Entscheiden können nur Personen mit der Rolle Prüfung, die sich selbst am Bildschirm angemeldet haben.", ProblemKind.Forbidden);

    public static Problem TrainingExpired { get; } = new("review.training-expired",
        "Ihr Schulungsnachweis fehlt oder ist abgelaufen. Bitte wenden Sie sich an die Administration.", ProblemKind.Forbidden);
}
