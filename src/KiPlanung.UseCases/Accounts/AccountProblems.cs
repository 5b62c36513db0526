using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Accounts;

/// <summary>What can stand in the way of an act on accounts.</summary>
internal static class AccountProblems
{
    public static readonly Problem SignInRequired =
        new("access.sign-in-required", "Bitte melden Sie sich an.", ProblemKind.Forbidden);

    public static readonly Problem NotFound =
        new("account.not-found", "Dieses Konto ist nicht vorhanden.", ProblemKind.NotFound);

    public static readonly Problem NameTaken = new(
        "account.name-taken", "Dieser Anmeldename ist schon vergeben. Bitte wählen Sie einen anderen.", ProblemKind.Conflict)
    {
        Details = [new ProblemDetail("Dieser Anmeldename ist schon vergeben.", Field: "SignInName")],
    };

    public static readonly Problem Disabled =
        new("account.disabled", "Das Konto ist gesperrt; dafür muss es aktiv sein.", ProblemKind.Conflict);

    public static readonly Problem OwnAccount = new(
        "account.own", "Das eigene Konto kann man nicht selbst sperren. Bitte lassen Sie es eine andere Person mit der Rolle "
        + "Administration tun.", ProblemKind.Conflict);

    public static readonly Problem OwnTraining = new(
        "account.own-training", "Den eigenen Schulungsnachweis trägt man nicht selbst ein. Bitte lassen Sie es eine andere Person mit der "
        + "Rolle Administration tun.", ProblemKind.Conflict);

    public static readonly Problem ServiceHasNoScreen = new(
        "account.service-sign-in", "Ein Dienstkonto meldet sich nicht am Bildschirm an; es arbeitet mit Zugangsschlüsseln.",
        ProblemKind.Conflict);

    public static readonly Problem AlreadySetUp = new(
        "account.already-set-up", "Die Einrichtung ist abgeschlossen: Es gibt schon Konten.", ProblemKind.Conflict);

    public static readonly Problem TokenNotFound =
        new("token.not-found", "Dieser Zugangsschlüssel ist nicht vorhanden oder schon widerrufen.", ProblemKind.NotFound);

    public static readonly Problem TokenOfOther = new(
        "token.not-own", "Zugangsschlüssel stellt jede Person für sich selbst aus; die Administration nur für Dienstkonten.",
        ProblemKind.Forbidden);

    public static Problem Invalid(string field, string message) =>
        new("account.invalid", message, ProblemKind.Invalid) { Details = [new ProblemDetail(message, Field: field)] };
}
