using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

public abstract class ReviewWorkContract(PostgreSqlServer? server) : StorageContract(server)
{
    private static readonly ReviewTerms Terms = new();

    [StorageFact]
    public async Task Leases_are_read_back_run_out_by_themselves_and_end_as_they_ended()
    {
        var draft = await ASubmittedDraftAsync();
        var lease = ALease(draft.Id, Colleague, 1);
        await WriteAsync(tx => { tx.ReviewWork.Add(lease); return Task.CompletedTask; });

        Assert.Equal(lease, Assert.Single(await ReadAsync(v => v.ReviewWork.ListRunningAsync(Noon, default))));
        Assert.Empty(await ReadAsync(v => v.ReviewWork.ListRunningAsync(lease.Until, default)));
        await WriteAsync(tx => { tx.ReviewWork.End(lease with { Ended = LeaseEnd.GivenBack }, Noon); return Task.CompletedTask; });

        Assert.Empty(await ReadAsync(v => v.ReviewWork.ListRunningAsync(Noon, default)));
        Assert.Equal(lease with { Ended = LeaseEnd.GivenBack }, Assert.Single(await ReadAsync(v => v.ReviewWork.ListLeasesAsync(draft.Id, default))));
    }

    [StorageFact]
    public async Task Of_many_who_take_a_case_at_once_one_gets_it_and_of_a_double_review_two()
    {
        foreach (var (number, places) in new[] { (1, 1), (2, 2) })
        {
            var draft = await ASubmittedDraftAsync(number);
            if (places == 2) await WriteAsync(tx => { tx.BlindReviews.Choose(draft.Id, Noon); return Task.CompletedTask; });
            PersonId[] people = [Colleague, SecondColleague, Person(6), Person(7), Colleague, SecondColleague];
            if (number == 1)
                await WriteAsync(tx =>
                {
                    foreach (var more in new[] { 6, 7 }) tx.Accounts.Add(AnAccount(Person(more), "pruefung-" + more, Role.Reviewer));
                    return Task.CompletedTask;
                });

            var taken = await Task.WhenAll(people.Select((person, i) => Task.Run(async () =>
            {
                try
                {
                    await WriteAsync(tx => { tx.ReviewWork.Add(ALease(draft.Id, person, (number * 100) + i)); return Task.CompletedTask; });
                    return 1;
                }
                catch (StoreConflictException)
                {
                    return 0;
                }
            })));

            Assert.Equal(places, taken.Sum());
            var held = await ReadAsync(v => v.ReviewWork.ListLeasesAsync(draft.Id, default));
            Assert.Equal(places, held.Select(h => h.By).Distinct().Count());
        }
    }

    [StorageFact]
    public async Task The_database_keeps_four_eyes_and_refuses_what_is_over_or_changed()
    {
        var draft = await ASubmittedDraftAsync();
        await Installation.AssertRefusedAsync(Lease(draft.Id, Planner), "Vier-Augen-Prinzip");
        await Installation.AssertRefusedAsync(Lease(draft.Id, Automation));
        await Installation.AssertRefusedAsync($"""
            insert into review_preparation (subject_id, person_id, person_kind, read_at)
            values ('{draft.Id:D}', '{Planner}', 'person', '2026-03-02T12:00:00.000000Z')
            """, "Vier-Augen-Prinzip");
        await WriteAsync(tx =>
        {
            tx.ReviewWork.Add(ALease(draft.Id, Colleague, 1));
            Assert.True(ReviewPreparation.Of(draft.Id, Colleague, true, "Der Bus fährt am Abend nicht.", new string('a', 64), Noon).IsOk(out var read, out _));
            tx.ReviewWork.Add(read);
            return Task.CompletedTask;
        });
        Assert.Equal("Der Bus fährt am Abend nicht.", (await ReadAsync(v => v.ReviewWork.FindPreparationAsync(draft.Id, Colleague, default)))!.KeyPoints);
        Assert.Null(await ReadAsync(v => v.ReviewWork.FindPreparationAsync(draft.Id, SecondColleague, default)));
        await Installation.AssertRefusedAsync(Lease(draft.Id, SecondColleague), "schon jemand übernommen");
        await Installation.AssertRefusedAsync("update review_lease set until = '2030-01-01T00:00:00.000000Z'", "stehen fest");
        await Installation.AssertRefusedAsync("delete from review_lease", "stehen fest");
        await Installation.AssertRefusedAsync("delete from review_preparation", "steht fest");

        await DecideAsync(draft, ADecision(draft));
        await WriteAsync(tx => { tx.ReviewWork.End(ALease(draft.Id, Colleague, 1) with { Ended = LeaseEnd.Decided }, Noon); return Task.CompletedTask; });
        await Installation.AssertRefusedAsync(Lease(draft.Id, SecondColleague), "nicht mehr offen");
    }

    [StorageFact]
    public async Task Deputies_and_responsibilities_are_read_back_until_they_end()
    {
        var deputy = new Deputy(Guid.CreateVersion7(), Colleague, SecondColleague, new(2026, 3, 2), new(2026, 3, 9), Colleague, Noon, false);
        var own = new Responsibility(Guid.CreateVersion7(), Colleague, DraftKind.Forecast, "16067", Noon);
        await WriteAsync(tx => { tx.ReviewWork.Add(deputy); tx.ReviewWork.Add(own); return Task.CompletedTask; });

        Assert.Equal(deputy, Assert.Single(await ReadAsync(v => v.ReviewWork.ListDeputiesAsync(new(2026, 3, 9), default))));
        Assert.Empty(await ReadAsync(v => v.ReviewWork.ListDeputiesAsync(new(2026, 3, 10), default)));
        Assert.Equal(own, Assert.Single(await ReadAsync(v => v.ReviewWork.ListResponsibilitiesAsync(default))));
        Assert.Equal(new KeptDeputy(deputy, null, null), await ReadAsync(v => v.ReviewWork.FindDeputyAsync(deputy.Id, default)));
        Assert.Null(await ReadAsync(v => v.ReviewWork.FindDeputyAsync(own.Id, default)));
        Assert.Equal(new KeptResponsibility(own, null), await ReadAsync(v => v.ReviewWork.FindResponsibilityAsync(own.Id, default)));
        Assert.Null(await ReadAsync(v => v.ReviewWork.FindResponsibilityAsync(deputy.Id, default)));
        await Installation.AssertRefusedAsync("update review_deputy set until_day = '2030-01-01'", "stehen fest");
        await Installation.AssertRefusedAsync($"""
            insert into review_deputy (id, for_person, for_kind, deputy, deputy_kind, from_day, until_day, set_by, set_at) values
            ('{Guid.NewGuid():D}', '{Colleague}', 'person', '{Colleague}', 'person', '2026-03-02', '2026-03-03', '{Colleague}', '2026-03-02T12:00:00.000000Z')
            """);

        await WriteAsync(tx => { tx.ReviewWork.EndDeputy(deputy.Id, Colleague, Noon); tx.ReviewWork.EndResponsibility(own.Id, Noon); return Task.CompletedTask; });
        Assert.Empty(await ReadAsync(v => v.ReviewWork.ListDeputiesAsync(new(2026, 3, 2), default)));
        Assert.Equal(new KeptDeputy(deputy with { Ended = true }, Colleague, Noon),
            await ReadAsync(v => v.ReviewWork.FindDeputyAsync(deputy.Id, default)));
        Assert.Empty(await ReadAsync(v => v.ReviewWork.ListResponsibilitiesAsync(default)));
        Assert.Equal(new KeptResponsibility(own, Noon), await ReadAsync(v => v.ReviewWork.FindResponsibilityAsync(own.Id, default)));
    }

    [StorageFact]
    public async Task A_double_review_is_decided_by_both_votes_alone()
    {
        var draft = await ASubmittedDraftAsync();
        await WriteAsync(tx => { tx.BlindReviews.Choose(draft.Id, Noon); return Task.CompletedTask; });
        var decided = ADecision(draft);

        await Assert.ThrowsAsync<StoreConflictException>(() => DecideAsync(draft, decided));
        var first = await VoteAsync(draft, Colleague, new Verdict.Approved(), 1);
        await Assert.ThrowsAsync<StoreConflictException>(() => DecideAsync(draft, decided));
        await Installation.AssertRefusedAsync(Vote(draft, 2, Planner));
        await Installation.AssertRefusedAsync(Vote(draft, 1, SecondColleague));
        await Installation.AssertRefusedAsync(Vote(draft, 2, Colleague));
        await VoteAsync(draft, SecondColleague, new Verdict.ReturnedForChanges("Die Zahl stimmt nicht."), 2, first);

        await Assert.ThrowsAsync<StoreConflictException>(() => DecideAsync(draft, decided));
        await Installation.AssertRefusedAsync("update review_vote set outcome = 'approved'", "stehen fest");
        await DecideAsync(draft, ADecision(draft, new Verdict.ReturnedForChanges("Nicht beide haben freigegeben."), SecondColleague, 2));
        var pair = Assert.Single(await ReadAsync(v => v.BlindReviews.ListPairsAsync(default)));
        Assert.Equal((Colleague, SecondColleague), (pair.First.By, pair.Second.By));
        Assert.IsType<Verdict.ReturnedForChanges>(pair.Second.Verdict);
        Assert.Equal(1, await ReadAsync(v => v.ReviewWork.CountVerdictsAsync(SecondColleague, Noon, default)));
    }

    [StorageFact]
    public async Task Approved_by_both_a_double_review_is_released()
    {
        var draft = await ASubmittedDraftAsync();
        await WriteAsync(tx => { tx.BlindReviews.Choose(draft.Id, Noon); return Task.CompletedTask; });
        var first = await VoteAsync(draft, Colleague, new Verdict.Approved(), 1);
        await VoteAsync(draft, SecondColleague, new Verdict.Approved(), 2, first);

        await DecideAsync(draft, ADecision(draft, by: SecondColleague));

        Assert.Single(await ReadAsync(v => v.Drafts.ListReleasesAsync(default)));
        await Assert.ThrowsAsync<StoreConflictException>(() =>
            WriteAsync(tx => { tx.BlindReviews.Choose(draft.Id, Noon); return Task.CompletedTask; }));
    }

    private async Task<BlindVote> VoteAsync(Draft draft, PersonId by, Verdict verdict, int number, params BlindVote[] given)
    {
        var signIn = new InteractiveSignIn(by, [Role.Reviewer], new(2027, 1, 31));
        Assert.True(Reviewer.From(signIn, DateOnly.FromDateTime(Noon.Date)).IsOk(out var reviewer, out _));
        var id = Guid.Parse($"c0000000-0000-0000-0000-{number:D12}");
        Assert.True(BlindVote.Of(reviewer, id, draft, given, draft.Hash, verdict, AJudgement(), Noon).IsOk(out var vote, out var problem), problem?.Message);
        await WriteAsync(tx => { tx.BlindReviews.Add(vote, draft.RequestedBy); return Task.CompletedTask; });
        return vote;
    }

    private static ReviewLease ALease(Guid subject, PersonId by, int number) => new(
        Guid.Parse($"b0000000-0000-0000-0000-{number:D12}"), subject, by, Noon, Noon.AddMinutes(Terms.LeaseMinutes), null);

    private static string Lease(Guid subject, PersonId by) => $"""
        insert into review_lease (id, subject_id, taken_by, taken_by_kind, taken_at, until) values
        ('{Guid.NewGuid():D}', '{subject:D}', '{by}', 'person', '2026-03-02T12:00:00.000000Z', '2026-03-02T14:00:00.000000Z')
        """;

    private static string Vote(Draft draft, int number, PersonId by) => $"""
        insert into review_vote (id, draft_id, number, draft_sha256, draft_requested_by, outcome, voted_by, voted_by_kind, voted_at) values
        ('{Guid.NewGuid():D}', '{draft.Id:D}', {number}, '{draft.Hash.Hex}', '{draft.RequestedBy}', 'approved', '{by}', 'person',
            '2026-03-02T12:00:00.000000Z')
        """;
}

public sealed class ReviewWorkContract_On_Sqlite() : ReviewWorkContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class ReviewWorkContract_On_PostgreSql(PostgreSqlServer server) : ReviewWorkContract(server);
