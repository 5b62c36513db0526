using KiPlanung.Review;
using KiPlanung.Storage.Tests.Machine;

namespace KiPlanung.Storage.Tests;

/// <summary>Attacks on the release rule as direct SQL: the database refuses what the types cannot express.</summary>
public abstract class ReleaseRuleContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string FourEyes = "Vier-Augen-Prinzip";
    private static readonly Guid Verdict1 = Guid.Parse("f0000000-0000-0000-0000-000000000001");
    private Draft _draft = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _draft = await ASubmittedDraftAsync();
    }

    [StorageFact]
    public async Task A_decision_in_plain_sql_is_possible_when_every_rule_is_kept()
    {
        await Installation.ExecuteAsync(Decision());
        await Installation.ExecuteAsync(Judgement());
        await Installation.ExecuteAsync(Release());

        Assert.NotNull(await ReadAsync(v => v.Drafts.FindReleaseAsync(Verdict1, default)));
    }

    [StorageFact]
    public Task A_release_without_a_decision_is_refused() => Installation.AssertRefusedAsync(Release());

    [StorageFact]
    public async Task A_release_on_a_rejection_is_refused_also_when_it_claims_approval()
    {
        await Installation.ExecuteAsync(Decision(outcome: "rejected", reason: "'Nein.'"));
        await Installation.ExecuteAsync(Judgement());

        await Installation.AssertRefusedAsync(Release());
        await Installation.AssertRefusedAsync(Release(outcome: "rejected"));
    }

    [StorageFact]
    public async Task A_release_without_single_verdicts_or_with_one_that_is_not_right_is_refused()
    {
        const string because = "Ohne Einzelurteile";
        await Installation.ExecuteAsync(Decision());
        await Installation.AssertRefusedAsync(Release(), because);
        await Installation.AssertRefusedAsync(Judgement(by: Automation.ToString()));
        await Installation.ExecuteAsync(Judgement(right: 3, unclear: 1));
        await Installation.AssertRefusedAsync(Release(), because);
        await Installation.AssertRefusedAsync("update judgement set unclear_count = 0");
        await Installation.AssertRefusedAsync("delete from judgement");
        if (!Installation.OnPostgreSql)
            await Installation.AssertRefusedAsync(Judgement().Replace("insert into", "insert or replace into", StringComparison.Ordinal));
    }

    [StorageFact]
    public async Task Verdicts_of_somebody_else_do_not_carry_a_release()
    {
        await Installation.ExecuteAsync(Decision());
        await Installation.ExecuteAsync(Judgement(by: SecondColleague.ToString()));

        await Installation.AssertRefusedAsync(Release(), "Ohne Einzelurteile");
    }

    [StorageFact]
    public async Task A_service_account_cannot_decide()
    {
        await Installation.AssertRefusedAsync(Decision(by: Automation.ToString()));
        await Installation.AssertRefusedAsync(Decision(by: Automation.ToString(), kind: "service"));
    }

    [StorageFact]
    public async Task The_requester_cannot_decide_also_with_a_lied_about_requester()
    {
        await Installation.AssertRefusedAsync(Decision(by: Planner.ToString()));
        await Installation.AssertRefusedAsync(Decision(by: Planner.ToString(), requestedBy: CaseWorker.ToString()));
    }

    [StorageFact]
    public Task A_decision_on_other_bytes_is_refused() =>
        Installation.AssertRefusedAsync(Decision(hash: Vocabulary.ContentHash.Of("andere Bytes").Hex));

    [StorageFact]
    public async Task A_rejection_needs_a_reason_and_null_or_blanks_are_none()
    {
        await Installation.AssertRefusedAsync(Decision(outcome: "rejected"));
        await Installation.AssertRefusedAsync(Decision(outcome: "returned", reason: "''"));
        await Installation.AssertRefusedAsync(Decision(outcome: "returned", reason: "'  \t\n'"));
    }

    [StorageFact]
    public async Task A_second_decision_on_a_draft_is_refused()
    {
        await Installation.ExecuteAsync(Decision(outcome: "rejected", reason: "'Nein.'"));

        await Installation.AssertRefusedAsync(
            Decision(id: Guid.NewGuid(), by: SecondColleague.ToString()), "Über diesen Entwurf wurde bereits entschieden.");
    }

    [StorageFact]
    public async Task Who_edited_any_version_cannot_decide()
    {
        var second = _draft.Revised(Guid.NewGuid(), """{"salt":"2"}""", Colleague, Noon);
        var third = second.Revised(Guid.NewGuid(), """{"salt":"3"}""", Planner, Noon);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(second);
            tx.Drafts.Add(third);
            tx.Drafts.Submit(third.Id, Planner, Noon);
            return Task.CompletedTask;
        });

        await Installation.AssertRefusedAsync(Decision(third), FourEyes);
        await Installation.AssertRefusedAsync($"delete from draft_editor where draft_id = '{second.Id:D}'");
        await Installation.ExecuteAsync(Decision(third, by: SecondColleague.ToString()));
    }

    [StorageFact]
    public async Task A_version_that_hides_an_earlier_editor_still_cannot_be_decided_by_that_person()
    {
        var second = _draft.Revised(Guid.NewGuid(), """{"salt":"2"}""", Colleague, Noon);
        var forged = Draft.Stored(
            Guid.NewGuid(), _draft.ArtefactId, 3, _draft.Kind, _draft.Title, """{"salt":"3"}""", _draft.Origin, Planner, [], Noon, null);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(second);
            tx.Drafts.Add(forged);
            tx.Drafts.Submit(forged.Id, Planner, Noon);
            return Task.CompletedTask;
        });

        await Installation.AssertRefusedAsync(Decision(forged), FourEyes);
    }

    [StorageFact]
    public async Task A_draft_that_is_not_submitted_withdrawn_or_superseded_cannot_be_decided()
    {
        var fresh = ADraft(2);
        var withdrawn = await ASubmittedDraftAsync(3);
        var superseded = await ASubmittedDraftAsync(4);
        await WriteAsync(tx =>
        {
            tx.Drafts.Add(fresh);
            tx.Drafts.Withdraw(withdrawn.Id, Planner, Noon);
            tx.Drafts.Add(superseded.Revised(Guid.NewGuid(), """{"salt":"n"}""", Planner, Noon));
            return Task.CompletedTask;
        });

        await Installation.AssertRefusedAsync(Decision(fresh), "noch nicht zur Prüfung gegeben");
        await Installation.AssertRefusedAsync(Decision(withdrawn), "zurückgezogen");
        await Installation.AssertRefusedAsync(Decision(superseded), "neuere Fassung");
        await Installation.AssertRefusedAsync(
            $"insert into submission (draft_id, submitted_by, submitted_at) values ('{superseded.Id:D}', '{Planner}', '2026-03-02')");
    }

    [StorageFact]
    public async Task A_decided_draft_cannot_be_withdrawn_or_get_another_editor()
    {
        await Installation.ExecuteAsync(Decision());

        await Installation.AssertRefusedAsync(
            $"insert into withdrawal (draft_id, withdrawn_by, withdrawn_at) values ('{_draft.Id:D}', '{Planner}', '2026-03-02')",
            "entschieden");
        await Installation.AssertRefusedAsync(
            $"insert into draft_editor (draft_id, position, person_id) values ('{_draft.Id:D}', 0, '{Planner}')", "entschieden");
    }

    [StorageFact]
    public async Task Nothing_that_was_written_can_be_updated_or_deleted()
    {
        await Installation.ExecuteAsync(Decision(outcome: "rejected", reason: "'Nein.'"));
        var released = await ASubmittedDraftAsync(2);
        await DecideAsync(released, ADecision(released));
        await Installation.Storage.Log.SealAsync(default);

        await Installation.AssertRefusedAsync("update decision set outcome = 'approved'");
        await Installation.AssertRefusedAsync("update decision set reason = 'Doch.'");
        await Installation.AssertRefusedAsync("update release set released_at = '2020-01-01'");
        await Installation.AssertRefusedAsync("update submission set submitted_at = '2020-01-01'");
        await Installation.AssertRefusedAsync("update draft set content = '{}'");
        await Installation.AssertRefusedAsync("update draft set title = 'anders'");
        await Installation.AssertRefusedAsync("update audit_sequence set idx = idx + 100");
        await Installation.AssertRefusedAsync("update audit_entry set what = 'log-read'");
        await Installation.AssertRefusedAsync("update audit_checkpoint set note = ''");
        foreach (var table in (string[])["release", "decision", "submission", "draft", "audit_checkpoint", "audit_sequence", "audit_entry"])
            await Installation.AssertRefusedAsync($"delete from {table}");
        Assert.Equal(2, await Installation.CountAsync("decision"));
    }

    [StorageFact]
    public async Task Truncate_is_refused_where_the_database_has_it()
    {
        if (!Installation.OnPostgreSql) return;
        await Installation.ExecuteAsync(Decision());
        foreach (var table in (string[])["decision", "release", "submission", "withdrawal", "draft", "draft_editor", "audit_entry",
            "audit_sequence", "audit_checkpoint", "account"])
            await Installation.AssertRefusedAsync($"truncate {table} cascade");
    }

    [StorageFact]
    public async Task Insert_or_replace_does_not_get_past_the_triggers()
    {
        if (Installation.OnPostgreSql) return;
        await Installation.ExecuteAsync(Decision(outcome: "rejected", reason: "'Nein.'"));
        await Installation.Storage.Log.SealAsync(default);

        await Installation.AssertRefusedAsync(Decision().Replace("insert into", "insert or replace into", StringComparison.Ordinal));
        await Installation.AssertRefusedAsync(
            Decision(id: Guid.NewGuid()).Replace("insert into", "insert or replace into", StringComparison.Ordinal));
        foreach (var table in (string[])["draft", "submission", "decision", "audit_entry", "audit_sequence", "audit_checkpoint", "account"])
        {
            await Installation.AssertRefusedAsync($"insert or replace into {table} select * from {table}");
            await Installation.AssertRefusedAsync($"pragma recursive_triggers = off; insert or replace into {table} select * from {table}");
        }
        await Installation.AssertRefusedAsync("update or replace audit_sequence set idx = 0 where idx = 1");
        Assert.Equal("rejected", await Installation.ScalarAsync("select outcome from decision"));
    }

    [StorageFact]
    public async Task A_service_account_never_becomes_a_person_or_a_reviewer()
    {
        await Installation.AssertRefusedAsync($"update account set kind = 'person' where id = '{Automation}'", "Dienstkonto");
        await Installation.AssertRefusedAsync($"delete from account where id = '{Automation}'");
        await Installation.AssertRefusedAsync(
            $"insert into account_role (account_id, account_kind, role) values ('{Automation}', 'service', 'reviewer')");
        await Installation.AssertRefusedAsync(
            $"insert into account_role (account_id, account_kind, role) values ('{Automation}', 'person', 'reviewer')");
    }

    private string Decision(
        Draft? draft = null, Guid? id = null, string? hash = null, string? requestedBy = null, string outcome = "approved",
        string reason = "null", string? by = null, string kind = "person")
    {
        var about = draft ?? _draft;
        return $"""
            insert into decision (id, draft_id, draft_sha256, draft_requested_by, outcome, reason, decided_by, decided_by_kind, decided_at)
            values ('{id ?? Verdict1:D}', '{about.Id:D}', '{hash ?? about.Hash.Hex}', '{requestedBy ?? Planner.ToString()}', '{outcome}',
                {reason}, '{by ?? Colleague.ToString()}', '{kind}', '2026-03-02T12:00:00.000000Z')
            """;
    }

    private string Judgement(int right = 1, int unclear = 0, string? by = null) => $"""
        insert into judgement (id, draft_id, judged_by, judged_by_kind, right_count, changed_count, struck_count, unclear_count, content,
            content_sha256, judged_at)
        values ('{Verdict1:D}', '{_draft.Id:D}', '{by ?? Colleague.ToString()}', 'person', {right}, 0, 0, {unclear}, 'x',
            '{Vocabulary.ContentHash.Of("x").Hex}', '2026-03-02T12:00:00.000000Z')
        """;

    private string Release(string outcome = "approved") => $"""
        insert into release (decision_id, draft_id, decision_outcome, released_at)
        values ('{Verdict1:D}', '{_draft.Id:D}', '{outcome}', '2026-03-02T12:00:00.000000Z')
        """;
}

public sealed class ReleaseRuleContract_On_Sqlite() : ReleaseRuleContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class ReleaseRuleContract_On_PostgreSql(PostgreSqlServer server) : ReleaseRuleContract(server);
