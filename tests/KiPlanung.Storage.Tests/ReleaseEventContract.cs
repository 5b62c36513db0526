using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>What happens after a release, and random walks: the database allows what the table of transitions allows, nothing else.</summary>
public abstract class ReleaseEventContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string Reason = "Die Zahlen waren verwechselt worden.";

    [StorageFact]
    public async Task Every_kind_of_output_can_be_stored()
    {
        foreach (var kind in Enum.GetValues<DraftKind>())
        {
            var draft = Draft.First(Guid.NewGuid(), kind, "t", """{"salt":"1"}""", DraftOrigin.Person, Planner, Noon, null);
            await WriteAsync(tx => { tx.Drafts.Add(draft); return Task.CompletedTask; });
            Assert.Equal(kind, (await ReadAsync(v => v.Drafts.FindAsync(draft.Id, default)))!.Draft.Kind);
        }
        await Installation.AssertRefusedAsync($"""
            insert into draft (id, artefact_id, version, kind, title, content, content_sha256, origin_author, origin_version, requested_by, created_at)
            values ('{Guid.Empty:D}', '{Guid.Empty:D}', 1, 'verdict', 't', '{"{}"}', '{ContentHash.Of("{}").Hex}', 'a', 'v', '{Planner}', '2026-03-02')
            """);
    }

    [StorageFact]
    public async Task Events_are_read_back_in_order_and_make_the_state()
    {
        var first = await AReleaseAsync(1);
        var newer = await AReleaseAsync(2);
        var due = await HappensAsync(first, s => s.MarkDue(RecheckCause.DataChanged, Noon));
        var dueAgain = await HappensAsync(due, s => s.MarkDue(RecheckCause.Expired, Noon));
        Assert.Equal([RecheckCause.DataChanged, RecheckCause.Expired], dueAgain.Due);
        var passed = await HappensAsync(dueAgain, s => s.PassRecheck(Reviewing(SecondColleague), s.Result.Hash, "Verglichen, gilt unverändert.", Noon));
        Assert.Equal(DraftState.Released, passed.State);
        var replaced = await HappensAsync(passed, s => s.Replace(newer.Result, Noon));
        Assert.Equal(DraftState.Replaced, replaced.State);
        var revoked = await HappensAsync(replaced, s => s.Revoke(Reviewing(Colleague), Reason, Noon));

        Assert.Equal(DraftState.Revoked, revoked.State);
        Assert.Equal(Reason, Assert.IsType<ReleaseEvent.Revoked>(revoked.Standing).Reason);
        Assert.Equal(newer.Result.Id, revoked.Events.OfType<ReleaseEvent.Replaced>().Single().Newer);
        Assert.Equal(DraftState.Revoked, (await ReadAsync(v => v.Drafts.FindAsync(first.Result.DraftId, default)))!.State);
        Assert.Equal([newer.Result.Id],
            (await ReadAsync(v => v.Releases.ListUsableAsync(DraftKind.Forecast, null, null, default))).Select(s => s.Result.Id));
    }

    [StorageFact]
    public async Task Whoever_used_or_asked_for_a_release_gets_a_notice_until_it_was_read()
    {
        var release = await AReleaseAsync(1);
        await WriteAsync(tx => { tx.Releases.AddUse(release.Result.Id, CaseWorker, ReleaseUseKind.Exported, Noon); return Task.CompletedTask; });
        Assert.Empty(await NoticesAsync(CaseWorker));

        var due = await HappensAsync(release, s => s.MarkDue(RecheckCause.DataChanged, Noon));
        Assert.False(Assert.Single(await NoticesAsync(CaseWorker)).Requested);
        Assert.True(Assert.Single(await NoticesAsync(Planner)).Requested);
        Assert.Empty(await NoticesAsync(SecondColleague));
        await WriteAsync(tx => { tx.Releases.AddUse(release.Result.Id, CaseWorker, ReleaseUseKind.Noticed, Noon); return Task.CompletedTask; });
        Assert.Empty(await NoticesAsync(CaseWorker));

        await HappensAsync(due, s => s.Revoke(Reviewing(Colleague), Reason, Noon));
        Assert.Equal(DraftState.Revoked, Assert.Single(await NoticesAsync(CaseWorker)).Standing.State);
        Assert.Equal(1, await ReadAsync(v => v.Releases.CountUsersAsync(release.Result.Id, default)));
    }

    [StorageFact]
    public async Task The_database_refuses_events_that_cannot_follow_and_a_check_by_the_wrong_person_or_on_other_bytes()
    {
        var draft = ADraft().Revised(Guid.NewGuid(), """{"salt":"2"}""", CaseWorker, Noon);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(ADraft());
            tx.Drafts.Add(draft);
            tx.Drafts.Submit(draft.Id, Planner, Noon);
            return Task.CompletedTask;
        });
        var decision = ADecision(draft);
        await DecideAsync(draft, decision);
        string Event(int number, string what, string by = "null", string cause = "null", string reason = "null", string seen = "null", string newer = "null") => $"""
            insert into release_event (release_id, number, draft_id, what, cause, reason, seen_sha256, replaced_by, acted_by, acted_by_kind, at)
            values ('{decision.Id:D}', {number}, '{draft.Id:D}', '{what}', {cause}, {reason}, {seen}, {newer}, {by},
                {(by == "null" ? "null" : "'person'")}, '2026-03-02T12:00:00.000000Z')
            """;
        var (right, hash) = ($"'{SecondColleague}'", $"'{draft.Hash.Hex}'");

        await Installation.AssertRefusedAsync(Event(1, "recheck-passed", right, reason: $"'{Reason}'", seen: hash), "Im jetzigen Stand");
        await Installation.AssertRefusedAsync(Event(2, "recheck-due", cause: "'expired'"), "etwas anderes geschehen");
        await Installation.AssertRefusedAsync(Event(1, "revoked", right, reason: "'  kurz  '"));
        await Installation.AssertRefusedAsync(Event(1, "revoked", reason: $"'{Reason}'"));
        await Installation.AssertRefusedAsync(Event(1, "revoked", $"'{Automation}'", reason: $"'{Reason}'"));
        await Installation.AssertRefusedAsync(Event(1, "replaced", newer: $"'{decision.Id:D}'"));
        await Installation.AssertRefusedAsync(Event(1, "recheck-due"));
        await Installation.ExecuteAsync(Event(1, "recheck-due", cause: "'expired'"));
        foreach (var wrong in new[] { Planner, CaseWorker })
            await Installation.AssertRefusedAsync(Event(2, "recheck-passed", $"'{wrong}'", reason: $"'{Reason}'", seen: hash), "Vier-Augen-Prinzip");
        await Installation.AssertRefusedAsync(
            Event(2, "recheck-passed", right, reason: $"'{Reason}'", seen: $"'{ContentHash.Of("anderes").Hex}'"), "Vier-Augen-Prinzip");
        await Installation.ExecuteAsync(Event(2, "recheck-passed", right, reason: $"'{Reason}'", seen: hash));
        await WriteAsync(tx => { tx.Releases.AddUse(decision.Id, Planner, ReleaseUseKind.Exported, Noon); return Task.CompletedTask; });
        await Installation.ExecuteAsync(Event(3, "revoked", right, reason: $"'{Reason}'"));
        await Installation.AssertRefusedAsync(Event(4, "recheck-due", cause: "'expired'"), "Im jetzigen Stand");
        await Installation.AssertRefusedAsync("update release_event set what = 'replaced'");
        await Installation.AssertRefusedAsync("delete from release_event");
        var late = await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(
            tx => { tx.Releases.AddUse(decision.Id, Planner, ReleaseUseKind.Exported, Noon); return Task.CompletedTask; }));
        Assert.Contains("widerrufen", late.Message, StringComparison.Ordinal);
        await WriteAsync(tx => { tx.Releases.AddUse(decision.Id, Planner, ReleaseUseKind.Noticed, Noon); return Task.CompletedTask; });
        await Installation.AssertRefusedAsync("update release_use set kind = 'noticed'");
        await Installation.AssertRefusedAsync("delete from release_use");
        if (!Installation.OnPostgreSql)
            await Installation.AssertRefusedAsync("insert or replace into release_event select * from release_event where number = 1");
    }

    /// <summary>Acts are tried in random order straight at the store, without asking the table first. The database must refuse what the
    /// table refuses, and what was written must add up to the state the table says.</summary>
    [StorageFact]
    public async Task Random_walks_are_allowed_and_refused_as_the_table_says()
    {
        var random = new Random(20261122);
        var (allowed, refused) = (0, 0);
        for (var number = 1; number <= 25; number++)
        {
            var walk = new Walk(this, number);
            await walk.BeginAsync();
            for (var step = 0; step < 14; step++)
                if (await walk.StepAsync(random)) allowed++;
                else refused++;
        }
        Assert.True(allowed > 50 && refused > 50, $"{allowed} erlaubt, {refused} verweigert");
    }

    private async Task<ReleaseStanding> AReleaseAsync(int number)
    {
        var draft = await ASubmittedDraftAsync(number);
        var decision = ADecision(draft, number: number);
        await DecideAsync(draft, decision);
        return (await ReadAsync(v => v.Releases.FindAsync(decision.Id, default)))!;
    }

    private async Task<ReleaseStanding> HappensAsync(ReleaseStanding standing, Func<ReleaseStanding, Outcome<ReleaseEvent>> act)
    {
        Assert.True(act(standing).IsOk(out var happened, out var problem), problem?.Message);
        await WriteAsync(tx => { tx.Releases.Add(happened); return Task.CompletedTask; });
        return (await ReadAsync(v => v.Releases.FindAsync(standing.Result.Id, default)))!;
    }

    private Task<IReadOnlyList<ReleaseNotice>> NoticesAsync(PersonId person) => ReadAsync(v => v.Releases.ListNoticesAsync(person, default));

    private static Reviewer Reviewing(PersonId person)
    {
        Assert.True(Reviewer.From(new InteractiveSignIn(person, [Role.Reviewer], new(2027, 1, 31)), new(2026, 3, 2)).IsOk(out var reviewer, out _));
        return reviewer;
    }

    private sealed class Walk(ReleaseEventContract here, int number)
    {
        private Draft _draft = ADraft(number);
        private DraftState _state = DraftState.OwnCheck;
        private ReleaseStanding? _released;
        private int _decisions;

        public Task BeginAsync() => here.WriteAsync(tx => { tx.Drafts.Add(_draft); return Task.CompletedTask; });

        /// <returns>Whether the act was done.</returns>
        public async Task<bool> StepAsync(Random random)
        {
            var act = random.GetItems<DraftAct>(
                [DraftAct.Revise, DraftAct.Submit, DraftAct.Submit, DraftAct.Withdraw, DraftAct.Approve, DraftAct.Approve, DraftAct.Return,
                    DraftAct.Reject, DraftAct.Revoke, DraftAct.MarkDue, DraftAct.MarkDue, DraftAct.PassRecheck], 1)[0];
            var from = act is DraftAct.Approve or DraftAct.Return or DraftAct.Reject && _state == DraftState.Submitted
                ? DraftTransitions.Follow(_state, DraftAct.Take)
                : _state;
            var expected = DraftTransitions.Next(from, act).IsOk(out var next, out _);
            var done = await DoneAsync(act);
            // a version handed in can be overtaken by a newer one; the machine of the output does not know versions
            if (act == DraftAct.Revise && _state == DraftState.Submitted) (expected, next) = (true, DraftState.OwnCheck);
            Assert.True(expected == done, $"{act} aus {_state}: Tabelle {expected}, Datenbank {done}");
            if (!done) return false;
            _state = next;
            Assert.Equal(_state, (await here.ReadAsync(v => v.Drafts.FindAsync(_draft.Id, default)))!.State);
            return true;
        }

        private async Task<bool> DoneAsync(DraftAct act)
        {
            var (revised, before) = (_draft, _draft);
            try
            {
                switch (act)
                {
                    case DraftAct.Revise:
                        revised = _draft.Revised(Guid.NewGuid(), $$"""{"salt":"{{number}}-{{_draft.Version + 1}}"}""", Planner, Noon);
                        await here.WriteAsync(tx => { tx.Drafts.Add(revised); return Task.CompletedTask; });
                        _draft = revised;
                        return true;
                    case DraftAct.Submit:
                        await here.WriteAsync(tx => { tx.Drafts.Submit(_draft.Id, Planner, Noon); return Task.CompletedTask; });
                        return true;
                    case DraftAct.Withdraw:
                        await here.WriteAsync(tx => { tx.Drafts.Withdraw(_draft.Id, Planner, Noon); return Task.CompletedTask; });
                        return true;
                    case DraftAct.Approve or DraftAct.Return or DraftAct.Reject:
                        return await DecideAsync(act);
                    default:
                        return await FollowAsync(act);
                }
            }
            catch (StoreConflictException)
            {
                return false;
            }
        }

        private async Task<bool> DecideAsync(DraftAct act)
        {
            Verdict verdict = act switch
            {
                DraftAct.Approve => new Verdict.Approved(), DraftAct.Return => new Verdict.ReturnedForChanges("Grund"), _ => new Verdict.Rejected("Grund"),
            };
            var decision = ADecision(_draft, verdict, number: (number * 1000) + ++_decisions);
            await here.DecideAsync(_draft, decision);
            if (act == DraftAct.Approve) _released = await here.ReadAsync(v => v.Releases.FindAsync(decision.Id, default));
            return true;
        }

        /// <summary>The event is forged with the next number, as a program without the table would write it.</summary>
        private async Task<bool> FollowAsync(DraftAct act)
        {
            if (_released is null) return false;
            var (id, next) = (_released.Result.Id, _released.Events.Count + 1);
            ReleaseEvent forged = act switch
            {
                DraftAct.Revoke => new ReleaseEvent.Revoked(id, next, Noon, SecondColleague, Reason),
                DraftAct.MarkDue => new ReleaseEvent.RecheckDue(id, next, Noon, RecheckCause.DataChanged),
                _ => new ReleaseEvent.RecheckPassed(id, next, Noon, SecondColleague, _released.Result.Hash, Reason),
            };
            await here.WriteAsync(tx => { tx.Releases.Add(forged); return Task.CompletedTask; });
            _released = await here.ReadAsync(v => v.Releases.FindAsync(id, default));
            return true;
        }
    }
}

public sealed class ReleaseEventContract_On_Sqlite() : ReleaseEventContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class ReleaseEventContract_On_PostgreSql(PostgreSqlServer server) : ReleaseEventContract(server);
