using KiPlanung.Vocabulary;

namespace KiPlanung.Review.Reidentification;

/// <summary>„Antrag auf Wiederherstellung“ — a case worker asks for the clear words of one placeholder of an own note. The right that may
/// come of it belongs to this person alone.</summary>
public sealed class ReidentificationRequest
{
    private ReidentificationRequest(
        Guid id, Guid noteId, string placeholder, ReidentificationPurpose purpose, PersonId requestedBy, DateTimeOffset requestedAt) =>
        (Id, NoteId, Placeholder, Purpose, RequestedBy, RequestedAt) = (id, noteId, placeholder, purpose, requestedBy, requestedAt);

    public Guid Id { get; }
    public Guid NoteId { get; }

    /// <summary>Without brackets and role, such as <c>PERSON_1</c>.</summary>
    public string Placeholder { get; }
    public ReidentificationPurpose Purpose { get; }
    public PersonId RequestedBy { get; }
    public DateTimeOffset RequestedAt { get; }

    /// <summary>A request can only come from a <see cref="Requester"/>.</summary>
    public static ReidentificationRequest Of(
        Requester requester, Guid id, Guid noteId, string placeholder, ReidentificationPurpose purpose, DateTimeOffset at) =>
        new(id, noteId, placeholder, purpose, requester.Person, at);

    internal static ReidentificationRequest Stored(
        Guid id, Guid noteId, string placeholder, ReidentificationPurpose purpose, PersonId requestedBy, DateTimeOffset requestedAt) =>
        new(id, noteId, placeholder, purpose, requestedBy, requestedAt);
}
