using KiPlanung.Audit;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Tests;

public abstract class TransactionContract(PostgreSqlServer? server) : StorageContract(server)
{
    [StorageFact]
    public async Task Commit_without_an_entry_is_impossible_and_leaves_nothing()
    {
        await using (var tx = await Store.WriteAsync(default))
        {
            tx.Drafts.Add(ADraft());
            await Assert.ThrowsAsync<ArgumentException>(() => tx.CommitAsync(APlanner, [], default));
        }

        Assert.Equal(0, await Installation.CountAsync("draft"));
    }

    [StorageFact]
    public async Task Commit_of_an_entry_alone_is_fine()
    {
        var before = await Installation.CountAsync("audit_entry");

        await WriteAsync(_ => Task.CompletedTask, Actor.System);

        Assert.Equal(before + 1, await Installation.CountAsync("audit_entry"));
    }

    [StorageFact]
    public async Task Dispose_without_commit_leaves_nothing()
    {
        await using (var tx = await Store.WriteAsync(default))
        {
            tx.Drafts.Add(ADraft());
            Assert.NotNull(await tx.Drafts.FindAsync(ADraft().Id, default));
        }

        Assert.Equal(0, await Installation.CountAsync("draft"));
    }

    [StorageFact]
    public async Task A_failure_in_the_middle_leaves_neither_changes_nor_entries()
    {
        await WriteAsync(tx => { tx.Drafts.Add(ADraft(1)); return Task.CompletedTask; });
        var entries = await Installation.CountAsync("audit_entry");

        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx =>
        {
            tx.Drafts.Add(ADraft(2));
            tx.Drafts.Add(ADraft(1));
            tx.Drafts.Add(ADraft(3));
            return Task.CompletedTask;
        }));

        Assert.Equal(1, await Installation.CountAsync("draft"));
        Assert.Equal(entries, await Installation.CountAsync("audit_entry"));
    }

    [StorageFact]
    public async Task An_entry_that_breaks_the_closed_schema_takes_the_change_with_it()
    {
        await using (var tx = await Store.WriteAsync(default))
        {
            tx.Drafts.Add(ADraft());
            var words = new Dictionary<AuditField, string> { [AuditField.Model] = "Frau Müller sagt etwas" };
            await Assert.ThrowsAsync<ArgumentException>(() => tx.CommitAsync(
                APlanner, [AnEntry(), new(AuditEvent.ModelCalled, AuditObject.Draft, null, words)], default));
        }

        Assert.Equal(0, await Installation.CountAsync("draft"));
    }

    [StorageFact]
    public async Task After_a_refused_change_the_transaction_cannot_be_committed()
    {
        await WriteAsync(tx => { tx.Drafts.Add(ADraft(1)); return Task.CompletedTask; });
        await using (var tx = await Store.WriteAsync(default))
        {
            tx.Drafts.Add(ADraft(2));
            tx.Drafts.Add(ADraft(1));
            await Assert.ThrowsAsync<StoreConflictException>(() => tx.Drafts.FindAsync(ADraft(2).Id, default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => tx.CommitAsync(APlanner, [AnEntry()], default));
        }

        Assert.Equal(1, await Installation.CountAsync("draft"));
    }

    [StorageFact]
    public async Task A_transaction_cannot_be_used_after_its_commit()
    {
        await using var tx = await Store.WriteAsync(default);
        await tx.CommitAsync(APlanner, [AnEntry()], default);

        Assert.Throws<InvalidOperationException>(() => tx.Drafts.Add(ADraft()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => tx.Accounts.CountPeopleAsync(default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => tx.CommitAsync(APlanner, [AnEntry()], default));
    }

    [StorageFact]
    public async Task Writing_on_a_view_for_reading_throws()
    {
        await using var view = await Store.ReadAsync(default);

        Assert.Throws<InvalidOperationException>(() => view.Drafts.Add(ADraft()));
        Assert.Throws<InvalidOperationException>(() => view.Accounts.Add(AnAccount(Person(9), "neu")));
        Assert.Throws<InvalidOperationException>(() => view.Drafts.Submit(Guid.NewGuid(), Planner, Noon));
        await Assert.ThrowsAsync<InvalidOperationException>(() => view.Jobs.CancelAsync(Guid.NewGuid(), Noon, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => view.Notes.DestroyAsync(Guid.NewGuid(), default));
    }

    [StorageFact]
    public async Task A_view_does_not_see_what_is_committed_later()
    {
        // five accounts, one of them a service account
        await using var view = await Store.ReadAsync(default);
        Assert.Equal(4, await view.Accounts.CountPeopleAsync(default));

        await WriteAsync(tx => { tx.Accounts.Add(AnAccount(Person(9), "neu")); return Task.CompletedTask; });

        Assert.Equal(4, await view.Accounts.CountPeopleAsync(default));
        Assert.Equal(5, await ReadAsync(v => v.Accounts.CountPeopleAsync(default)));
    }

    [StorageFact]
    public async Task A_conflict_speaks_german_and_shows_no_sql()
    {
        var draft = await ASubmittedDraftAsync();
        await DecideAsync(draft, ADecision(draft));

        var second = await Assert.ThrowsAsync<StoreConflictException>(
            () => DecideAsync(draft, ADecision(draft, by: SecondColleague, number: 2)));
        var name = await Assert.ThrowsAsync<StoreConflictException>(
            () => WriteAsync(tx => { tx.Accounts.Add(AnAccount(Person(9), "planung")); return Task.CompletedTask; }));

        Assert.Equal("Über diesen Entwurf wurde bereits entschieden.", second.Message);
        foreach (var message in (string[])[second.Message, name.Message])
            Assert.DoesNotMatch("(?i)insert|unique|constraint|sqlite|duplicate|sign_in_name", message);
    }

    [StorageFact]
    public async Task A_job_may_be_finished_before_its_draft_is_added_but_not_without_it()
    {
        var job = new Job(Guid.NewGuid(), JobKind.Forecast, Planner, "{}", JobState.Running, 0, Noon, null, null, null, null);
        await WriteAsync(tx => { tx.Jobs.Add(job); return Task.CompletedTask; });

        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(
            async tx => Assert.True(await tx.Jobs.FinishAsync(job.Id, Guid.NewGuid(), Noon, default))));
        await WriteAsync(async tx =>
        {
            Assert.True(await tx.Jobs.FinishAsync(job.Id, ADraft().Id, Noon, default));
            tx.Drafts.Add(ADraft());
        });

        Assert.Equal(ADraft().Id, (await ReadAsync(v => v.Jobs.FindAsync(job.Id, default)))!.DraftId);
    }

    [StorageFact]
    public async Task Writers_at_once_all_get_their_turn()
    {
        await Task.WhenAll(Enumerable.Range(1, 24).Select(i => Task.Run(
            () => WriteAsync(tx => { tx.Drafts.Add(ADraft(i)); return Task.CompletedTask; }))));

        Assert.Equal(24, await Installation.CountAsync("draft"));
    }
}

public sealed class TransactionContract_On_Sqlite() : TransactionContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class TransactionContract_On_PostgreSql(PostgreSqlServer server) : TransactionContract(server);
