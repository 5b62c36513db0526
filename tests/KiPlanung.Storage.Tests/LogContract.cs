using System.Text;
using KiPlanung.Audit;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

public abstract class LogContract(PostgreSqlServer? server) : StorageContract(server)
{
    private IAuditLog Log => Installation.Storage.Log;

    [StorageFact]
    public async Task The_first_entry_says_that_the_log_started()
    {
        await Log.SealAsync(default);

        var entries = await Log.ListAsync(new(), 0, 100, default);

        Assert.Equal((0L, AuditEvent.LogStarted, AuditEntry.System), (entries[^1].Index, entries[^1].Entry.What, entries[^1].Entry.Actor));
        Assert.Single(entries, e => e.Entry.What == AuditEvent.LogStarted);
    }

    [StorageFact]
    public async Task Opening_again_starts_no_second_log_and_keeps_the_key()
    {
        var (key, checkpoint) = (Log.VerificationKey, await Log.SealAsync(default));

        await Installation.OpenAsync();

        Assert.Equal(key, Log.VerificationKey);
        Assert.Equal(checkpoint.Note, (await Log.SealAsync(default)).Note);
    }

    [StorageFact]
    public async Task Entries_keep_the_order_of_their_transactions_and_inside_them()
    {
        var ids = Enumerable.Range(1, 30).Select(i => Guid.Parse($"c0000000-0000-0000-0000-{i:D12}")).ToArray();
        foreach (var three in ids.Chunk(3))
        {
            await using var tx = await Store.WriteAsync(default);
            await tx.CommitAsync(APlanner, [.. three.Select(id => AnEntry(about: id))], default);
        }
        await Log.SealAsync(default);

        var entries = await Log.ListAsync(new(), 0, 30, default);

        Assert.Equal(ids.Reverse(), entries.Select(e => e.Entry.ObjectId!.Value));
    }

    [StorageFact]
    public async Task Entries_show_up_once_they_are_sealed_and_the_tree_grows()
    {
        var first = await Log.SealAsync(default);
        Assert.Equal(first.Size, await Log.CountAsync(new(), default));
        await WriteAsync(_ => Task.CompletedTask);
        Assert.Equal(first.Size, await Log.CountAsync(new(), default));

        var second = await Log.SealAsync(default);

        Assert.Equal(first.Size + 1, second.Size);
        Assert.Equal(second.Note, (await Log.LatestCheckpointAsync(default))!.Note);
        Assert.True(Checkpoint.Open(second.Note, Log.VerificationKey).IsOk(out _, out _));
        Assert.StartsWith("kiplanung/", second.Origin, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task The_root_is_that_of_all_entries_and_the_export_verifies()
    {
        var early = await Log.SealAsync(default);
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync(_ => Task.CompletedTask);
            if (i % 3 == 0) await Log.SealAsync(default);
        }
        var last = await Log.SealAsync(default);
        var entries = await AllAsync(last.Size);

        Assert.Equal(MerkleTree.Root([.. entries.Select(e => MerkleTree.LeafHash(e))]), last.Root);
        var report = LogVerifier.Verify(
            new Exported(LogExport.Write(entries, last, Log.VerificationKey)), early.Note, Log.VerificationKey);
        Assert.True(report.Valid, report.First?.Message);
    }

    [StorageFact]
    public async Task Sealing_at_once_while_others_commit_gives_every_entry_one_place()
    {
        await Installation.OpenAsync();
        await using var other = await PlanningStorage.OpenAsync(Installation.Options, Installation.Clock, default);
        var writers = Enumerable.Range(0, 30).Select(_ => Task.Run(() => WriteAsync(_ => Task.CompletedTask)));
        var sealers = Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? Log : other.Log).SealAsync(default)));

        await Task.WhenAll([.. writers, .. sealers]);
        var last = await Log.SealAsync(default);

        Assert.Equal(await Installation.CountAsync("audit_entry"), last.Size);
        var entries = await AllAsync(last.Size);
        Assert.Equal(last.Size, entries.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(MerkleTree.Root([.. entries.Select(e => MerkleTree.LeafHash(e))]), last.Root);
    }

    [StorageFact]
    public async Task A_restored_shorter_log_is_refused_until_the_operator_decides_and_the_decision_is_an_entry()
    {
        var kept = await Log.SealAsync(default);
        await Installation.KeepCopyAsync();
        await WriteAsync(_ => Task.CompletedTask);
        var lost = await Log.SealAsync(default);
        await Installation.RestoreCopyAsync(kept.Size);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains($"endet nach {kept.Size} Einträgen, unterschrieben waren zuletzt {lost.Size}", thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"AcceptLogOf={kept.Size}", thrown.Message, StringComparison.Ordinal);
        Installation.Options.AcceptLogOf = kept.Size + 1;
        await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);

        Installation.Options.AcceptLogOf = kept.Size;
        await Installation.OpenAsync();
        await Installation.OpenAsync();
        await Log.SealAsync(default);

        var decision = Assert.Single(await Log.ListAsync(new LogFilter(What: AuditEvent.ShorterLogAccepted), 0, 9, default));
        Assert.Equal((kept.Size, $"{lost.Size}", $"{lost.Size - kept.Size}", ContentHash.Of(lost.Note).Hex), (decision.Index,
            decision.Entry.Fields[AuditField.TreeSize], decision.Entry.Fields[AuditField.Count], decision.Entry.Fields[AuditField.ContentHash]));
        var aside = Path.Combine(Installation.Options.DataDirectory, "keys", $"log.head.{lost.Size}");
        Assert.Equal(lost.Note.TrimEnd(), (await File.ReadAllTextAsync(aside)).TrimEnd());
    }

    [StorageFact]
    public async Task A_log_that_gets_shorter_under_the_running_program_takes_no_more_entries()
    {
        if (!Installation.OnPostgreSql) return;
        var kept = await Log.SealAsync(default);
        await WriteAsync(_ => Task.CompletedTask);
        await Log.SealAsync(default);
        await Installation.CutLogAsync(kept.Size);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Log.SealAsync(default));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(_ => Task.CompletedTask));

        Assert.Contains("ältere Sicherung", refused.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task Another_log_of_the_same_length_is_not_taken_for_the_signed_one()
    {
        await Log.SealAsync(default);
        var head = Path.Combine(Installation.Options.DataDirectory, "keys", "log.head");
        var ours = await File.ReadAllTextAsync(head);
        await using (var other = await TestInstallation.EmptyAsync(Server))
        {
            foreach (var name in (string[])["log.key", "log.vkey", "installation.id"])
            {
                Directory.CreateDirectory(Path.Combine(other.Options.DataDirectory, "keys"));
                File.Copy(Path.Combine(Path.GetDirectoryName(head)!, name), Path.Combine(other.Options.DataDirectory, "keys", name));
            }
            await other.OpenAsync();
            await using (var transaction = await other.Storage.Store.WriteAsync(default))
                await transaction.CommitAsync(Actor.System, [AnEntry()], default);
            var fork = await other.Storage.Log.SealAsync(default);
            Assert.Equal(ours.Split('\n')[0], fork.Note.Split('\n')[0]);
            await File.WriteAllTextAsync(head, fork.Note.TrimEnd() + "\n");
        }
        while ((await Log.SealAsync(default)).Size < 2) await WriteAsync(_ => Task.CompletedTask);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);

        Assert.Contains("sind nicht die, die diese Installation unterschrieben hat", thrown.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(head, "etwas anderes\n");
        thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains("keys/log.head", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>SQLite has one writer at a time, so nobody can overtake.</summary>
    [StorageFact]
    public async Task A_transaction_that_began_early_and_commits_late_gets_its_place_in_the_end()
    {
        if (!Installation.OnPostgreSql) return;
        await using var slow = await Store.WriteAsync(default);
        await slow.Accounts.SetPasswordAsync(Planner, "hash", "stempel", default);
        await WriteAsync(_ => Task.CompletedTask);
        var early = await Log.SealAsync(default);
        await Log.SealAsync(default);
        await WriteAsync(_ => Task.CompletedTask);
        await Log.SealAsync(default);

        await slow.CommitAsync(Actor.System, [AnEntry(AuditEvent.PasswordChanged), AnEntry(AuditEvent.SignedOut)], default);
        var last = await Log.SealAsync(default);

        Assert.Equal((early.Size + 3, (long)await Installation.CountAsync("audit_entry")), (last.Size, last.Size));
        var newest = await Log.ListAsync(new LogFilter(), 0, 2, default);
        Assert.Equal([AuditEvent.SignedOut, AuditEvent.PasswordChanged], newest.Select(e => e.Entry.What));
    }

    [StorageFact]
    public async Task A_waiting_entry_cannot_be_taken_away_before_it_has_its_place()
    {
        await Log.SealAsync(default);
        await WriteAsync(_ => Task.CompletedTask);

        await Installation.AssertRefusedAsync("delete from audit_entry");
        await Installation.AssertRefusedAsync("insert into audit_sequence (idx, entry_id) select 99, id from audit_entry limit 1");
        await Installation.AssertRefusedAsync(
            "insert into audit_checkpoint (size, note, compact_range, created_at) "
                + "select 1, note, compact_range, created_at from audit_checkpoint");
    }

    [StorageFact]
    public async Task Sealing_stops_when_the_stored_log_is_not_the_one_this_key_signed()
    {
        await Log.SealAsync(default);
        File.Delete(Path.Combine(Installation.Options.DataDirectory, "keys", "log.key"));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);

        Assert.Contains("keys", thrown.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task People_appear_as_pseudonyms_of_the_year_and_never_by_name()
    {
        await WriteAsync(_ => Task.CompletedTask);
        Installation.Clock.Now = Noon.AddYears(1);
        await WriteAsync(_ => Task.CompletedTask);
        await WriteAsync(_ => Task.CompletedTask, Actor.System);
        var last = await Log.SealAsync(default);

        var entries = await Log.ListAsync(new(What: AuditEvent.LogRead), 0, 3, default);

        Assert.Equal(AuditEntry.System, entries[0].Entry.Actor);
        Assert.Equal((Log.PseudonymOf(Planner, AuditEvent.LogRead, Noon.AddYears(1)), Role.Planner), (entries[1].Entry.Actor, entries[1].Entry.Role));
        Assert.Equal(Log.PseudonymOf(Planner, AuditEvent.LogRead, Noon), entries[2].Entry.Actor);
        Assert.NotEqual(entries[1].Entry.Actor, entries[2].Entry.Actor);
        foreach (var body in await AllAsync(last.Size))
        {
            var text = Encoding.UTF8.GetString(body);
            Assert.DoesNotContain("Kanarie", text, StringComparison.Ordinal);
            Assert.DoesNotContain("planung\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Planner.ToString(), text, StringComparison.Ordinal);
        }
    }

    [StorageFact]
    public async Task Without_its_key_a_year_gives_a_pseudonym_no_entry_carries()
    {
        await using (var tx = await Store.WriteAsync(default)) await tx.CommitAsync(APlanner, [AnEntry(AuditEvent.NoteUploaded)], default);
        var before = Log.PseudonymOf(Planner, AuditEvent.NoteUploaded, Noon);
        Assert.Equal(before, Log.PseudonymOf(Planner, AuditEvent.NoteUploaded, Noon));
        File.Delete(Path.Combine(Installation.Options.DataDirectory, "keys", "pseudonym-2026.key"));
        await Installation.OpenAsync();

        Assert.NotEqual(before, Log.PseudonymOf(Planner, AuditEvent.NoteUploaded, Noon));
    }

    [StorageFact]
    public async Task List_and_count_follow_the_filter()
    {
        var about = Guid.NewGuid();
        await using (var tx = await Store.WriteAsync(default))
            await tx.CommitAsync(APlanner, [new(AuditEvent.NoteUploaded, AuditObject.Note, about), AnEntry()], default);
        Installation.Clock.Now = Noon.AddDays(2);
        await WriteAsync(_ => Task.CompletedTask);
        var last = await Log.SealAsync(default);
        var day = new DateOnly(2026, 3, 4);

        Assert.Equal(1, await Log.CountAsync(new(From: day), default));
        Assert.Equal(last.Size - 1, await Log.CountAsync(new(To: day.AddDays(-1)), default));
        Assert.Equal(1, await Log.CountAsync(new(From: day, To: day), default));
        Assert.Equal(1, await Log.CountAsync(new(What: AuditEvent.NoteUploaded), default));
        Assert.Equal(1, await Log.CountAsync(new(About: AuditObject.Note), default));
        Assert.Equal(about, Assert.Single(await Log.ListAsync(new(ObjectId: about), 0, 10, default)).Entry.ObjectId);
        Assert.Equal(last.Size - 2, Assert.Single(await Log.ListAsync(new(), 1, 1, default)).Index);
    }

    [StorageFact]
    public async Task Entries_are_found_by_object_person_and_role_and_by_what_came_next()
    {
        var ids = Enumerable.Range(1, 3).Select(i => Guid.Parse($"c1000000-0000-0000-0000-{i:D12}")).ToArray();
        var colleague = Actor.Of(Colleague, [Role.Reviewer], Door.Page);
        foreach (var (actor, id) in new[] { (APlanner, ids[0]), (colleague, ids[1]), (APlanner, ids[2]), (colleague, ids[0]) })
        {
            await using var tx = await Store.WriteAsync(default);
            await tx.CommitAsync(actor, [AnEntry(about: id)], default);
        }
        await Log.SealAsync(default);
        var far = DateTimeOffset.MaxValue.AddDays(-1);

        var some = await Log.ListOfAsync([ids[0], ids[1]], 10, default);
        var reviewers = await Log.ListAsync(new(Role: Role.Reviewer), 0, 10, default);
        var persons = await Log.ListAsync(new(Actor: some[1].Entry.Actor[..8], Role: Role.Reviewer, ObjectIds: ids), 0, 10, default);

        Assert.Equal([ids[0], ids[1], ids[0]], some.Select(e => e.Entry.ObjectId!.Value));
        Assert.Equal([ids[0], ids[1]], reviewers.Select(e => e.Entry.ObjectId!.Value));
        Assert.Equal(reviewers.Select(e => e.Index), persons.Select(e => e.Index));
        Assert.Equal(2, await Log.CountAsync(new(Role: Role.Reviewer), default));
        Assert.Empty(await Log.ListAsync(new(Actor: some[1].Entry.Actor, Role: Role.Planner), 0, 10, default));
        Assert.Equal(ids[2], (await Log.NextOfAsync(some[0], far, default))!.Entry.ObjectId);
        Assert.Null(await Log.NextOfAsync(some[^1], far, default));
        Assert.Null(await Log.NextOfAsync(some[0], some[0].Entry.Time.AddYears(-1), default));
        Assert.Equal(some[0].Entry.Id, (await Log.FindAsync(some[0].Index, default))!.Entry.Id);
        Assert.Null(await Log.FindAsync(1_000_000, default));
        var size = (await Log.LatestCheckpointAsync(default))!.Size;
        Assert.Equal(size, (await Log.ReadLeafHashesAsync(size, default)).Count);
    }

    private async Task<List<byte[]>> AllAsync(long size)
    {
        var entries = new List<byte[]>();
        await foreach (var body in Log.ReadAllAsync(size, default)) entries.Add(body.Entry);
        return entries;
    }

    private sealed class Exported(IEnumerable<ExportFile> files) : ILogDirectory
    {
        private readonly Dictionary<string, byte[]> _files = files.ToDictionary(f => f.Path, f => f.Content);

        public IEnumerable<string> Paths() => _files.Keys;

        public byte[]? Read(string path) => _files.GetValueOrDefault(path);
    }
}

public sealed class LogContract_On_Sqlite() : LogContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class LogContract_On_PostgreSql(PostgreSqlServer server) : LogContract(server);
