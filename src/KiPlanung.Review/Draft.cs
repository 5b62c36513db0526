using KiPlanung.Vocabulary;

namespace KiPlanung.Review;

/// <summary>What a draft is about.</summary>
public enum DraftKind
{
    /// <summary>„Vorausberechnung“</summary>
    Forecast,

    /// <summary>„Zusammenfassung“</summary>
    Summary,

    /// <summary>„Themensammlung“ over several interviews.</summary>
    ThemeSet,

    /// <summary>„Interviewleitfaden“</summary>
    InterviewGuide,

    /// <summary>„Anweisung an das Sprachmodell“: a new version of a prompt, used only once released.</summary>
    PromptRelease,
}

/// <summary>Who or what wrote the first version: a model with its version, or a person („von Hand“).</summary>
/// <param name="Author">Name of the model as it answered, or <c>person</c>.</param>
/// <param name="Version">Version of the model, or empty.</param>
/// <param name="Prompt">Prompt name and version, or null when none was used.</param>
/// <param name="Input">Hash of what the model was given, or null.</param>
public sealed record DraftOrigin(string Author, string Version, string? Prompt, ContentHash? Input)
{
    /// <summary>A person wrote it; no model took part.</summary>
    public static DraftOrigin Person { get; } = new("person", "", null, null);

    public bool ByModel => Author != "person";
}

/// <summary>„Entwurf“ — one version of anything a model or a person drafted. It can be read and reviewed, nothing else.</summary>
/// <remarks>A change makes a new version with its own id; <see cref="EditedBy"/> names everyone whose words are in this version
/// and only ever grows from version to version. The content is canonical JSON and holds a random salt, so its hash commits to it
/// without letting anyone confirm a guess.</remarks>
public sealed class Draft
{
    private Draft(Guid id, Guid artefactId, int version, DraftKind kind, string title, string content, DraftOrigin origin,
        PersonId requestedBy, IReadOnlyList<PersonId> editedBy, DateTimeOffset createdAt, Guid? sourceId)
    {
        (Id, ArtefactId, Version, Kind, Title, Content) = (id, artefactId, version, kind, title, content);
        (Origin, RequestedBy, EditedBy, CreatedAt, SourceId) = (origin, requestedBy, editedBy, createdAt, sourceId);
        Hash = ContentHash.Of(content);
    }

    public Guid Id { get; }

    /// <summary>The same for all versions of one draft.</summary>
    public Guid ArtefactId { get; }

    /// <summary>Counts from 1.</summary>
    public int Version { get; }
    public DraftKind Kind { get; }
    public string Title { get; }

    /// <summary>Canonical JSON; the bytes a reviewer decides on.</summary>
    public string Content { get; }
    public ContentHash Hash { get; }
    public DraftOrigin Origin { get; }
    public PersonId RequestedBy { get; }
    public IReadOnlyList<PersonId> EditedBy { get; }
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The note or series it was drawn from.</summary>
    public Guid? SourceId { get; }

    /// <summary>The first version, as the model or the requester made it.</summary>
    public static Draft First(Guid id, DraftKind kind, string title, string content, DraftOrigin origin,
        PersonId requestedBy, DateTimeOffset at, Guid? sourceId) =>
        new(id, id, 1, kind, title, content, origin, requestedBy, origin.ByModel ? [] : [requestedBy], at, sourceId);

    /// <summary>The next version, changed by a person.</summary>
    public Draft Revised(Guid id, string content, PersonId by, DateTimeOffset at) =>
        new(id, ArtefactId, Version + 1, Kind, Title, content, Origin, RequestedBy, [.. EditedBy.Append(by).Distinct()], at, SourceId);

    internal static Draft Stored(Guid id, Guid artefactId, int version, DraftKind kind, string title, string content, DraftOrigin origin,
        PersonId requestedBy, IReadOnlyList<PersonId> editedBy, DateTimeOffset createdAt, Guid? sourceId) =>
        new(id, artefactId, version, kind, title, content, origin, requestedBy, editedBy, createdAt, sourceId);
}
