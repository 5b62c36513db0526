using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>A draft with its standing.</summary>
/// <param name="Change">Set when a reviewer made this version.</param>
public sealed record DraftStanding(
    Draft Draft, DraftState State, DateTimeOffset? SubmittedAt, Decision? Decision, ChangeInReview? Change = null);

/// <summary>Why a reviewer changed the substance, and why the requester refused it; null while it was not refused.</summary>
public sealed record ChangeInReview(string Reason, string? RefusedBecause);

/// <summary>A draft as a list shows it; its content is not read.</summary>
public sealed record DraftLine(
    Guid Id, DraftKind Kind, string Title, int Version, bool ByModel, DateTimeOffset CreatedAt, DraftState State);

public interface IDraftStore
{
    void Add(Draft draft);
    Task<DraftStanding?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>All versions of an artefact, oldest first.</summary>
    Task<IReadOnlyList<DraftStanding>> ListVersionsAsync(Guid artefactId, CancellationToken cancellationToken);

    /// <summary>The newest version of every artefact this person asked for, newest first.</summary>
    Task<IReadOnlyList<DraftStanding>> ListOwnAsync(PersonId requestedBy, CancellationToken cancellationToken);

    /// <summary>The same as lines, a part of them.</summary>
    /// <param name="kind">Null: all kinds.</param>
    Task<IReadOnlyList<DraftLine>> ListOwnLinesAsync(
        PersonId requestedBy, DraftKind? kind, int skip, int take, CancellationToken cancellationToken);

    /// <summary>How many lines there are in all.</summary>
    Task<int> CountOwnAsync(PersonId requestedBy, DraftKind? kind, CancellationToken cancellationToken);

    /// <summary>Forecasts, everybody's and every version, whose title begins so; newest first.</summary>
    Task<IReadOnlyList<DraftStanding>> ListForecastsAsync(string titleStart, int take, CancellationToken cancellationToken);

    /// <summary>Submitted, not decided, oldest submission first.</summary>
    Task<IReadOnlyList<DraftStanding>> ListOpenAsync(CancellationToken cancellationToken);

    void Submit(Guid draftId, PersonId by, DateTimeOffset at);
    void Withdraw(Guid draftId, PersonId by, DateTimeOffset at);

    void Add(Decided decided, Draft draft);

    /// <summary>The version a reviewer made, with the verdicts that led to it.</summary>
    void Add(ReviewerChange change);

    /// <summary>The requester confirms the reviewer's version and hands it in.</summary>
    void Confirm(Guid draftId, PersonId by, DateTimeOffset at);

    void Refuse(Guid draftId, PersonId by, string reason, DateTimeOffset at);

    /// <summary>What a reviewer said of single items; empty when nothing was kept.</summary>
    /// <param name="judgementId">Of the decision, or of the version the reviewer made.</param>
    Task<IReadOnlyList<ItemVerdict>> ListVerdictsAsync(Guid judgementId, CancellationToken cancellationToken);

    /// <summary>Rebuilt through the release rule; a forged row throws.</summary>
    Task<ReleasedResult?> FindReleaseAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ReleasedResult>> ListReleasesAsync(CancellationToken cancellationToken);
}
