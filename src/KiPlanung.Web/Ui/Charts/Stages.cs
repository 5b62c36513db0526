using KiPlanung.Audit;

namespace KiPlanung.Web.Ui.Charts;

/// <summary>Where on the way from source to report an act belongs; the lanes of a timeline.</summary>
public enum Stage
{
    Source,
    Pseudonymisation,
    Making,
    Review,
    Release,
    Use,
    Other,
}

/// <summary>„Abschnitt des Wegs“</summary>
public static class Stages
{
    public static string Title(Stage stage) => stage switch
    {
        Stage.Source => "Quelle",
        Stage.Pseudonymisation => "Pseudonymisierung",
        Stage.Making => "Erstellung",
        Stage.Review => "Prüfung",
        Stage.Release => "Freigabe",
        Stage.Use => "Verwendung",
        _ => "Sonstiges",
    };

    /// <summary>An act that is not named goes by what it is about.</summary>
    public static Stage Of(AuditEntry entry) => entry.What switch
    {
        AuditEvent.PseudonymsProposed or AuditEvent.PseudonymsConfirmed or AuditEvent.ReidentificationRequested
            or AuditEvent.ReidentificationConfirmed or AuditEvent.ReidentificationRefused or AuditEvent.ReidentificationOpened
            or AuditEvent.ValueRestored or AuditEvent.SourceViewed => Stage.Pseudonymisation,
        AuditEvent.DraftCreated or AuditEvent.DraftRevised or AuditEvent.DraftWithdrawn or AuditEvent.DraftViewed => Stage.Making,
        AuditEvent.ResultExported or AuditEvent.NoticeRead or AuditEvent.ResultViewed => Stage.Use,
        _ => entry.About switch
        {
            AuditObject.Import or AuditObject.Series or AuditObject.Note => Stage.Source,
            AuditObject.Job => Stage.Making,
            AuditObject.Draft => Stage.Review,
            AuditObject.Decision or AuditObject.Release => Stage.Release,
            _ => Stage.Other,
        },
    };
}

/// <summary>People of a history, numbered in the order they first act; the same person keeps the number, and nobody has a name.</summary>
public sealed class ActorNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public ActorNumbers(IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
            if (entry.Actor != AuditEntry.System) _numbers.TryAdd(entry.Actor, _numbers.Count + 1);
    }

    /// <summary>Pseudonyms in the order of their numbers.</summary>
    public IEnumerable<(int Number, string Actor)> All => _numbers.Select(n => (n.Value, n.Key));

    /// <summary>0 for the system.</summary>
    public int Of(AuditEntry entry) => _numbers.GetValueOrDefault(entry.Actor);
}
