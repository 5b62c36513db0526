using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Auditing;

/// <summary>„Einsicht in das Protokoll“ — whoever reads has an entry before anything is shown. The entry is about the log and only names
/// what was looked at, so that looking does not lengthen what is looked at.</summary>
internal static class LogReading
{
    /// <param name="view">Code of the page.</param>
    /// <param name="about">What was looked at; null for the log itself.</param>
    /// <returns>Null, or <c>access.role-missing</c>.</returns>
    public static async Task<Problem?> EnteredAsync(
        IPlanningStore store, Actor actor, AuditEvent what, string view, Guid? about, CancellationToken cancellationToken)
    {
        // the command line on the server belongs to whoever operates the database file
        if (actor.Door != Door.CommandLine && !actor.Require(Role.Auditor).IsOk(out _, out var problem)) return problem;
        var fields = new Dictionary<AuditField, string> { [AuditField.Kind] = view };
        if (about is { } id) fields[AuditField.RelatedId] = id.ToString("D");
        await using var transaction = await store.WriteAsync(cancellationToken);
        await transaction.CommitAsync(actor, [new(what, AuditObject.Log, null, fields)], cancellationToken);
        return null;
    }
}
