using KiPlanung.Audit;
using KiPlanung.Review;

namespace KiPlanung.UseCases;

/// <summary>The entries of what happens after a release; reasons are in the database, not in the log.</summary>
internal static class ReleaseEntries
{
    public static AuditRecord Of(ReleaseEvent happened, ReleasedResult about)
    {
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.ContentHash] = about.Hash.Hex,
            [AuditField.Count] = Code.Of(happened.Number),
        };
        switch (happened)
        {
            case ReleaseEvent.Replaced replaced:
                fields[AuditField.RelatedId] = replaced.Newer.ToString("D");
                break;
            case ReleaseEvent.RecheckDue due:
                fields[AuditField.Reason] = Code.Of(due.Cause);
                break;
        }
        return new AuditRecord(EventOf(happened), AuditObject.Decision, happened.ReleaseId, fields);
    }

    private static AuditEvent EventOf(ReleaseEvent happened) => happened switch
    {
        ReleaseEvent.Revoked => AuditEvent.ResultRevoked,
        ReleaseEvent.Replaced => AuditEvent.ResultReplaced,
        ReleaseEvent.RecheckDue => AuditEvent.RecheckDue,
        ReleaseEvent.RecheckPassed => AuditEvent.RecheckPassed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
