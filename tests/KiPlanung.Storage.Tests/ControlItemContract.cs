using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>No way leads from a control item to a release: no foreign key, no row, no bytes.</summary>
public abstract class ControlItemContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string Wrong = """{"salt":"k","value":43}""";

    [StorageFact]
    public async Task A_control_item_and_its_answer_are_read_back()
    {
        var item = await AnItemAsync();

        Assert.Equal(item, await ReadAsync(v => v.ControlItems.FindAsync(item.Id, default)));
        Assert.Equal(item, Assert.Single(await ReadAsync(v => v.ControlItems.ListOpenAsync(default))));
        await AnswerAsync(item, Colleague);

        Assert.Empty(await ReadAsync(v => v.ControlItems.ListOpenAsync(default)));
        var answer = (await ReadAsync(v => v.ControlItems.FindAnswerAsync(item.Id, default)))!;
        Assert.Equal((Colleague, false), (answer.By, answer.Held));
        await Assert.ThrowsAsync<StoreConflictException>(() => AnswerAsync(item, Colleague));
    }

    [StorageFact]
    public async Task No_foreign_key_leads_from_or_to_a_control_item_except_to_people_and_answers()
    {
        var keys = Installation.OnPostgreSql
            ? """
              select count(*) from pg_constraint where contype = 'f'
                and (conrelid::regclass::text like 'control_%' or confrelid::regclass::text like 'control_%')
                and not (conrelid::regclass::text like 'control_%' and confrelid::regclass::text in ('account', 'control_item'))
              """
            : """
              select count(*) from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
                and (m.name like 'control_%' or f."table" like 'control_%')
                and not (m.name like 'control_%' and f."table" in ('account', 'control_item'))
              """;

        Assert.Equal(0L, Convert.ToInt64(await Installation.ScalarAsync(keys), null));
    }

    [StorageFact]
    public async Task Nobody_decides_on_it_or_releases_it_and_its_bytes_become_no_draft()
    {
        var item = await AnItemAsync();
        var disguised = Draft.First(item.Id, DraftKind.Forecast, item.Title, """{"salt":"z"}""", item.Origin, Planner, Noon, null);
        var copied = Draft.First(Guid.CreateVersion7(), DraftKind.Forecast, item.Title, item.Content, item.Origin, Planner, Noon, null);

        foreach (var attempt in new[] { disguised, copied })
            await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx => { tx.Drafts.Add(attempt); return Task.CompletedTask; }));
        await Installation.AssertRefusedAsync($"""
            insert into decision (id, draft_id, draft_sha256, draft_requested_by, outcome, decided_by, decided_by_kind, decided_at) values
            ('{Guid.NewGuid():D}', '{item.Id:D}', '{item.Hash.Hex}', '{Planner}', 'approved', '{Colleague}', 'person', '2026-03-02T12:00:00.000000Z')
            """);
        await Installation.AssertRefusedAsync($"""
            insert into release (decision_id, draft_id, decision_outcome, released_at) values
            ('{item.Id:D}', '{item.Id:D}', 'approved', '2026-03-02T12:00:00.000000Z')
            """);
        await Installation.AssertRefusedAsync($"insert into submission (draft_id, submitted_by, submitted_at) values ('{item.Id:D}', '{Planner}', '2026-03-02T12:00:00.000000Z')");
        Assert.Null(await ReadAsync(v => v.Drafts.FindAsync(item.Id, default)));
        Assert.Null(await ReadAsync(v => v.Drafts.FindReleaseAsync(item.Id, default)));
        Assert.Empty(await ReadAsync(v => v.Releases.ListAsync(default)));
    }

    [StorageFact]
    public async Task A_draft_is_no_control_item_and_nothing_of_it_is_rewritten()
    {
        var draft = await ASubmittedDraftAsync();
        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx =>
        {
            tx.ControlItems.Add(AnItem() with { Id = draft.Id });
            return Task.CompletedTask;
        }));
        var item = await AnItemAsync();

        await Installation.AssertRefusedAsync("update control_item set error_item = 'anders'", "stehen fest");
        await Installation.AssertRefusedAsync("delete from control_item", "stehen fest");
        await Assert.ThrowsAsync<StoreConflictException>(() => AnswerAsync(item, SecondColleague));
        await AnswerAsync(item, Colleague);
        await Installation.AssertRefusedAsync("delete from control_answer", "stehen fest");
    }

    private static ControlItem AnItem() => new(
        Guid.Parse("f0000000-0000-0000-0000-000000000001"), DraftKind.Forecast, "Pflegebedürftige im Kreis Gotha", Wrong,
        new("ets", "1.0", null, null), PlantedError.Number, "bereich", "Der Wert lag außerhalb.", Planner, SecondColleague, Noon);

    private async Task<ControlItem> AnItemAsync()
    {
        var item = AnItem();
        await WriteAsync(tx => { tx.ControlItems.Add(item); return Task.CompletedTask; });
        return item;
    }

    /// <summary>Past the core, which would refuse whoever released the original.</summary>
    private Task AnswerAsync(ControlItem item, PersonId by)
    {
        var signIn = new InteractiveSignIn(by, [Role.Reviewer], new(2027, 1, 31));
        Assert.True(Reviewer.From(signIn, DateOnly.FromDateTime(Noon.Date)).IsOk(out var reviewer, out _));
        var forAnybody = item with { Requester = Planner, Releaser = Planner };
        Assert.True(ControlAnswer.Of(reviewer, forAnybody, item.Hash, new Verdict.Approved(), AJudgement(), Noon).IsOk(out var answer, out _));
        return WriteAsync(tx => { tx.ControlItems.Add(answer); return Task.CompletedTask; });
    }
}

public sealed class ControlItemContract_On_Sqlite() : ControlItemContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class ControlItemContract_On_PostgreSql(PostgreSqlServer server) : ControlItemContract(server);
