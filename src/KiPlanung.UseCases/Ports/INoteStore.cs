using KiPlanung.Pseudonymisation;
using KiPlanung.Summarisation;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

public enum NoteState
{
    /// <summary>„hochgeladen“: waits for confirmation.</summary>
    Uploaded,

    /// <summary>„bestätigt“: the pseudonymised text may be used.</summary>
    Confirmed,

    /// <summary>„gelöscht“: key and texts are destroyed, the entry of the log stays.</summary>
    Deleted,
}

/// <summary>„Notiz“ — what is known of a note apart from its text.</summary>
public sealed record Note(
    Guid Id, NoteKind Kind, PersonId Owner, int Number, NoteState State, DateTimeOffset UploadedAt, ContentHash? ConfirmedHash);

/// <summary>Clear text and key table are kept encrypted (AES-GCM, one data key per note, wrapped by a master key outside the
/// database).</summary>
public interface INoteStore
{
    /// <summary>The next running number of this owner.</summary>
    Task<int> NextNumberAsync(PersonId owner, CancellationToken cancellationToken);
    void Add(Note note, ConfidentialText text);
    Task<Note?> FindAsync(Guid id, CancellationToken cancellationToken);
    Task<IReadOnlyList<Note>> ListAsync(PersonId owner, CancellationToken cancellationToken);

    /// <summary>Null when the note or its key is gone.</summary>
    Task<ConfidentialText?> ReadTextAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Corrections in the order they were made; they hold offsets, no text.</summary>
    Task<IReadOnlyList<Corrections>> ReadCorrectionsAsync(Guid id, CancellationToken cancellationToken);
    void AddCorrections(Guid id, int step, Corrections corrections);
    Task ClearCorrectionsAsync(Guid id, CancellationToken cancellationToken);

    Task SaveConfirmedAsync(Guid id, PseudonymisedText text, PseudonymKey key, CancellationToken cancellationToken);
    Task<PseudonymisedText?> ReadConfirmedAsync(Guid id, CancellationToken cancellationToken);
    Task<PseudonymKey?> ReadKeyAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Training lines of a note, encrypted under its key; they go with the note. At most once per note.</summary>
    Task SaveTrainingAsync(Guid id, IReadOnlyList<string> lines, CancellationToken cancellationToken);

    Task<bool> HasTrainingAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All training lines, sorted, each once: which note a line came from is not told.</summary>
    Task<IReadOnlyList<string>> ReadTrainingAsync(CancellationToken cancellationToken);

    /// <summary>Destroys the data key and removes every text of the note.</summary>
    Task DestroyAsync(Guid id, CancellationToken cancellationToken);
}
