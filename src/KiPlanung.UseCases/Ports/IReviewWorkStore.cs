using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>A substitution as it is stored.</summary>
/// <param name="EndedBy">Who ended it before its time; null while nobody did.</param>
public sealed record KeptDeputy(Deputy Deputy, PersonId? EndedBy, DateTimeOffset? EndedAt);

/// <summary>A responsibility as it is stored.</summary>
/// <param name="EndedAt">Given up by its person; null while it holds.</param>
public sealed record KeptResponsibility(Responsibility Responsibility, DateTimeOffset? EndedAt);

/// <summary>Who looks into what, who stands in for whom, who looks first. Everything is appended.</summary>
public interface IReviewWorkStore
{
    /// <exception cref="StoreConflictException">At the commit: somebody else was faster.</exception>
    void Add(ReviewLease lease);

    /// <summary>A lease that ends early; <see cref="ReviewLease.Ended"/> says how.</summary>
    void End(ReviewLease lease, DateTimeOffset at);

    /// <summary>Of one case, oldest first, those that ended included.</summary>
    Task<IReadOnlyList<ReviewLease>> ListLeasesAsync(Guid subjectId, CancellationToken cancellationToken);

    /// <summary>Of all cases.</summary>
    Task<IReadOnlyList<ReviewLease>> ListRunningAsync(DateTimeOffset now, CancellationToken cancellationToken);

    void Add(ReviewPreparation preparation);

    /// <summary>Null while this person was not shown the draft.</summary>
    Task<ReviewPreparation?> FindPreparationAsync(Guid subjectId, PersonId person, CancellationToken cancellationToken);

    void Add(Deputy deputy);
    void EndDeputy(Guid id, PersonId by, DateTimeOffset at);

    /// <summary>Null when there is none; also one that ended.</summary>
    Task<KeptDeputy?> FindDeputyAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Not ended and not over on this day, by first day.</summary>
    Task<IReadOnlyList<Deputy>> ListDeputiesAsync(DateOnly day, CancellationToken cancellationToken);

    void Add(Responsibility responsibility);
    void EndResponsibility(Guid id, DateTimeOffset at);

    /// <summary>Null when there is none; also one that ended.</summary>
    Task<KeptResponsibility?> FindResponsibilityAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Those that were not ended.</summary>
    Task<IReadOnlyList<Responsibility>> ListResponsibilitiesAsync(CancellationToken cancellationToken);

    /// <summary>Verdicts of this person since a moment: decisions, votes of double reviews, answers to control items.</summary>
    Task<int> CountVerdictsAsync(PersonId person, DateTimeOffset since, CancellationToken cancellationToken);
}
