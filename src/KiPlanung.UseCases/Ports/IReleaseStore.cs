using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>How somebody came to rely on a release, or took note of what became of it.</summary>
public enum ReleaseUseKind
{
    /// <summary>„ausgegeben“</summary>
    Exported,

    /// <summary>„zur Kenntnis genommen“: the notice was read.</summary>
    Noticed,
}

/// <summary>„Hinweis“ to somebody who used a release that does not simply hold any more.</summary>
/// <param name="Requested">The person asked for it; otherwise the person put it out.</param>
public sealed record ReleaseNotice(ReleaseStanding Standing, bool Requested);

/// <summary>Releases with what happened since. Everything is appended.</summary>
public interface IReleaseStore
{
    /// <summary>Rebuilt through the release rule and the table of transitions; a forged row throws.</summary>
    Task<ReleaseStanding?> FindAsync(Guid releaseId, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ReleaseStanding>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Still usable ones of a kind, from this source or with a title that begins so; null does not restrict.</summary>
    Task<IReadOnlyList<ReleaseStanding>> ListUsableAsync(
        DraftKind kind, Guid? sourceId, string? titleStart, CancellationToken cancellationToken);

    void Add(ReleaseEvent happened);

    void AddUse(Guid releaseId, PersonId by, ReleaseUseKind kind, DateTimeOffset at);

    /// <summary>Releases this person asked for or put out, that are revoked, replaced or due, and whose last event the person has not
    /// taken note of.</summary>
    Task<IReadOnlyList<ReleaseNotice>> ListNoticesAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>How many people put the release out.</summary>
    Task<int> CountUsersAsync(Guid releaseId, CancellationToken cancellationToken);
}
