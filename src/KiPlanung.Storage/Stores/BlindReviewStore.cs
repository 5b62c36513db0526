using KiPlanung.Review.Work;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class BlindReviewStore(StoreScope scope) : IBlindReviewStore
{
    public void Choose(Guid draftId, DateTimeOffset at) => scope.Insert(new DoubleReviewRow { DraftId = draftId, ChosenAt = at });

    public async Task<bool> IsChosenAsync(Guid draftId, CancellationToken cancellationToken) =>
        await (await scope.ReadyAsync(cancellationToken)).DoubleReviews.AnyAsync(d => d.DraftId == draftId, cancellationToken);

    public async Task<IReadOnlySet<Guid>> ListChosenAsync(CancellationToken cancellationToken) =>
        (await (await scope.ReadyAsync(cancellationToken)).DoubleReviews.Select(d => d.DraftId).ToListAsync(cancellationToken)).ToHashSet();

    public void Add(BlindVote vote, PersonId requestedBy)
    {
        scope.Insert(new ReviewVoteRow
        {
            Id = vote.Id,
            DraftId = vote.DraftId,
            Number = vote.Number,
            DraftSha256 = vote.Seen.Hex,
            DraftRequestedBy = requestedBy.Value,
            Outcome = DraftRows.OutcomeOf(vote.Verdict),
            Reason = vote.Verdict.ReasonText,
            VotedBy = vote.By.Value,
            VotedByKind = AccountKind.Person,
            VotedAt = vote.At,
        });
        if (vote.Judgement is { } judged) scope.Insert(JudgementRows.Row(vote.Id, vote.DraftId, vote.By, judged, vote.At));
    }

    public async Task<IReadOnlyList<BlindVote>> ListVotesAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.ReviewVotes.AsNoTracking().Where(v => v.DraftId == draftId).OrderBy(v => v.Number)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(Of)];
    }

    public async Task<IReadOnlyList<(BlindVote First, BlindVote Second)>> ListPairsAsync(CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        var rows = await db.ReviewVotes.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(v => v.DraftId).Where(g => g.Count() == DoubleReview.Voters).OrderBy(g => g.Key)
                .Select(g => (Of(g.MinBy(v => v.Number)!), Of(g.MaxBy(v => v.Number)!))),
        ];
    }

    private static BlindVote Of(ReviewVoteRow row) => BlindVote.Stored(
        row.Id, row.DraftId, row.Number, ContentHash.Parse(row.DraftSha256), DraftRows.VerdictOf(row.Outcome, row.Reason),
        new(row.VotedBy), row.VotedAt);
}
