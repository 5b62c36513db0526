using System.Diagnostics;
using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.UseCases.Auditing;
using KiPlanung.Web.Ui;

namespace KiPlanung.Web.Pages.Protokoll;

/// <summary>„Aufruf des Sprachmodells in Worten“</summary>
internal static class EgressWords
{
    /// <summary>There is one purpose a model is called for.</summary>
    public static string Purpose(EgressCall call) =>
        call.Request is null ? "Zusammenfassung ohne Auftrag" : "Zusammenfassung einer Aufzeichnung";

    public static string Rules(string? verdict) => verdict switch
    {
        "pass" => "nichts gefunden",
        "review" => "von einer Person so belassen",
        "fail" => "Kennzeichen gefunden",
        _ => "nicht vermerkt",
    };

    public static string Result(EgressCall call) => call.Outcome?.Entry.What switch
    {
        AuditEvent.DraftCreated => "Entwurf erstellt",
        AuditEvent.JobFailed => "kein Entwurf: Auftrag fehlgeschlagen",
        AuditEvent.JobCancelled => "kein Entwurf: Auftrag abgebrochen",
        _ => "keine Antwort festgehalten",
    };

    /// <summary>As the model named itself in its answer.</summary>
    public static string Model(EgressCall call) => call.Outcome?.Entry.What == AuditEvent.DraftCreated
        ? string.Join(", ", new[] { call.Answered(AuditField.Model), call.Answered(AuditField.ModelVersion) }
            .Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal))
        : "–";

    public static string Number(string? value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? German.Number(number) : "–";

    public static string Short(string? hash) => hash is { Length: > 12 } ? hash[..12] + "…" : "–";

    public static string Title(EgressQuestion question) => question switch
    {
        EgressQuestion.Text => "Pseudonymisierter Text",
        EgressQuestion.Confirmed => "Bestätigung durch eine Person",
        EgressQuestion.Message => "Ganze Nachricht",
        EgressQuestion.Rules => "Heutige Erkennung",
        _ => throw new UnreachableException(),
    };

    public static (Tone Tone, string Words) Of(EgressFinding finding) => finding switch
    {
        EgressFinding.Holds => (Tone.Success, "stimmt"),
        EgressFinding.Differs => (Tone.Danger, "weicht ab"),
        EgressFinding.Unknown => (Tone.Warning, "nicht prüfbar"),
        _ => throw new UnreachableException(),
    };
}
