using System.Text.Json;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>The codes in the log and the German titles on pages.</summary>
public static class AuditEvents
{
    private static readonly Codes<AuditEvent> Events = new(JsonNamingPolicy.KebabCaseLower);
    private static readonly Codes<AuditObject> Objects = new(JsonNamingPolicy.KebabCaseLower);
    private static readonly Codes<AuditField> Fields = new(JsonNamingPolicy.CamelCase);
    private static readonly Codes<Role> RoleCodes = new(JsonNamingPolicy.KebabCaseLower);

    /// <summary>Kebab-case, such as <c>draft-submitted</c>.</summary>
    public static string Code(AuditEvent value) => Events.Of(value);

    /// <summary>Kebab-case, such as <c>draft</c>.</summary>
    public static string Code(AuditObject value) => Objects.Of(value);

    /// <summary>camelCase, such as <c>contentHash</c>.</summary>
    public static string Code(AuditField value) => Fields.Of(value);

    /// <summary>Kebab-case, such as <c>case-worker</c>.</summary>
    public static string Code(Role value) => RoleCodes.Of(value);

    public static bool TryParse(string? code, out AuditEvent value) => Events.TryParse(code, out value);

    public static bool TryParse(string? code, out AuditObject value) => Objects.TryParse(code, out value);

    public static bool TryParse(string? code, out AuditField value) => Fields.TryParse(code, out value);

    public static bool TryParse(string? code, out Role value) => RoleCodes.TryParse(code, out value);

    public static string Title(AuditEvent value) => value switch
    {
        AuditEvent.LogStarted => "Protokoll begonnen",
        AuditEvent.AccountCreated => "Konto angelegt",
        AuditEvent.AccountDisabled => "Konto gesperrt",
        AuditEvent.SignInLinkIssued => "Anmeldelink ausgestellt",
        AuditEvent.SignedIn => "Angemeldet",
        AuditEvent.SignInRefused => "Anmeldung abgewiesen",
        AuditEvent.SignedOut => "Abgemeldet",
        AuditEvent.PasswordChanged => "Passwort geändert",
        AuditEvent.TokenIssued => "Zugangsschlüssel ausgestellt",
        AuditEvent.TokenRevoked => "Zugangsschlüssel widerrufen",
        AuditEvent.StatisticsImported => "Statistik eingelesen",
        AuditEvent.ForecastRequested => "Vorausberechnung angefordert",
        AuditEvent.NoteUploaded => "Aufzeichnung hochgeladen",
        AuditEvent.PseudonymsProposed => "Pseudonymisierung vorgeschlagen",
        AuditEvent.PseudonymsConfirmed => "Pseudonymisierung bestätigt",
        AuditEvent.NoteDeleted => "Aufzeichnung gelöscht",
        AuditEvent.NoteDisclosed => "Aufzeichnung im Klartext eingesehen",
        AuditEvent.SummaryRequested => "Zusammenfassung angefordert",
        AuditEvent.ModelCalled => "Sprachmodell aufgerufen",
        AuditEvent.JobCancelled => "Auftrag abgebrochen",
        AuditEvent.JobFailed => "Auftrag fehlgeschlagen",
        AuditEvent.DraftCreated => "Entwurf erstellt",
        AuditEvent.DraftRevised => "Entwurf überarbeitet",
        AuditEvent.DraftSubmitted => "Entwurf zur Prüfung gegeben",
        AuditEvent.DraftWithdrawn => "Entwurf zurückgezogen",
        AuditEvent.DecisionRecorded => "Entscheidung getroffen",
        AuditEvent.ResultReleased => "Ergebnis freigegeben",
        AuditEvent.ResultExported => "Ergebnis ausgegeben",
        AuditEvent.ActionRefused => "Handlung abgelehnt",
        AuditEvent.LogExported => "Protokoll ausgegeben",
        AuditEvent.LogRead => "Protokoll eingesehen",
        AuditEvent.DemoDataLoaded => "Beispieldaten geladen",
        AuditEvent.ConfigurationChanged => "Einstellung geändert",
        AuditEvent.JobPartDone => "Teil eines Sammelauftrags erledigt",
        AuditEvent.MasterKeyChanged => "Hauptschlüssel gewechselt",
        AuditEvent.ErasureReapplied => "Löschung nach Wiederherstellung erneut vollzogen",
        _ => CaseworkTitle(value),
    };

    private static string CaseworkTitle(AuditEvent value) => value switch
    {
        AuditEvent.ReidentificationRequested => "Wiederherstellung beantragt",
        AuditEvent.ReidentificationConfirmed => "Wiederherstellung bestätigt",
        AuditEvent.ReidentificationRefused => "Wiederherstellung abgelehnt",
        AuditEvent.ReidentificationOpened => "Einsicht in einen Platzhalter geöffnet",
        AuditEvent.ValueRestored => "Platzhalter im Klartext eingesehen",
        AuditEvent.TrainingLinesKept => "Übungszeilen aufbewahrt",
        AuditEvent.TrainingLinesExported => "Übungszeilen ausgegeben",
        AuditEvent.ShorterLogAccepted => "Kürzeres Protokoll nach Wiederherstellung angenommen",
        AuditEvent.LogKeyChanged => "Signaturschlüssel des Protokolls gewechselt",
        AuditEvent.RetentionApplied => "Personenbezug nach Ablauf der Frist gelöscht",
        _ => ReviewTitle(value),
    };

    private static string ReviewTitle(AuditEvent value) => value switch
    {
        AuditEvent.ResultRevoked => "Freigabe widerrufen",
        AuditEvent.ResultReplaced => "Freigabe durch eine neuere ersetzt",
        AuditEvent.RecheckDue => "Überprüfung einer Freigabe fällig",
        AuditEvent.RecheckPassed => "Freigabe überprüft, gilt weiter",
        AuditEvent.NoticeRead => "Hinweis zu einer Freigabe zur Kenntnis genommen",
        AuditEvent.ChangedInReview => "Entwurf in der Prüfung geändert",
        AuditEvent.ChangeConfirmed => "Änderung der Prüfung bestätigt",
        AuditEvent.ChangeRefused => "Änderung der Prüfung zurückgewiesen",
        AuditEvent.SourceViewed => "Pseudonymisierten Text eingesehen",
        AuditEvent.DraftViewed => "Entwurf eingesehen",
        AuditEvent.CaseViewed => "Quelle und Entwurf im Vergleich eingesehen",
        AuditEvent.ResultViewed => "Ergebnis eingesehen",
        AuditEvent.AiStopped => "KI angehalten",
        AuditEvent.AiResumed => "KI wieder zugelassen",
        _ => ReviewWorkTitle(value),
    };

    private static string ReviewWorkTitle(AuditEvent value) => value switch
    {
        AuditEvent.ReviewTaken => "Prüfung übernommen",
        AuditEvent.ReviewGivenBack => "Prüfung zurückgegeben",
        AuditEvent.ReviewTakenOver => "Prüfung in Vertretung übernommen",
        AuditEvent.DraftShown => "Entwurf nach der Quelle angezeigt",
        AuditEvent.DeputySet => "Vertretung festgelegt",
        AuditEvent.DeputyEnded => "Vertretung beendet",
        AuditEvent.ResponsibilitySet => "Zuständigkeit festgelegt",
        AuditEvent.ResponsibilityEnded => "Zuständigkeit beendet",
        AuditEvent.DoubleReviewChosen => "Für Doppelprüfung ausgewählt",
        AuditEvent.BlindVerdictGiven => "Blindes Urteil einer Doppelprüfung abgegeben",
        AuditEvent.ControlItemMade => "Kontrollaufgabe erstellt",
        AuditEvent.ControlItemAnswered => "Kontrollaufgabe beantwortet",
        AuditEvent.TrainingRecorded => "Schulungsnachweis eingetragen",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Title(AuditObject value) => value switch
    {
        AuditObject.None => "–",
        AuditObject.Account => "Konto",
        AuditObject.Token => "Zugangsschlüssel",
        AuditObject.Import => "Einlesevorgang",
        AuditObject.Series => "Zeitreihe",
        AuditObject.Note => "Aufzeichnung",
        AuditObject.Job => "Auftrag",
        AuditObject.Draft => "Entwurf",
        AuditObject.Decision => "Entscheidung",
        AuditObject.Release => "Freigabe",
        AuditObject.Log => "Protokoll",
        AuditObject.Installation => "Installation",
        AuditObject.ControlItem => "Kontrollaufgabe",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Title(AuditField value) => value switch
    {
        AuditField.ContentHash => "Prüfsumme des Inhalts",
        AuditField.InputHash => "Prüfsumme der Eingabe",
        AuditField.OutputHash => "Prüfsumme der Ausgabe",
        AuditField.PromptHash => "Prüfsumme der Anweisung",
        AuditField.PromptVersion => "Fassung der Anweisung",
        AuditField.Model => "Modell",
        AuditField.ModelVersion => "Fassung des Modells",
        AuditField.DetectorVersion => "Fassung der Erkennung",
        AuditField.ProposalVerdict => "Ergebnis des Vorschlags",
        AuditField.Verdict => "Entscheidung",
        AuditField.Version => "Fassung",
        AuditField.Kind => "Art",
        AuditField.Format => "Format",
        AuditField.Count => "Anzahl",
        AuditField.FileHash => "Prüfsumme der Datei",
        AuditField.IndicatorHash => "Prüfsumme des Merkmals",
        AuditField.Region => "Gebiet",
        AuditField.Horizon => "Vorausschau",
        AuditField.Seed => "Startwert",
        AuditField.TokensIn => "Eingabe-Token",
        AuditField.TokensOut => "Ausgabe-Token",
        AuditField.DurationMs => "Dauer in ms",
        AuditField.Endpoint => "Endpunkt",
        AuditField.ProblemCode => "Problem",
        AuditField.RolesGranted => "Rollen",
        AuditField.Attempt => "Versuch",
        AuditField.RelatedId => "Gehört zu",
        AuditField.Placeholder => "Platzhalter",
        AuditField.Purpose => "Zweck",
        AuditField.Requester => "Beantragt von",
        AuditField.Approver => "Bestätigt von",
        AuditField.Reason => "Grund",
        AuditField.JobId => "Auftrag",
        AuditField.TreeSize => "Einträge im Protokoll",
        AuditField.Route => "Weg",
        AuditField.KeyId => "Kennung des Schlüssels",
        _ => ReviewTitle(value),
    };

    private static string ReviewTitle(AuditField value) => value switch
    {
        AuditField.ItemsRight => "Einzelurteile: stimmt",
        AuditField.ItemsChanged => "Einzelurteile: geändert",
        AuditField.ItemsStruck => "Einzelurteile: gestrichen",
        AuditField.ItemsUnclear => "Einzelurteile: unklar",
        AuditField.JudgementHash => "Prüfsumme der Einzelurteile",
        AuditField.NextKey => "Neuer Prüfschlüssel",
        AuditField.PreviousKey => "Bisheriger Prüfschlüssel",
        AuditField.KeyPointsHash => "Prüfsumme der eigenen Kernpunkte",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private sealed class Codes<T>
        where T : struct, Enum
    {
        private readonly Dictionary<T, string> names;
        private readonly Dictionary<string, T> values;

        public Codes(JsonNamingPolicy policy)
        {
            names = Enum.GetValues<T>().ToDictionary(v => v, v => policy.ConvertName(v.ToString()));
            values = names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);
        }

        /// <exception cref="ArgumentException">Not a member of the closed list.</exception>
        public string Of(T value) =>
            names.TryGetValue(value, out var code) ? code : throw new ArgumentException($"Nicht in der Liste: {value}", nameof(value));

        public bool TryParse(string? code, out T value)
        {
            value = default;
            return code is not null && values.TryGetValue(code, out value);
        }
    }
}
