using KiPlanung.Review.Work;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>Drafts two people judge without knowing of each other. Everything is appended.</summary>
public interface IBlindReviewStore
{
    /// <summary>The version was drawn for a double review, when it was handed in.</summary>
    void Choose(Guid draftId, DateTimeOffset at);

    Task<bool> IsChosenAsync(Guid draftId, CancellationToken cancellationToken);

    /// <summary>All of these that were drawn.</summary>
    Task<IReadOnlySet<Guid>> ListChosenAsync(CancellationToken cancellationToken);

    /// <summary>The vote with its single verdicts.</summary>
    void Add(BlindVote vote, PersonId requestedBy);

    /// <summary>In the order they came.</summary>
    Task<IReadOnlyList<BlindVote>> ListVotesAsync(Guid draftId, CancellationToken cancellationToken);

    /// <summary>Both votes of every double review that is over.</summary>
    Task<IReadOnlyList<(BlindVote First, BlindVote Second)>> ListPairsAsync(CancellationToken cancellationToken);
}

/// <summary>Control items and the answers to them. No member gives or takes a draft, a decision or a release.</summary>
public interface IControlItemStore
{
    void Add(ControlItem item);

    Task<ControlItem?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Not answered yet, oldest first.</summary>
    Task<IReadOnlyList<ControlItem>> ListOpenAsync(CancellationToken cancellationToken);

    void Add(ControlAnswer answer);

    Task<ControlAnswer?> FindAnswerAsync(Guid itemId, CancellationToken cancellationToken);
}
