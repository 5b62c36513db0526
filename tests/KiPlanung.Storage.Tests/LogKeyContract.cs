using KiPlanung.Audit;
using KiPlanung.Audit.Signing;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>Receipts, proofs of single entries, and the change of the key that signs.</summary>
public abstract class LogKeyContract(PostgreSqlServer? server) : StorageContract(server)
{
    private IAuditLog Log => Installation.Storage.Log;

    [StorageFact]
    public async Task Whoever_listens_gets_a_receipt_for_what_was_committed()
    {
        using var outer = CommittedEntries.Listen();
        IReadOnlyList<PromisedEntry> heard;
        using (var listening = CommittedEntries.Listen())
        {
            await WriteAsync(_ => Task.CompletedTask);
            heard = listening.Entries;
        }
        var entry = Assert.Single(heard);
        Assert.Equal(entry.Id, Assert.Single(outer.Entries).Id);
        Assert.True(Receipt.Open(Log.Acknowledge(heard).Note, [Key(Log.VerificationKey)]).IsOk(out var receipt, out _));
        Assert.Equal(entry.LeafHash, receipt.Entries.Single().LeafHash);

        var proof = (await Log.ProofAsync(entry.Id, default))!;
        Assert.Equal(entry.LeafHash, proof.Logged.Entry.LeafHash());
        Assert.True(InclusionProofFile.Verify(proof.Text, null, Log.VerificationKey).IsOk(out var index, out _));
        Assert.Equal(proof.Logged.Index, index);
        Assert.Null(await Log.ProofAsync(Guid.NewGuid(), default));
    }

    [StorageFact]
    public async Task Every_entry_has_a_proof_whatever_batches_it_came_in()
    {
        var heard = new List<Guid>();
        using (var listening = CommittedEntries.Listen())
        {
            for (var i = 0; i < 25; i++)
            {
                await WriteAsync(_ => Task.CompletedTask);
                if (i % 4 == 3 || i == 10) await Log.SealAsync(default);
            }
            heard.AddRange(listening.Entries.Select(e => e.Id));
        }
        foreach (var id in heard)
        {
            var proof = (await Log.ProofAsync(id, default))!;
            Assert.True(InclusionProofFile.Verify(proof.Text, null, Log.VerificationKey).IsOk(out var index, out var problem), problem?.Message);
            Assert.Equal((id, proof.Logged.Index), (proof.Logged.Entry.Id, index));
        }
    }

    [StorageFact]
    public async Task A_new_key_takes_over_by_an_entry_and_the_old_one_is_gone()
    {
        await WriteAsync(_ => Task.CompletedTask);
        var (old, before) = (Log.VerificationKey, await Log.SealAsync(default));
        var seed = await File.ReadAllTextAsync(KeyFile("log.key"));

        var rotation = Assert.IsType<Outcome<KeyRotation>.Ok>(await Log.ChangeKeyAsync(Actor.System, default)).Value;
        await WriteAsync(_ => Task.CompletedTask);
        var after = await Log.SealAsync(default);

        Assert.Equal((old, Log.VerificationKey), (rotation.Before.ToString(), rotation.After.ToString()));
        Assert.NotEqual(old, Log.VerificationKey);
        Assert.False(Checkpoint.Open(after.Note, old).IsOk(out _, out _));
        Assert.False(File.Exists(KeyFile("log.next.key")));
        Assert.DoesNotContain(seed.Trim(), string.Concat(Directory.EnumerateFiles(KeyFile("")).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Equal(Log.VerificationKey, (await File.ReadAllTextAsync(KeyFile("log.vkey"))).Trim());
        await AssertVerifiesAsync(before.Note, old);

        await Installation.OpenAsync();
        Assert.Equal(rotation.After.ToString(), Log.VerificationKey);
        Assert.IsType<Outcome<KeyRotation>.Ok>(await Log.ChangeKeyAsync(Actor.System, default));
        await WriteAsync(_ => Task.CompletedTask);
        await AssertVerifiesAsync(before.Note, old);
        await AssertVerifiesAsync(before.Note, Log.VerificationKey);
        Assert.Equal(2, (await Log.RotationsAsync((await Log.SealAsync(default)).Size, default)).Count);
    }

    [StorageFact]
    public async Task Another_process_goes_on_with_the_new_key()
    {
        await WriteAsync(_ => Task.CompletedTask);
        await Log.SealAsync(default);
        await using var other = await PlanningStorage.OpenAsync(Installation.Options, Installation.Clock, default);
        var old = other.Log.VerificationKey;
        Assert.IsType<Outcome<KeyRotation>.Ok>(await Log.ChangeKeyAsync(Actor.System, default));
        await WriteAsync(_ => Task.CompletedTask);

        var sealedByOther = await other.Log.SealAsync(default);

        Assert.Equal(Log.VerificationKey, other.Log.VerificationKey);
        Assert.True(Checkpoint.Open(sealedByOther.Note, Log.VerificationKey).IsOk(out _, out _));
        await AssertVerifiesAsync(null, old);
    }

    /// <summary>The entry is committed, the program ends before it is sealed; or it is sealed, and the files were not changed yet.</summary>
    [StorageFact]
    public async Task An_interrupted_change_goes_on_at_the_next_start()
    {
        await WriteAsync(_ => Task.CompletedTask);
        var (old, before) = (Log.VerificationKey, await Log.SealAsync(default));
        var seed = await File.ReadAllTextAsync(KeyFile("log.key"));
        var head = await File.ReadAllTextAsync(KeyFile("log.head"));
        Assert.IsType<Outcome<KeyRotation>.Ok>(await Log.ChangeKeyAsync(Actor.System, default));
        var next = Log.VerificationKey;
        File.Move(KeyFile("log.key"), KeyFile("log.next.key"));
        await File.WriteAllTextAsync(KeyFile("log.key"), seed);
        await File.WriteAllTextAsync(KeyFile("log.head"), head);

        await Installation.OpenAsync();
        await WriteAsync(_ => Task.CompletedTask);
        await Log.SealAsync(default);

        Assert.Equal(next, Log.VerificationKey);
        Assert.False(File.Exists(KeyFile("log.next.key")));
        await AssertVerifiesAsync(before.Note, old);
    }

    /// <summary>The program ended right after the entry was committed: it waits, and the next key lies there.</summary>
    [StorageFact]
    public async Task A_change_whose_entry_still_waits_goes_on_at_the_next_start()
    {
        await WriteAsync(_ => Task.CompletedTask);
        var (old, before) = (Log.VerificationKey, await Log.SealAsync(default));
        await File.WriteAllTextAsync(KeyFile("log.next.key"), new string('7', 64));
        var next = VerificationKey.Of(new Ed25519Signer(Key(old).Name, Convert.FromHexString(new string('7', 64))));
        await using (var transaction = await Store.WriteAsync(default))
            await transaction.CommitAsync(
                Actor.System, [new(AuditEvent.LogKeyChanged, AuditObject.Log, null, KeyRotation.Fields(Key(old), next))], default);

        await Installation.OpenAsync();
        Assert.Equal(old, Log.VerificationKey);
        await Log.SealAsync(default);

        Assert.Equal(next.ToString(), Log.VerificationKey);
        Assert.False(File.Exists(KeyFile("log.next.key")));
        await AssertVerifiesAsync(before.Note, old);
    }

    /// <summary>Two programs on one database and one folder of keys, both changing the key again and again while both write.</summary>
    [StorageFact]
    public async Task Changes_of_several_processes_at_once_are_made_one_after_the_other()
    {
        const int each = 8;
        var (old, before) = (Log.VerificationKey, await Log.SealAsync(default));
        await using var second = await PlanningStorage.OpenAsync(Installation.Options, Installation.Clock, default);
        var outcomes = await Task.WhenAll(new[] { Installation.Storage, second }.Select(storage => Task.Run(async () =>
        {
            var made = 0;
            for (var i = 0; i < each; i++)
            {
                var changed = await storage.Log.ChangeKeyAsync(Actor.System, default);
                if (changed.IsOk(out _, out var problem)) made++;
                else Assert.Equal("audit.key-change-under-way", problem.Code);
                await using var transaction = await storage.Store.WriteAsync(default);
                await transaction.CommitAsync(Actor.System, [new(AuditEvent.SignedOut, AuditObject.Account, Guid.NewGuid())], default);
                await storage.Log.SealAsync(default);
            }
            return made;
        })));

        var size = (await Log.SealAsync(default)).Size;
        await second.Log.SealAsync(default);
        Assert.Equal(outcomes.Sum(), (await Log.RotationsAsync(size, default)).Count);
        Assert.InRange(outcomes.Sum(), each, 2 * each);
        Assert.Equal(Log.VerificationKey, second.Log.VerificationKey);
        Assert.False(File.Exists(KeyFile("log.next.key")));
        Assert.Equal(outcomes.Sum() + 1, Directory.EnumerateFiles(KeyFile(""), "log.*.vkey").Count());
        await AssertVerifiesAsync(before.Note, old);
        await Installation.OpenAsync();
        await AssertVerifiesAsync(before.Note, Log.VerificationKey);
    }

    [StorageFact]
    public async Task An_entry_with_the_key_of_a_stranger_is_never_signed()
    {
        await Log.SealAsync(default);
        var stranger = new Ed25519Signer(Key(Log.VerificationKey).Name, new byte[32]);
        var fields = KeyRotation.Fields(Key(Log.VerificationKey), VerificationKey.Of(stranger));
        await using (var transaction = await Store.WriteAsync(default))
            await transaction.CommitAsync(Actor.System, [new(AuditEvent.LogKeyChanged, AuditObject.Log, null, fields)], default);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Log.SealAsync(default));

        Assert.Contains("log.next.key", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<Outcome<KeyRotation>.Refused>(await ChangeOrProblemAsync());
    }

    private async Task<Outcome<KeyRotation>> ChangeOrProblemAsync()
    {
        try
        {
            return await Log.ChangeKeyAsync(Actor.System, default);
        }
        catch (InvalidOperationException stopped)
        {
            return new Problem("stopped", stopped.Message, ProblemKind.Conflict);
        }
    }

    private async Task AssertVerifiesAsync(string? trusted, string key)
    {
        var checkpoint = await Log.SealAsync(default);
        var leaves = Log.ReadAllAsync(checkpoint.Size, default).Select(l => (l.Entry, l.LeafHash));
        var rotations = await Log.RotationsAsync(checkpoint.Size, default);
        var files = await LogExport.WriteAsync(leaves, checkpoint, Log.VerificationKey, rotations).ToDictionaryAsync(f => f.Path, f => f.Content);
        var report = LogVerifier.Verify(new Exported(files), trusted, key);
        Assert.True(report.Valid, report.First?.Message);
    }

    private string KeyFile(string name) => Path.Combine(Installation.Options.DataDirectory, "keys", name);

    private static VerificationKey Key(string text) => Assert.IsType<Outcome<VerificationKey>.Ok>(VerificationKey.Parse(text)).Value;

    private sealed class Exported(IReadOnlyDictionary<string, byte[]> files) : ILogDirectory
    {
        public IEnumerable<string> Paths() => files.Keys;

        public byte[]? Read(string path) => files.GetValueOrDefault(path);
    }
}

public sealed class LogKeyContract_On_Sqlite() : LogKeyContract(null);

[Collection(PostgreSqlCollection.Name)]
public sealed class LogKeyContract_On_PostgreSql(PostgreSqlServer server) : LogKeyContract(server);
