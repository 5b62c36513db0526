using KiPlanung.Review.Reidentification;

namespace KiPlanung.UseCases;

/// <summary>Requests, decisions and first showings are only added; the words beside them are encrypted under the note's data key and die
/// with the note.</summary>
public interface IReidentificationStore
{
    /// <exception cref="StoreConflictException">The note or its key is gone.</exception>
    Task AddAsync(ReidentificationRequest request, ConfidentialStatement purpose, CancellationToken cancellationToken);

    /// <summary>A refusal brings its reason.</summary>
    /// <exception cref="StoreConflictException">The note or its key is gone.</exception>
    Task AddAsync(ReidentificationDecision decision, ConfidentialStatement? reason, CancellationToken cancellationToken);

    /// <summary>The value is shown for the first time; a second opening of a request is a conflict.</summary>
    void Open(ReidentificationGrant grant);

    Task<ReidentificationCase?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All requests about a note, newest first.</summary>
    Task<IReadOnlyList<ReidentificationCase>> ListAsync(Guid noteId, CancellationToken cancellationToken);

    /// <summary>Not decided, about notes that are still there, oldest first.</summary>
    Task<IReadOnlyList<ReidentificationCase>> ListWaitingAsync(CancellationToken cancellationToken);

    /// <summary>What the value is needed for; null when the note is gone.</summary>
    Task<ConfidentialStatement?> ReadPurposeAsync(ReidentificationRequest request, CancellationToken cancellationToken);

    /// <summary>Why it was refused; null when it was not, or the note is gone.</summary>
    Task<ConfidentialStatement?> ReadReasonAsync(ReidentificationRequest request, CancellationToken cancellationToken);
}
