using KiPlanung.Audit;
using KiPlanung.Review.Reidentification;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Reidentification;

/// <summary>The entries of a restoration, spelled in one place: note, request, placeholder, purpose code and the people as pseudonyms;
/// never the value, never the words.</summary>
internal static class ReidentificationEntries
{
    public static Actor ActorOf(Requester requester) => Actor.Of(requester.Person, [Role.CaseWorker], Door.Page);

    public static Actor ActorOf(Trustee trustee) => Actor.Of(trustee.Person, [Role.Trustee], Door.Page);

    public static AuditRecord Of(AuditEvent what, ReidentificationRequest request) => Of(what, request, []);

    /// <param name="requester">Pseudonym of who asked, as the log spells it.</param>
    public static AuditRecord Decided(ReidentificationDecision decision, string requester) => Of(
        decision.IsConfirmed ? AuditEvent.ReidentificationConfirmed : AuditEvent.ReidentificationRefused, decision.Request,
        new() { [AuditField.Requester] = requester });

    /// <param name="approver">Pseudonym of who confirmed.</param>
    public static AuditRecord Shown(ReidentificationGrant grant, string approver) =>
        Of(AuditEvent.ValueRestored, grant.Request, new() { [AuditField.Approver] = approver });

    public static AuditRecord Refused(ReidentificationRequest request, Problem problem) => new(
        AuditEvent.ActionRefused, AuditObject.Note, request.NoteId, new Dictionary<AuditField, string>
        {
            [AuditField.ProblemCode] = problem.Code,
            [AuditField.RelatedId] = request.Id.ToString("D"),
        });

    /// <summary>What the database says when somebody was faster or the note is gone.</summary>
    public static Problem Conflict(StoreConflictException conflict) =>
        new("reidentification.conflict", conflict.Message, ProblemKind.Conflict);

    private static AuditRecord Of(AuditEvent what, ReidentificationRequest request, Dictionary<AuditField, string> fields)
    {
        fields[AuditField.RelatedId] = request.Id.ToString("D");
        fields[AuditField.Placeholder] = request.Placeholder;
        fields[AuditField.Purpose] = Code.Of(request.Purpose);
        return new AuditRecord(what, AuditObject.Note, request.NoteId, fields);
    }
}
