using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage;

/// <summary>„Tresor“ — the master key over the data keys of the notes, and the journal of what was deleted.</summary>
internal sealed class Vault(PlanningStore store, Database database, KeyRing keys, MasterKeys masterKeys, TimeProvider clock) : IVault
{
    public async Task<VaultState> StateAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var uses = await session.Db.MasterKeyUses.AsNoTracking().OrderByDescending(u => u.Number).FirstAsync(cancellationToken);
        return new(uses.KeyId, keys.MasterKey.Name, keys.MasterKey.IsOwn, uses.Since,
            await session.Db.NoteKeys.CountAsync(cancellationToken), keys.Erasures.Read().Count);
    }

    public async Task<Outcome<KeyChange>> ChangeMasterKeyAsync(Actor actor, KeyFiles files, CancellationToken cancellationToken)
    {
        if (!NewKey(files.New).IsOk(out var next, out var problem)) return problem;
        await using var scope = (StoreScope)await store.WriteAsync(cancellationToken);
        await database.LockNoteKeysAsync(scope.Session, cancellationToken);
        var db = await scope.ReadyAsync(cancellationToken);
        var inUse = await db.MasterKeyUses.AsNoTracking().OrderByDescending(u => u.Number).FirstAsync(cancellationToken);
        if (inUse.KeyId == next.Id || await db.MasterKeyUses.AnyAsync(u => u.KeyId == next.Id, cancellationToken)) return SameKey;
        if (masterKeys.Find(inUse.KeyId) is not { } before) return OldKeyMissing;
        if (files.KeepOld is { } old) KeyFile.Write(old, before.ToHex());
        var wrapped = await db.NoteKeys.ToListAsync(cancellationToken);
        foreach (var row in wrapped) Rewrap(row, before, next);
        scope.Insert(new MasterKeyUseRow { Number = inUse.Number + 1, KeyId = next.Id, Since = clock.GetUtcNow() });
        await scope.ChangeAsync(context => SaveAsync(context, wrapped, cancellationToken), cancellationToken);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Count] = wrapped.Count.ToString(CultureInfo.InvariantCulture), [AuditField.KeyId] = next.Id,
        };
        await scope.CommitAsync(actor, [new(AuditEvent.MasterKeyChanged, AuditObject.Installation, null, fields)], cancellationToken);
        if (files.New is null) keys.MasterKey.Advance();
        masterKeys.Use(next);
        return new KeyChange(before.Id, next.Id, wrapped.Count);
    }

    /// <summary>Deletes again what a database restored from an older copy brought back, and writes down what the journal missed because
    /// the program ended between the deletion and the journal.</summary>
    public async Task ReapplyErasuresAsync(CancellationToken cancellationToken)
    {
        var erased = keys.Erasures.Read();
        await using var scope = (StoreScope)await store.WriteAsync(cancellationToken);
        var db = await scope.ReadyAsync(cancellationToken);
        var deleted = await db.Notes.Where(n => n.State == NoteState.Deleted).Select(n => n.Id).ToListAsync(cancellationToken);
        keys.Erasures.Add([.. deleted.Where(id => !erased.Contains(id))], clock.GetUtcNow());
        var alive = await db.Notes.Where(n => n.State != NoteState.Deleted).Select(n => n.Id).ToListAsync(cancellationToken);
        Guid[] returned = [.. alive.Where(erased.Contains)];
        if (returned.Length == 0) return;
        foreach (var note in returned) await scope.Notes.DestroyAsync(note, cancellationToken);
        var entries = returned.Select(note => new AuditRecord(AuditEvent.ErasureReapplied, AuditObject.Note, note));
        await scope.CommitAsync(Actor.System, [.. entries], cancellationToken);
    }

    private Outcome<MasterKey> NewKey(string? file)
    {
        if (file is null)
            return keys.MasterKey.IsOwn ? keys.MasterKey.CreateNext() : new Problem("vault.key-kept-elsewhere",
                $"Der Hauptschlüssel kommt aus: {keys.MasterKey.Name}. Bitte erzeugen Sie dort einen neuen Schlüssel und geben Sie ihn mit "
                + "--new-key-file an.", ProblemKind.Invalid);
        if (keys.MasterKey.IsOwn)
            return new Problem("vault.own-key",
                "Der Hauptschlüssel liegt in keys/master.key; ein neuer wird selbst erzeugt. Bitte lassen Sie --new-key-file weg.",
                ProblemKind.Invalid);
        return KeyFile.Read(file) is { } hex ? MasterKey.Parse(hex, $"der Datei {file}") : new Problem("vault.key-file-missing",
            $"Die Datei {file} gibt es nicht. Bitte den Pfad prüfen.", ProblemKind.NotFound);
    }

    private static void Rewrap(NoteKeyRow row, MasterKey before, MasterKey next)
    {
        var dataKey = EnvelopeCipher.Unwrap(new(row.Nonce, row.Ciphertext, row.Tag), before, row.NoteId);
        var wrapped = EnvelopeCipher.Wrap(dataKey, next, row.NoteId);
        (row.MasterKeyId, row.Nonce, row.Ciphertext, row.Tag) = (next.Id, wrapped.Nonce, wrapped.Ciphertext, wrapped.Tag);
    }

    private static async Task<int> SaveAsync(PlanningDb db, List<NoteKeyRow> rows, CancellationToken cancellationToken)
    {
        db.UpdateRange(rows);
        var changed = await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return changed;
    }

    private static Problem SameKey { get; } = new("vault.same-key",
        "Dieser Hauptschlüssel ist oder war bereits in Gebrauch. Bitte erzeugen Sie einen neuen.", ProblemKind.Conflict);

    private static Problem OldKeyMissing { get; } = new("vault.old-key-missing",
        "Der bisherige Hauptschlüssel liegt nicht vor; ohne ihn lassen sich die Schlüssel der Notizen nicht umschließen.",
        ProblemKind.Conflict);
}
