using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>Values of entries as people read them; hashes and ids shortened, the whole value stays in the title.</summary>
internal static class EntryWords
{
    /// <summary>With seconds, because order matters here.</summary>
    public static string Moment(DateTimeOffset time) => German.Second(time);

    /// <summary>The end of an id: ids begin with their time, so neighbours differ at the end.</summary>
    public static string Short(Guid id) => "…" + id.ToString("D")[^12..];

    /// <summary>The id of another object; null when the field holds none, or the request of a restoration, which has no entries of its
    /// own.</summary>
    public static Guid? Linked(AuditEntry entry, AuditField field, string value) =>
        (field is AuditField.JobId || (field is AuditField.RelatedId && entry.About != AuditObject.Note))
            && Guid.TryParse(value, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The same with hashes in full.</summary>
    public static string Whole(AuditField field, string value) => value.Length == 64 ? value : Of(field, value);

    public static string Of(AuditField field, string value) => field switch
    {
        AuditField.Verdict => value switch
        {
            ReleaseVerdicts.Approved => "freigegeben",
            ReleaseVerdicts.Returned => "zurückgegeben",
            _ => "abgelehnt",
        },
        AuditField.RolesGranted => string.Join(", ", value.Split('+').Select(RoleOf)),
        AuditField.Kind => KindWord(value),
        AuditField.Model => ModelWord(value),
        AuditField.Purpose => PurposeWord(value),
        AuditField.ProposalVerdict => EgressWords.Rules(value),
        _ when value.Length == 64 => value[..12] + "…",
        _ => value,
    };

    /// <summary>The codes the use cases write; an unknown one stays as it is.</summary>
    private static string KindWord(string code) => code switch
    {
        "forecast" => "Vorausberechnung",
        "summary" => "Zusammenfassung",
        "population" => "Bevölkerungsvorausberechnung",
        "need" => "Bedarfsberechnung",
        "coherent" => "abgestimmte Vorausberechnung",
        "interview" => "Leitfadeninterview",
        "practice-report" => "Praxisbericht",
        "counselling-note" => "Beratungsnotiz",
        "person" => "Person",
        "service" => "Dienstkonto",
        "link" => "mit Anmeldelink",
        "password" => "mit Passwort",
        _ => ViewWord(code),
    };

    /// <summary>What an auditor looked at.</summary>
    private static string ViewWord(string code) => code switch
    {
        "list" => "Liste der Einträge",
        "entry" => "einzelner Eintrag",
        "timeline" => "Verlauf",
        "lineage" => "Abstammung",
        "views" => "Einsichtnahmen",
        "egress" => "Aufrufe des Sprachmodells",
        "egress-check" => "Nachprüfung eines Aufrufs",
        "verify" => "Prüfung des Protokolls",
        "whole" => "ganzes Protokoll",
        "evidence" => "Beweisarchiv",
        "list-csv" => "Liste der Einträge als CSV",
        "list-json" => "Liste der Einträge als JSON",
        _ => code,
    };

    /// <summary>Names of models stay as they are.</summary>
    private static string ModelWord(string name) => name switch
    {
        "person" => "von Hand",
        "extractive" => "eingebaute Zusammenfassung",
        "chat" => "Sprachmodell",
        _ => name,
    };

    private static string PurposeWord(string code) =>
        Enum.TryParse<ReidentificationPurpose>(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var purpose)
            ? ReidentificationPurposes.Title(purpose)
            : code;

    private static string RoleOf(string code) =>
        AuditEvents.TryParse(code, out Role role) || Enum.TryParse(code, out role) ? Roles.Title(role) : code;
}
