using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Tests;

public abstract class DraftContract(PostgreSqlServer? server) : StorageContract(server)
{
    [StorageFact]
    public async Task Add_keeps_every_detail_of_a_draft()
    {
        var draft = ADraft();
        var revised = draft.Revised(Guid.NewGuid(), """{"salt":"2","value":"größer"}""", CaseWorker, Noon.AddMinutes(1));
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(draft);
            tx.Drafts.Add(revised);
            return Task.CompletedTask;
        });

        var versions = await ReadAsync(v => v.Drafts.ListVersionsAsync(draft.ArtefactId, default));

        Assert.Equal([DraftState.Superseded, DraftState.OwnCheck], versions.Select(v => v.State));
        var back = versions[1].Draft;
        Assert.Equal(
            (revised.Id, revised.ArtefactId, 2, revised.Kind, revised.Title, revised.Content, revised.Hash, revised.Origin),
            (back.Id, back.ArtefactId, back.Version, back.Kind, back.Title, back.Content, back.Hash, back.Origin));
        Assert.Equal((revised.RequestedBy, revised.CreatedAt, revised.SourceId), (back.RequestedBy, back.CreatedAt, back.SourceId));
        Assert.Equal([CaseWorker], back.EditedBy);
        Assert.Empty(versions[0].Draft.EditedBy);
    }

    [StorageFact]
    public async Task State_follows_submission_withdrawal_and_decision()
    {
        var own = ADraft(1);
        await WriteAsync(tx => { tx.Drafts.Add(own); return Task.CompletedTask; });
        var submitted = await ASubmittedDraftAsync(2);
        var withdrawn = await ASubmittedDraftAsync(3);
        await WriteAsync(tx => { tx.Drafts.Withdraw(withdrawn.Id, Planner, Noon); return Task.CompletedTask; });
        var released = await ASubmittedDraftAsync(4);
        await DecideAsync(released, ADecision(released, number: 4));
        var returned = await ASubmittedDraftAsync(5);
        await DecideAsync(returned, ADecision(returned, new Verdict.ReturnedForChanges("Bitte Quelle nennen."), number: 5));
        var rejected = await ASubmittedDraftAsync(6);
        await DecideAsync(rejected, ADecision(rejected, new Verdict.Rejected("Falsches Gebiet."), number: 6));

        async Task<DraftState> StateOf(Draft draft) => (await ReadAsync(v => v.Drafts.FindAsync(draft.Id, default)))!.State;

        Assert.Equal(DraftState.OwnCheck, await StateOf(own));
        Assert.Equal(DraftState.Submitted, await StateOf(submitted));
        Assert.Equal(DraftState.Withdrawn, await StateOf(withdrawn));
        Assert.Equal(DraftState.Released, await StateOf(released));
        Assert.Equal(DraftState.Returned, await StateOf(returned));
        Assert.Equal(DraftState.Rejected, await StateOf(rejected));
        Assert.Equal([submitted.Id], (await ReadAsync(v => v.Drafts.ListOpenAsync(default))).Select(s => s.Draft.Id));
        Assert.Equal(6, (await ReadAsync(v => v.Drafts.ListOwnAsync(Planner, default))).Count);
    }

    [StorageFact]
    public async Task Lines_give_a_part_of_a_thousand_drafts_with_their_states_newest_first()
    {
        var drafts = Enumerable.Range(1, 1000).Select(i => Draft.First(
            Guid.Parse($"71000000-0000-0000-0000-{i:D12}"), i % 4 == 0 ? DraftKind.Summary : DraftKind.Forecast, $"Reihe {i}",
            $$"""{"salt":"{{i}}","fill":"{{new string('x', 2000)}}"}""", i % 5 == 0 ? DraftOrigin.Person : new DraftOrigin("naive", "1", null, null),
            Planner, Noon.AddMinutes(i), null)).ToList();
        await WriteAsync(tx =>
        {
            foreach (var draft in drafts) tx.Drafts.Add(draft);
            tx.Drafts.Add(drafts[1].Revised(Guid.NewGuid(), """{"salt":"neu"}""", Planner, Noon.AddDays(9)));
            tx.Drafts.Submit(drafts[998].Id, Planner, Noon);
            return Task.CompletedTask;
        });

        var first = await ReadAsync(v => v.Drafts.ListOwnLinesAsync(Planner, null, 0, 50, default));
        var last = await ReadAsync(v => v.Drafts.ListOwnLinesAsync(Planner, DraftKind.Forecast, 700, 50, default));

        Assert.Equal(1000, await ReadAsync(v => v.Drafts.CountOwnAsync(Planner, null, default)));
        Assert.Equal(750, await ReadAsync(v => v.Drafts.CountOwnAsync(Planner, DraftKind.Forecast, default)));
        Assert.Equal(0, await ReadAsync(v => v.Drafts.CountOwnAsync(Colleague, null, default)));
        Assert.Equal((50, 50), (first.Count, last.Count));
        Assert.Equal(("Reihe 2", 2, DraftState.OwnCheck), (first[0].Title, first[0].Version, first[0].State));
        Assert.Equal(("Reihe 1000", false), (first[1].Title, first[1].ByModel));
        Assert.Equal(("Reihe 999", DraftState.Submitted, true), (first[2].Title, first[2].State, first[2].ByModel));
        Assert.Equal("Reihe 1", last[^1].Title);
        Assert.All(last, line => Assert.Equal(DraftKind.Forecast, line.Kind));
    }

    [StorageFact]
    public async Task ListForecasts_finds_all_versions_by_the_beginning_of_their_title()
    {
        var draft = ADraft();
        var revised = draft.Revised(Guid.NewGuid(), """{"salt":"2"}""", Planner, Noon.AddMinutes(1));
        var other = Draft.First(
            Guid.NewGuid(), DraftKind.Forecast, "100 % anders_", """{"salt":"3"}""", DraftOrigin.Person, Planner, Noon.AddMinutes(2), null);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(draft);
            tx.Drafts.Add(revised);
            tx.Drafts.Add(other);
            return Task.CompletedTask;
        });

        async Task<IEnumerable<Guid>> Found(string start, int take = 10) =>
            (await ReadAsync(v => v.Drafts.ListForecastsAsync(start, take, default))).Select(s => s.Draft.Id);

        Assert.Equal([revised.Id, draft.Id], await Found(draft.Title));
        Assert.Equal([revised.Id], await Found(draft.Title, take: 1));
        Assert.Equal([other.Id], await Found("100 % anders_"));
        Assert.Empty(await Found("100 _"));
    }

    [StorageFact]
    public async Task FindRelease_gives_the_released_result_with_its_decision()
    {
        var draft = await ASubmittedDraftAsync();
        var decision = ADecision(draft);
        await DecideAsync(draft, decision);

        var release = await ReadAsync(v => v.Drafts.FindReleaseAsync(decision.Id, default));

        Assert.Equal((draft.Id, draft.Content, draft.Hash, Noon), (release!.DraftId, release.Content, release.Hash, release.ReleasedAt));
        Assert.Equal(Colleague, release.Decision.By);
        Assert.Single(await ReadAsync(v => v.Drafts.ListReleasesAsync(default)));
        Assert.Null(await ReadAsync(v => v.Drafts.FindReleaseAsync(Guid.NewGuid(), default)));
    }

    [StorageFact]
    public async Task FindRelease_throws_on_a_row_forged_past_the_triggers()
    {
        var draft = await ASubmittedDraftAsync();
        var decision = ADecision(draft);
        await DecideAsync(draft, decision);
        await ForgeAsync(
            "draft_editor",
            $"insert into draft_editor (draft_id, position, person_id) values ('{draft.Id:D}', 0, '{Colleague}')");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ReadAsync(v => v.Drafts.FindReleaseAsync(decision.Id, default)));

        Assert.Contains(decision.Id.ToString("D"), thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Title, thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(v => v.Drafts.ListReleasesAsync(default)));
    }

    [StorageFact]
    public async Task Find_throws_when_the_content_was_changed_behind_the_hash()
    {
        var draft = await ASubmittedDraftAsync();
        await ForgeAsync("draft", $"update draft set content = '{{\"salt\":\"1\",\"value\":43}}' where id = '{draft.Id:D}'");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(v => v.Drafts.FindAsync(draft.Id, default)));

        Assert.Contains(draft.Id.ToString("D"), thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("43", thrown.Message.Replace(draft.Id.ToString("D"), "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task Of_many_reviewers_at_once_exactly_one_decides()
    {
        const int Drafts = 5;
        const int Reviewers = 12;
        for (var number = 1; number <= Drafts; number++)
        {
            var draft = await ASubmittedDraftAsync(number);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Reviewers).Select(i => Task.Run(async () =>
            {
                Verdict verdict = i % 2 == 0 ? new Verdict.Approved() : new Verdict.Rejected("Nein.");
                var decision = ADecision(draft, verdict, i % 3 == 0 ? Colleague : SecondColleague, (number * 100) + i);
                try
                {
                    await DecideAsync(draft, decision);
                    return "entschieden";
                }
                catch (StoreConflictException)
                {
                    return "zu spät";
                }
            })));

            Assert.Single(outcomes, "entschieden");
            Assert.Equal(Reviewers - 1, outcomes.Count(o => o == "zu spät"));
        }
        Assert.Equal(Drafts, await Installation.CountAsync("decision"));
    }

    [StorageFact]
    public async Task A_decision_and_a_withdrawal_at_once_never_both_hold()
    {
        for (var number = 1; number <= 10; number++)
        {
            var draft = await ASubmittedDraftAsync(number);
            async Task<bool> Won(Func<Task> act)
            {
                try
                {
                    await act();
                    return true;
                }
                catch (StoreConflictException)
                {
                    return false;
                }
            }
            var decision = ADecision(draft, number: number);

            var won = await Task.WhenAll(
                Task.Run(() => Won(() => DecideAsync(draft, decision))),
                Task.Run(() => Won(() => WriteAsync(tx => { tx.Drafts.Withdraw(draft.Id, Planner, Noon); return Task.CompletedTask; }))));

            Assert.Single(won, true);
        }
        Assert.Equal(0L, Convert.ToInt64(await Installation.ScalarAsync(
            "select count(*) from decision join withdrawal on withdrawal.draft_id = decision.draft_id"), null));
    }

    /// <summary>What somebody with the owner's rights and time could do: take the triggers away first.</summary>
    private async Task ForgeAsync(string table, string sql)
    {
        if (Installation.OnPostgreSql)
        {
            await Installation.ExecuteAsync($"alter table {table} disable trigger user; {sql}; alter table {table} enable trigger user");
            return;
        }
        var triggers = Convert.ToString(await Installation.ScalarAsync(
            $"select group_concat('drop trigger ' || name, ';') from sqlite_master where type = 'trigger' and tbl_name = '{table}'"), null);
        await Installation.ExecuteAsync($"{triggers}; {sql}");
    }
}

public sealed class DraftContract_On_Sqlite() : DraftContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class DraftContract_On_PostgreSql(PostgreSqlServer server) : DraftContract(server);
