using KiPlanung.Review.Work;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Stores;

internal sealed class ReviewFigureStore(StoreScope scope) : IReviewFigureStore
{
    public async Task<OwnReviewFigures> OfAsync(PersonId person, CancellationToken cancellationToken) =>
        (await ReadAsync(person.Value, cancellationToken)).GetValueOrDefault(person.Value)
            ?? new OwnReviewFigures(0, 0, 0, 0, 0, 0, []);

    public async Task<IReadOnlyList<OwnReviewFigures>> OfEachAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync(null, cancellationToken)).Values];

    /// <param name="person">Null: everybody.</param>
    private async Task<Dictionary<Guid, OwnReviewFigures>> ReadAsync(Guid? person, CancellationToken cancellationToken)
    {
        var db = await scope.ReadyAsync(cancellationToken);
        // The decision that closes a double review repeats a vote; the vote counts.
        var decided = await db.Decisions.AsNoTracking()
            .Where(d => (person == null || d.DecidedBy == person) && !db.DoubleReviews.Any(r => r.DraftId == d.DraftId))
            .Select(d => new Given(d.DecidedBy, d.DraftId, d.Outcome, d.DecidedAt)).ToListAsync(cancellationToken);
        var votes = await db.ReviewVotes.AsNoTracking().Where(v => person == null || v.VotedBy == person)
            .Select(v => new Given(v.VotedBy, v.DraftId, v.Outcome, v.VotedAt)).ToListAsync(cancellationToken);
        var changes = await db.ReviewerChanges.AsNoTracking().Where(c => person == null || c.ChangedBy == person)
            .Select(c => new Given(c.ChangedBy, c.FromDraftId, DecisionOutcome.Returned, c.ChangedAt)).ToListAsync(cancellationToken);
        var answers = await db.ControlAnswers.AsNoTracking().Where(a => person == null || a.AnsweredBy == person)
            .ToListAsync(cancellationToken);
        var shown = (await db.ReviewPreparations.AsNoTracking().Where(p => person == null || p.PersonId == person)
            .ToListAsync(cancellationToken)).ToDictionary(p => (p.SubjectId, p.PersonId), p => p.ReadAt);
        var controls = answers.ToLookup(a => a.AnsweredBy);
        return decided.Concat(votes).Concat(changes)
            .Concat(answers.Select(a => new Given(a.AnsweredBy, a.ItemId, a.Outcome, a.AnsweredAt)))
            .GroupBy(g => g.By).ToDictionary(g => g.Key, g => Of([.. g], [.. controls[g.Key]], shown));
    }

    private static OwnReviewFigures Of(
        List<Given> all, List<ControlAnswerRow> controls, Dictionary<(Guid, Guid), DateTimeOffset> shown)
    {
        int Count(DecisionOutcome outcome) => all.Count(g => g.Outcome == outcome);
        return new OwnReviewFigures(
            Count(DecisionOutcome.Approved), Count(DecisionOutcome.Returned), Count(DecisionOutcome.Rejected),
            controls.Count, controls.Count(c => c.Held),
            OwnReviewFigures.StreakOf(all.OrderByDescending(g => g.At).Select(g => g.Outcome == DecisionOutcome.Approved)),
            [.. all.Where(g => shown.ContainsKey((g.Subject, g.By))).Select(g => (g.At - shown[(g.Subject, g.By)]).TotalMinutes)]);
    }

    private sealed record Given(Guid By, Guid Subject, DecisionOutcome Outcome, DateTimeOffset At);
}
