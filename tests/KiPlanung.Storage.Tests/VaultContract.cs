using KiPlanung.Audit;
using KiPlanung.Pseudonymisation;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>Change of the master key, and deletions that stay deletions after a restore.</summary>
public abstract class VaultContract(PostgreSqlServer? server) : StorageContract(server)
{
    private static readonly KeyFiles Own = new(null, null);
    private static readonly Actor Administrator = Actor.Of(Automation, [Role.Administrator], Door.CommandLine);

    private string KeyFolder => Path.Combine(Installation.Options.DataDirectory, "keys");
    private string KeyPath => Path.Combine(KeyFolder, "master.key");
    private IVault Vault => Installation.Storage.Vault;

    [StorageFact]
    public async Task Changing_the_key_wraps_every_note_anew_and_is_an_entry()
    {
        var notes = await AddNotesAsync(3);
        var before = await File.ReadAllTextAsync(KeyPath);
        var kept = Path.Combine(Installation.Options.DataDirectory, "alt.key");

        var change = Ok(await Vault.ChangeMasterKeyAsync(Administrator, new(null, kept), default));

        Assert.Equal(3, change.Rewrapped);
        Assert.NotEqual(change.Before, change.After);
        Assert.Equal(before.Trim(), (await File.ReadAllTextAsync(kept)).Trim());
        Assert.NotEqual(before, await File.ReadAllTextAsync(KeyPath));
        Assert.Equal(3L, Convert.ToInt64(await Installation.ScalarAsync(
            $"select count(*) from note_key where master_key_id = '{change.After}'"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(1L, await CountAsync(AuditEvent.MasterKeyChanged));
        await AssertReadableAsync(notes);
        await AddNotesAsync(1, first: 4);
        await Installation.OpenAsync();
        await AssertReadableAsync(notes);
        var state = await Vault.StateAsync(default);
        Assert.Equal((change.After, true, 4), (state.MasterKeyId, state.KeepsOwnKey, state.WrappedKeys));
    }

    [StorageFact]
    public async Task A_program_that_ended_between_the_commit_and_the_file_finishes_the_change_at_its_start()
    {
        var notes = await AddNotesAsync(1);
        var before = await File.ReadAllTextAsync(KeyPath);
        Ok(await Vault.ChangeMasterKeyAsync(Administrator, Own, default));
        File.Move(KeyPath, Path.Combine(KeyFolder, "master.next.key"));
        await File.WriteAllTextAsync(KeyPath, before);

        await Installation.OpenAsync();

        await AssertReadableAsync(notes);
        Assert.False(File.Exists(Path.Combine(KeyFolder, "master.next.key")));
        Assert.NotEqual(before, await File.ReadAllTextAsync(KeyPath));
    }

    [StorageFact]
    public async Task Another_process_that_missed_the_change_reads_and_writes_with_the_new_key()
    {
        var notes = await AddNotesAsync(1);
        await using var other = await PlanningStorage.OpenAsync(Installation.Options, Installation.Clock, default);
        Ok(await other.Vault.ChangeMasterKeyAsync(Administrator, Own, default));

        await AddNotesAsync(1, first: 2);

        await AssertReadableAsync(notes);
        Assert.Equal(2, (await Vault.StateAsync(default)).WrappedKeys);
    }

    [StorageFact]
    public async Task The_database_refuses_a_data_key_under_a_master_key_that_is_not_in_use()
    {
        var notes = await AddNotesAsync(1);
        await Installation.AssertRefusedAsync(
            $"update note_key set master_key_id = '0000000000000000' where note_id = '{notes[0]:D}'", "gewechselt");
        await Installation.AssertRefusedAsync("update master_key_use set key_id = '0000000000000000'", "fortgeschrieben");
        await Installation.AssertRefusedAsync("delete from master_key_use", "fortgeschrieben");
    }

    [StorageFact]
    public async Task A_key_kept_by_a_command_is_asked_for_and_changed_with_a_file()
    {
        if (OperatingSystem.IsWindows()) return;
        var store = Path.Combine(Installation.Options.DataDirectory, "schluesseldienst");
        File.Move(KeyPath, store);
        Installation.Options.MasterKeyCommand.Add("cat");
        Installation.Options.MasterKeyCommand.Add(store);
        await Installation.OpenAsync();
        var notes = await AddNotesAsync(1);
        Assert.False(File.Exists(KeyPath));

        Assert.Equal("vault.key-kept-elsewhere", Refused(await Vault.ChangeMasterKeyAsync(Administrator, Own, default)));
        var fresh = Path.Combine(Installation.Options.DataDirectory, "neu.key");
        await File.WriteAllTextAsync(fresh, new string('b', 64));
        Ok(await Vault.ChangeMasterKeyAsync(Administrator, new(fresh, null), default));
        await AssertReadableAsync(notes);
        File.Move(fresh, store, overwrite: true);
        await Installation.OpenAsync();
        await AssertReadableAsync(notes);

        Installation.Options.MasterKeyCommand[0] = "false";
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains("MasterKeyCommand", thrown.Message, StringComparison.Ordinal);
    }

    [StorageFact]
    public async Task A_deletion_is_in_the_journal_and_comes_back_after_a_restore()
    {
        var notes = await AddNotesAsync(2);
        await WriteAsync(tx => tx.Notes.DestroyAsync(notes[0], default));
        var journal = await File.ReadAllTextAsync(Path.Combine(KeyFolder, "erasures.tsv"));
        Assert.StartsWith($"{notes[0]:D}\t2026-03-02T12:00:00Z\n", journal, StringComparison.Ordinal);

        // the copy of the database was made before the second note was deleted, the journal knows of it
        await File.AppendAllTextAsync(Path.Combine(KeyFolder, "erasures.tsv"), $"{notes[1]:D}\t2026-03-02T12:00:00Z\n");
        await Installation.OpenAsync();

        Assert.Equal(NoteState.Deleted, (await ReadAsync(v => v.Notes.FindAsync(notes[1], default)))!.State);
        Assert.Equal(0, await Installation.CountAsync("note_key"));
        Assert.Equal(1L, await CountAsync(AuditEvent.ErasureReapplied));
        await Installation.OpenAsync();
        Assert.Equal(1L, await CountAsync(AuditEvent.ErasureReapplied));
    }

    [StorageFact]
    public async Task A_deletion_the_journal_missed_is_added_at_the_start_and_a_damaged_line_is_named()
    {
        var notes = await AddNotesAsync(1);
        await WriteAsync(tx => tx.Notes.DestroyAsync(notes[0], default));
        var path = Path.Combine(KeyFolder, "erasures.tsv");
        File.Delete(path);

        await Installation.OpenAsync();
        Assert.Contains(notes[0].ToString("D"), await File.ReadAllTextAsync(path), StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, notes[0].ToString("D")[..20]);
        await Installation.OpenAsync();
        await Installation.OpenAsync();
        Assert.StartsWith($"{notes[0]:D}\t", await File.ReadAllTextAsync(path), StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, "kein Eintrag\n");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(Installation.OpenAsync);
        Assert.Contains("Zeile 1", thrown.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Guid>> AddNotesAsync(int count, int first = 1)
    {
        var ids = new List<Guid>();
        for (var number = first; number < first + count; number++)
        {
            Assert.True(ConfidentialText.From($"Notiz {number}").IsOk(out var text, out _));
            var id = Guid.Parse($"b0000000-0000-0000-0000-{number:D12}");
            var note = new Note(id, NoteKind.CounsellingNote, CaseWorker, number, NoteState.Uploaded, Noon, null);
            await WriteAsync(tx =>
            {
                tx.Notes.Add(note, text);
                return Task.CompletedTask;
            });
            ids.Add(id);
        }

        return ids;
    }

    private async Task AssertReadableAsync(IReadOnlyList<Guid> notes)
    {
        for (var i = 0; i < notes.Count; i++)
            Assert.Equal($"Notiz {i + 1}", (await ReadAsync(v => v.Notes.ReadTextAsync(notes[i], default)))!.Disclose());
    }

    private async Task<long> CountAsync(AuditEvent what)
    {
        await Installation.Storage.Log.SealAsync(default);
        return await Installation.Storage.Log.CountAsync(new() { What = what }, default);
    }

    private static KeyChange Ok(Outcome<KeyChange> outcome)
    {
        Assert.True(outcome.IsOk(out var change, out var problem), problem?.Message);
        return change;
    }

    private static string Refused(Outcome<KeyChange> outcome)
    {
        Assert.False(outcome.IsOk(out _, out var problem));
        return problem.Code;
    }
}

public sealed class VaultContract_On_Sqlite() : VaultContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class VaultContract_On_PostgreSql(PostgreSqlServer server) : VaultContract(server);
