using KiPlanung.Pseudonymisation;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>Restorations: what is written comes back, and attacks as direct SQL on the rule of two persons.</summary>
public abstract class ReidentificationContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string Words = "Frau Kanarienvogel ruft zurück; ihre Nummer fehlt im Kalender.";
    private static readonly PersonId Trust = Person(6);
    private static readonly Guid NoteId = Guid.Parse("b0000000-0000-0000-0000-000000000007");
    private static readonly Guid RequestId = Guid.Parse("b1000000-0000-0000-0000-000000000001");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteAsync(tx =>
        {
            tx.Accounts.Add(AnAccount(Trust, "treuhand", Role.Trustee));
            tx.Notes.Add(new(NoteId, NoteKind.CounsellingNote, CaseWorker, 1, NoteState.Uploaded, Noon, null), Clear());
            return Task.CompletedTask;
        });
        await ConfirmNoteAsync();
    }

    [StorageFact]
    public async Task A_request_its_decision_and_its_showing_come_back()
    {
        await RequestAsync();
        var waiting = Assert.Single(await ReadAsync(v => v.Reidentifications.ListWaitingAsync(default)));
        Assert.Equal(
            (RequestId, NoteId, "PERSON_1", ReidentificationPurpose.FollowUp, CaseWorker, Noon, ReidentificationState.Waiting),
            (waiting.Request.Id, waiting.Request.NoteId, waiting.Request.Placeholder, waiting.Request.Purpose, waiting.Request.RequestedBy,
                waiting.Request.RequestedAt, waiting.StateAt(Noon)));
        Assert.Equal(Words, (await ReadAsync(v => v.Reidentifications.ReadPurposeAsync(waiting.Request, default)))!.Text);

        await ConfirmAsync(waiting);
        await OpenAsync();

        Assert.Empty(await ReadAsync(v => v.Reidentifications.ListWaitingAsync(default)));
        var open = Assert.Single(await ReadAsync(v => v.Reidentifications.ListAsync(NoteId, default)));
        Assert.Equal((true, Trust, Noon, (DateTimeOffset?)Noon),
            (open.Decision!.IsConfirmed, open.Decision.By, open.Decision.At, open.OpenedAt));
        Assert.Equal(ReidentificationState.Open, open.StateAt(Noon.AddMinutes(9)));
        Assert.Equal(ReidentificationState.Over, open.StateAt(Noon.AddMinutes(10)));
    }

    [StorageFact]
    public async Task The_words_die_with_the_note_and_the_request_stays()
    {
        await RequestAsync();
        var about = (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!;
        await WriteAsync(tx => tx.Reidentifications.AddAsync(
            Must(about.Decide(ATrustee(Trust), new ReidentificationVerdict.Refused(Statement(Words)), Noon)), Statement(Words), default));
        Assert.Equal(Words, (await ReadAsync(v => v.Reidentifications.ReadReasonAsync(about.Request, default)))!.Text);

        await Installation.AssertRefusedAsync("delete from reidentification_text", "nur mit der Notiz");
        await WriteAsync(tx => tx.Notes.DestroyAsync(NoteId, default));

        Assert.Null(await ReadAsync(v => v.Reidentifications.ReadPurposeAsync(about.Request, default)));
        Assert.Equal(0, await Installation.CountAsync("reidentification_text"));
        Assert.Equal(1, await Installation.CountAsync("reidentification_request"));
        await Assert.ThrowsAsync<StoreConflictException>(RequestAsync);
    }

    [StorageFact]
    public async Task The_words_stand_nowhere_in_the_clear_and_open_for_their_own_request_only()
    {
        await RequestAsync();
        var other = Guid.NewGuid();
        await RequestAsync(other);
        var about = (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!;
        var sealedWords = (byte[])(await Installation.ScalarAsync($"select ciphertext from reidentification_text where request_id = '{other:D}'"))!;

        Assert.Equal(-1, sealedWords.AsSpan().IndexOf("Kanarienvogel"u8));
        await Installation.AssertRefusedAsync($"""
            update reidentification_text set ciphertext = (select ciphertext from reidentification_text where request_id = '{other:D}')
            """, "nicht umgeschrieben");
        Assert.NotNull(await ReadAsync(v => v.Reidentifications.ReadPurposeAsync(about.Request, default)));
    }

    [StorageFact]
    public async Task A_decision_in_plain_sql_is_possible_when_every_rule_is_kept()
    {
        await RequestAsync();

        await Installation.ExecuteAsync(Decision());
        await Installation.ExecuteAsync(Opening());

        Assert.Equal(ReidentificationState.Open, (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!.StateAt(Noon));
    }

    [StorageFact]
    public async Task The_requester_cannot_confirm_also_with_a_lied_about_requester_or_a_forged_role()
    {
        await RequestAsync();

        await Installation.AssertRefusedAsync(Decision(by: CaseWorker));
        await Installation.AssertRefusedAsync(Decision(by: CaseWorker, requestedBy: Planner));
        await Installation.AssertRefusedAsync(
            $"insert into account_role (account_id, account_kind, role) values ('{CaseWorker}', 'person', 'trustee')",
            "mit keiner anderen Rolle");
        await Installation.ExecuteAsync($"delete from account_role where account_id = '{CaseWorker}'");
        await Installation.ExecuteAsync(
            $"insert into account_role (account_id, account_kind, role) values ('{CaseWorker}', 'person', 'trustee')");
        await Installation.AssertRefusedAsync(Decision(by: CaseWorker));
        await Installation.AssertRefusedAsync(Decision(by: CaseWorker, requestedBy: Planner));
    }

    [StorageFact]
    public async Task Only_the_trustee_decides_and_a_service_account_never_is_one()
    {
        await RequestAsync();

        foreach (var somebody in new[] { Planner, Colleague, SecondColleague })
            await Installation.AssertRefusedAsync(Decision(by: somebody), "nur die Treuhandstelle");
        await Installation.AssertRefusedAsync(Decision(by: Automation));
        await Installation.AssertRefusedAsync(Decision(by: Automation, kind: "service"));
        foreach (var kind in new[] { "service", "person" })
            await Installation.AssertRefusedAsync(
                $"insert into account_role (account_id, account_kind, role) values ('{Automation}', '{kind}', 'trustee')");
        await Installation.AssertRefusedAsync(
            $"insert into account_role (account_id, account_kind, role) values ('{Trust}', 'person', 'planner')", "mit keiner anderen Rolle");
        await Installation.AssertRefusedAsync($"update account_role set account_id = '{Planner}' where role = 'trustee'");
    }

    [StorageFact]
    public async Task Only_the_owner_asks_and_only_in_a_confirmed_note()
    {
        await Installation.AssertRefusedAsync(Request(by: Planner), "eigenen, bestätigten Notiz");
        await Installation.AssertRefusedAsync(Request(by: Automation, kind: "service"));
        await Installation.AssertRefusedAsync(Request(purpose: "neugier"));
        await Installation.ExecuteAsync(Request());
        await Installation.AssertRefusedAsync(Request());
    }

    [StorageFact]
    public async Task A_refusal_needs_its_reason_and_a_second_decision_is_refused()
    {
        await RequestAsync();
        await Installation.AssertRefusedAsync(Decision(outcome: "refused"), "braucht eine Begründung");

        await Installation.ExecuteAsync(Decision());

        await Installation.AssertRefusedAsync(Decision(), "bereits entschieden");
    }

    [StorageFact]
    public async Task Nothing_is_shown_without_a_confirmation_to_somebody_else_too_late_or_twice()
    {
        await RequestAsync();
        await Installation.AssertRefusedAsync(Opening());
        await Installation.ExecuteAsync(Decision());

        await Installation.AssertRefusedAsync(Opening(by: Planner));
        await Installation.AssertRefusedAsync(Opening(at: "2026-03-03T12:00:01.000000Z"), "abgelaufen");
        await Installation.AssertRefusedAsync(Opening(at: "2026-03-02T11:59:59.000000Z"), "abgelaufen");
        await Installation.ExecuteAsync(Opening(at: "2026-03-03T11:59:59.000000Z"));
        await Installation.AssertRefusedAsync(Opening());
    }

    [StorageFact]
    public async Task After_fourteen_days_nobody_decides_any_more()
    {
        await RequestAsync();

        await Installation.AssertRefusedAsync(Decision(at: "2026-03-16T12:00:01.000000Z"), "abgelaufen");
        await Installation.ExecuteAsync(Decision(at: "2026-03-16T11:59:59.000000Z"));
    }

    [StorageFact]
    public async Task A_refused_request_is_never_shown()
    {
        await RequestAsync();
        var about = (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!;
        await WriteAsync(tx => tx.Reidentifications.AddAsync(
            Must(about.Decide(ATrustee(Trust), new ReidentificationVerdict.Refused(Statement(Words)), Noon)), Statement(Words), default));

        await Installation.AssertRefusedAsync(Opening());
        await Installation.AssertRefusedAsync(Opening(outcome: "refused"));
    }

    [StorageFact]
    public async Task Nothing_that_was_written_can_be_changed_deleted_or_replaced()
    {
        await RequestAsync();
        await Installation.ExecuteAsync(Decision());
        await Installation.ExecuteAsync(Opening());

        await Installation.AssertRefusedAsync("update reidentification_request set placeholder = 'PERSON_2'");
        await Installation.AssertRefusedAsync($"update reidentification_decision set decided_by = '{Planner}'");
        await Installation.AssertRefusedAsync("update reidentification_opening set opened_at = '2030-01-01T00:00:00.000000Z'");
        foreach (var table in (string[])["reidentification_opening", "reidentification_decision", "reidentification_request"])
        {
            await Installation.AssertRefusedAsync($"delete from {table}");
            if (Installation.OnPostgreSql) await Installation.AssertRefusedAsync($"truncate {table} cascade");
            else await Installation.AssertRefusedAsync($"insert or replace into {table} select * from {table}");
        }
    }

    [StorageFact]
    public async Task A_forged_row_is_not_read_as_a_confirmation()
    {
        await RequestAsync();
        var about = (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!;

        Assert.Throws<InvalidOperationException>(() => ReidentificationDecision.Stored(about.Request, true, CaseWorker, Noon));
    }

    private Task RequestAsync() => RequestAsync(RequestId);

    private Task RequestAsync(Guid id) => WriteAsync(tx => tx.Reidentifications.AddAsync(
        ReidentificationRequest.Of(ARequester(), id, NoteId, "PERSON_1", ReidentificationPurpose.FollowUp, Noon), Statement(Words),
        default));

    private Task ConfirmAsync(ReidentificationCase about) => WriteAsync(tx => tx.Reidentifications.AddAsync(
        Must(about.Decide(ATrustee(Trust), new ReidentificationVerdict.Confirmed(), Noon)), null, default));

    private async Task OpenAsync()
    {
        var about = (await ReadAsync(v => v.Reidentifications.FindAsync(RequestId, default)))!;
        await WriteAsync(tx =>
        {
            tx.Reidentifications.Open(Must(about.Grant(ARequester(), Noon)));
            return Task.CompletedTask;
        });
    }

    private async Task ConfirmNoteAsync()
    {
        Assert.True(Pseudonymiser.Default.Propose(Clear()).IsOk(out var proposal, out _));
        var judged = Corrections.None with { JudgedReviewPoints = [.. proposal.Review.Select(r => r.Start)] };
        Assert.True(proposal.With(judged).IsOk(out proposal, out _));
        Assert.True(proposal.Confirm(new(CaseWorker), ContentHash.Of(proposal.Preview), Noon).IsOk(out var text, out var problem),
            problem?.Message);
        await WriteAsync(tx => tx.Notes.SaveConfirmedAsync(NoteId, text, proposal.Key, default));
    }

    private static ConfidentialText Clear() =>
        Must(ConfidentialText.From("Frau Kanarienvogel wohnt in der Zwetschgengasse 7 und ist unter 0361 5550123 zu erreichen."));

    private static ConfidentialStatement Statement(string words) => Must(ConfidentialStatement.From(words));

    private static Requester ARequester() => Must(Requester.From(new InteractiveSignIn(CaseWorker, [Role.CaseWorker], null)));

    private static Trustee ATrustee(PersonId person) => Must(Trustee.From(new InteractiveSignIn(person, [Role.Trustee], null)));

    private static T Must<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk(out var value, out var problem), problem?.Message);
        return value!;
    }

    private static string Request(PersonId? by = null, string kind = "person", string purpose = "follow-up") => $"""
        insert into reidentification_request (id, note_id, placeholder, purpose, requested_by, requested_by_kind, requested_at)
        values ('{RequestId:D}', '{NoteId:D}', 'PERSON_1', '{purpose}', '{by ?? CaseWorker}', '{kind}', '2026-03-02T12:00:00.000000Z')
        """;

    private static string Decision(PersonId? by = null, PersonId? requestedBy = null, string kind = "person", string outcome = "confirmed",
        string at = "2026-03-02T12:00:00.000000Z") =>
        $"""
        insert into reidentification_decision (request_id, requested_by, outcome, decided_by, decided_by_kind, decided_at)
        values ('{RequestId:D}', '{requestedBy ?? CaseWorker}', '{outcome}', '{by ?? Trust}', '{kind}', '{at}')
        """;

    private static string Opening(PersonId? by = null, string at = "2026-03-02T12:00:00.000000Z", string outcome = "confirmed") => $"""
        insert into reidentification_opening (request_id, opened_by, outcome, opened_at)
        values ('{RequestId:D}', '{by ?? CaseWorker}', '{outcome}', '{at}')
        """;
}

public sealed class ReidentificationContract_On_Sqlite() : ReidentificationContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class ReidentificationContract_On_PostgreSql(PostgreSqlServer server) : ReidentificationContract(server);
