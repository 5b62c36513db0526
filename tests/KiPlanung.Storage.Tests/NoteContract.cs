using System.Text;
using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.Data.Sqlite;

namespace KiPlanung.Storage.Tests;

public abstract class NoteContract(PostgreSqlServer? server) : StorageContract(server)
{
    private const string Canary = "Frau Kanarienvogel wohnt in der Zwetschgengasse 7 und ist unter 0361 5550123 zu erreichen.";
    private static readonly Guid NoteId = Guid.Parse("b0000000-0000-0000-0000-000000000001");

    [StorageFact]
    public async Task A_note_comes_back_as_it_was_handed_in()
    {
        var note = ANote();
        await AddAsync(note);

        Assert.Equal(note, await ReadAsync(v => v.Notes.FindAsync(note.Id, default)));
        Assert.Equal([note], await ReadAsync(v => v.Notes.ListAsync(CaseWorker, default)));
        Assert.Empty(await ReadAsync(v => v.Notes.ListAsync(Planner, default)));
        Assert.Equal(Canary, (await ReadAsync(v => v.Notes.ReadTextAsync(note.Id, default)))!.Disclose());
        Assert.Equal(2, await ReadAsync(v => v.Notes.NextNumberAsync(CaseWorker, default)));
        Assert.Equal(1, await ReadAsync(v => v.Notes.NextNumberAsync(Planner, default)));
        Assert.Null(await ReadAsync(v => v.Notes.ReadTextAsync(Guid.NewGuid(), default)));
    }

    [StorageFact]
    public async Task Two_notes_with_one_number_are_a_conflict()
    {
        await AddAsync(ANote());

        await Assert.ThrowsAsync<StoreConflictException>(() => AddAsync(ANote() with { Id = Guid.NewGuid() }));
    }

    [StorageFact]
    public async Task Corrections_keep_their_order_and_can_be_cleared()
    {
        await AddAsync(ANote());
        var corrections = new Corrections([new(5, 17, EntityType.Person), new(30, 45, EntityType.LocationFine)], [7, 9], [3]);
        await WriteAsync(tx =>
        {
            tx.Notes.AddCorrections(NoteId, 2, Corrections.None);
            tx.Notes.AddCorrections(NoteId, 1, corrections);
            return Task.CompletedTask;
        });

        var read = await ReadAsync(v => v.Notes.ReadCorrectionsAsync(NoteId, default));
        Assert.Equal(corrections.Added, read[0].Added);
        Assert.Equal(corrections.RemovedFindings, read[0].RemovedFindings);
        Assert.Equal(corrections.JudgedReviewPoints, read[0].JudgedReviewPoints);
        Assert.Empty(read[1].Added);

        await WriteAsync(tx => tx.Notes.ClearCorrectionsAsync(NoteId, default));
        Assert.Empty(await ReadAsync(v => v.Notes.ReadCorrectionsAsync(NoteId, default)));
    }

    [StorageFact]
    public async Task A_confirmed_text_and_its_key_come_back()
    {
        await AddAsync(ANote());
        var (text, key) = Confirmed();
        await WriteAsync(tx => tx.Notes.SaveConfirmedAsync(NoteId, text, key, default));

        var back = await ReadAsync(v => v.Notes.ReadConfirmedAsync(NoteId, default));
        Assert.Equal((text.Value, text.Hash, text.ConfirmedBy, text.ConfirmedAt, text.DetectorVersion),
            (back!.Value, back.Hash, back.ConfirmedBy, back.ConfirmedAt, back.DetectorVersion));
        Assert.Equal(key.ToBytes(), (await ReadAsync(v => v.Notes.ReadKeyAsync(NoteId, default)))!.ToBytes());
        Assert.Equal(Canary, (await ReadAsync(v => v.Notes.ReadKeyAsync(NoteId, default)))!.Restore(back.Value));
        var note = await ReadAsync(v => v.Notes.FindAsync(NoteId, default));
        Assert.Equal((NoteState.Confirmed, text.Hash), (note!.State, note.ConfirmedHash));
    }

    [StorageFact]
    public async Task Training_lines_of_a_confirmed_note_come_back_sorted_once_and_go_with_the_note()
    {
        await AddAsync(ANote());
        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx => tx.Notes.SaveTrainingAsync(NoteId, ["zu früh"], default)));
        var (text, key) = Confirmed();
        await WriteAsync(tx => tx.Notes.SaveConfirmedAsync(NoteId, text, key, default));
        Assert.False(await ReadAsync(v => v.Notes.HasTrainingAsync(NoteId, default)));

        await WriteAsync(tx => tx.Notes.SaveTrainingAsync(NoteId, ["{v} wohnt in {o}", "Anruf von {n}", "{v} wohnt in {o}"], default));

        Assert.True(await ReadAsync(v => v.Notes.HasTrainingAsync(NoteId, default)));
        Assert.Equal(["Anruf von {n}", "{v} wohnt in {o}"], await ReadAsync(v => v.Notes.ReadTrainingAsync(default)));
        var stored = (byte[])(await Installation.ScalarAsync("select ciphertext from note_training"))!;
        Assert.Equal(-1, stored.AsSpan().IndexOf("Anruf"u8));
        await Assert.ThrowsAsync<StoreConflictException>(() => WriteAsync(tx => tx.Notes.SaveTrainingAsync(NoteId, ["anders"], default)));
        await WriteAsync(tx => tx.Notes.DestroyAsync(NoteId, default));
        Assert.Empty(await ReadAsync(v => v.Notes.ReadTrainingAsync(default)));
        Assert.Equal(0, await Installation.CountAsync("note_training"));
    }

    [StorageFact]
    public async Task Destroying_a_note_leaves_its_number_and_nothing_to_read()
    {
        await AddAsync(ANote());
        var (text, key) = Confirmed();
        await WriteAsync(tx =>
        {
            tx.Notes.AddCorrections(NoteId, 1, Corrections.None);
            return tx.Notes.SaveConfirmedAsync(NoteId, text, key, default);
        });

        await WriteAsync(tx => tx.Notes.DestroyAsync(NoteId, default));

        Assert.Equal(NoteState.Deleted, (await ReadAsync(v => v.Notes.FindAsync(NoteId, default)))!.State);
        Assert.Null((await ReadAsync(v => v.Notes.FindAsync(NoteId, default)))!.ConfirmedHash);
        Assert.Null(await ReadAsync(v => v.Notes.ReadTextAsync(NoteId, default)));
        Assert.Null(await ReadAsync(v => v.Notes.ReadConfirmedAsync(NoteId, default)));
        Assert.Null(await ReadAsync(v => v.Notes.ReadKeyAsync(NoteId, default)));
        Assert.Empty(await ReadAsync(v => v.Notes.ReadCorrectionsAsync(NoteId, default)));
        foreach (var table in (string[])["note_text", "note_key", "note_key_table", "note_confirmed", "note_correction"])
            Assert.Equal(0, await Installation.CountAsync(table));
        await Assert.ThrowsAsync<StoreConflictException>(
            () => WriteAsync(tx => tx.Notes.SaveConfirmedAsync(NoteId, text, key, default)));
        await Installation.AssertRefusedAsync($"update note set state = 'confirmed' where id = '{NoteId:D}'", "gelöscht");
    }

    [StorageFact]
    public async Task A_text_moved_to_another_note_does_not_open()
    {
        var other = Guid.NewGuid();
        await AddAsync(ANote());
        await AddAsync(ANote() with { Id = other, Number = 2 });
        await Installation.ExecuteAsync($"""
            update note_text set nonce = (select nonce from note_text where note_id = '{NoteId:D}'),
                ciphertext = (select ciphertext from note_text where note_id = '{NoteId:D}'),
                tag = (select tag from note_text where note_id = '{NoteId:D}') where note_id = '{other:D}'
            """);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(v => v.Notes.ReadTextAsync(other, default)));

        Assert.Contains(other.ToString("D"), thrown.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task Without_its_master_key_the_database_does_not_open_and_says_why()
    {
        await AddAsync(ANote());
        var file = Path.Combine(Installation.Options.DataDirectory, "keys", "master.key");
        var right = await File.ReadAllTextAsync(file);

        File.Delete(file);
        await AssertRefusesToOpenAsync("Hauptschlüssel fehlt");
        Assert.False(File.Exists(file));

        await File.WriteAllTextAsync(file, new string('a', 64));
        await AssertRefusesToOpenAsync("passt nicht");

        await File.WriteAllTextAsync(file, "kein Schlüssel");
        await AssertRefusesToOpenAsync("unbrauchbar");

        Installation.Options.MasterKeyFile = Path.Combine(Installation.Options.DataDirectory, "anderswo.key");
        await File.WriteAllTextAsync(Installation.Options.MasterKeyFile, right);
        await Installation.OpenAsync();
        Assert.Equal(Canary, (await ReadAsync(v => v.Notes.ReadTextAsync(NoteId, default)))!.Disclose());
    }

    [StorageFact]
    public async Task Clear_text_stands_nowhere_in_the_database_and_ciphertext_is_gone_after_destroying()
    {
        await AddAsync(ANote());
        var (text, key) = Confirmed();
        await WriteAsync(tx => tx.Notes.SaveConfirmedAsync(NoteId, text, key, default));
        var last = await Installation.Storage.Log.SealAsync(default);
        await foreach (var body in Installation.Storage.Log.ReadAllAsync(last.Size, default)) AssertWithout(body.Entry);
        if (Installation.OnPostgreSql) return;

        var wrapped = (byte[])(await Installation.ScalarAsync("select ciphertext from note_key"))!;
        var ciphertext = (byte[])(await Installation.ScalarAsync("select ciphertext from note_text"))!;
        AssertWithout(DatabaseBytes());
        Assert.True(DatabaseBytes().AsSpan().IndexOf(wrapped) >= 0);
        Assert.True(DatabaseBytes().AsSpan().IndexOf(ciphertext) >= 0);

        await WriteAsync(tx => tx.Notes.DestroyAsync(NoteId, default));

        Assert.Equal(-1, DatabaseBytes().AsSpan().IndexOf(wrapped));
        Assert.Equal(-1, DatabaseBytes().AsSpan().IndexOf(ciphertext));
    }

    private async Task AssertRefusesToOpenAsync(string because)
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains(because, thrown.Message, StringComparison.Ordinal);
    }

    private static void AssertWithout(byte[] bytes)
    {
        foreach (var word in (string[])["Kanarienvogel", "Zwetschgengasse", "5550123"])
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)));
        }
    }

    /// <summary>The file and everything SQLite keeps beside it.</summary>
    private byte[] DatabaseBytes()
    {
        SqliteConnection.ClearAllPools();
        return [.. Directory.GetFiles(Installation.Options.DataDirectory, "kiplanung.db*").Order().SelectMany(File.ReadAllBytes)];
    }

    private async Task AddAsync(Note note)
    {
        Assert.True(ConfidentialText.From(Canary).IsOk(out var text, out _));
        await using var tx = await Store.WriteAsync(default);
        tx.Notes.Add(note, text);
        await tx.CommitAsync(
            Actor.Of(CaseWorker, [Role.CaseWorker], Door.Page), [new(AuditEvent.NoteUploaded, AuditObject.Note, note.Id)], default);
    }

    private static (PseudonymisedText Text, PseudonymKey Key) Confirmed()
    {
        Assert.True(ConfidentialText.From(Canary).IsOk(out var source, out _));
        Assert.True(Pseudonymiser.Default.Propose(source).IsOk(out var proposal, out _));
        var judged = Corrections.None with { JudgedReviewPoints = [.. proposal.Review.Select(r => r.Start)] };
        Assert.True(proposal.With(judged).IsOk(out proposal, out _));
        Assert.True(proposal.Confirm(new(CaseWorker), ContentHash.Of(proposal.Preview), Noon).IsOk(out var text, out var problem),
            problem?.Message);
        return (text, proposal.Key);
    }

    private static Note ANote() => new(NoteId, NoteKind.CounsellingNote, CaseWorker, 1, NoteState.Uploaded, Noon, null);
}

public sealed class NoteContract_On_Sqlite() : NoteContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class NoteContract_On_PostgreSql(PostgreSqlServer server) : NoteContract(server);
