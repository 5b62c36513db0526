using System.Globalization;
using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Log;

/// <summary>The newest checkpoint with the state of the tree it was made from.</summary>
internal sealed record SealedTree(Checkpoint Checkpoint, TreeState Tree);

/// <summary>Gives entries their place and signs what came of it. Business transactions never wait for it: they only stage.</summary>
internal sealed class Sequencer(Database database, KeyRing keys, EntryStaging staging, TimeProvider clock)
{
    private const int BatchSize = 5_000;

    /// <summary>Stages the first entry of a log that has none.</summary>
    public async Task StartLogAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.Sequencer, cancellationToken);
        if (await session.Db.AuditEntries.AnyAsync(cancellationToken)) return;
        session.Db.Add(staging.Row(Actor.System, new AuditRecord(AuditEvent.LogStarted, AuditObject.Log, null)));
        await session.Db.SaveChangesAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Compares the log of the database with the newest checkpoint kept beside the keys.</summary>
    /// <param name="accepted">Number of entries of a shorter log an operator decided to go on with.</param>
    /// <exception cref="InvalidOperationException">It is shorter or another one; the message says what to decide.</exception>
    public async Task RequireWholeAsync(long? accepted, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.Sequencer, cancellationToken);
        keys.Log.Reload();
        var latest = await LatestAsync(session, cancellationToken);
        var size = latest?.Tree.Size ?? 0;
        if (keys.Head.Newest is { } lost && size < lost.Size && accepted == size)
        {
            var fields = new Dictionary<AuditField, string>
            {
                [AuditField.TreeSize] = lost.Size.ToString(CultureInfo.InvariantCulture),
                [AuditField.Count] = (lost.Size - size).ToString(CultureInfo.InvariantCulture),
                [AuditField.ContentHash] = ContentHash.Of(lost.Note).Hex,
            };
            var decision = staging.Row(Actor.System, new(AuditEvent.ShorterLogAccepted, AuditObject.Log, null, fields));
            await database.CommitAsync(session, [decision], cancellationToken);
            keys.Head.SetAside();
            return;
        }
        keys.Head.Require(size, await RootAtAsync(session, keys.Head.Newest?.Size ?? 0, cancellationToken));
    }

    /// <exception cref="InvalidOperationException">The stored log is not the one this key signed.</exception>
    public async Task<Checkpoint> SealAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var (checkpoint, more) = await SealBatchAsync(cancellationToken);
            if (!more) return checkpoint;
        }
    }

    /// <summary>Null when nothing was sealed yet.</summary>
    public async Task<SealedTree?> LatestAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var row = await session.Db.AuditCheckpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        if (!Checkpoint.Open(row.Note, keys.Log.Signing).IsOk(out var checkpoint, out var problem))
            throw new InvalidOperationException(
                $"Der Prüfpunkt {row.Size} trägt keine gültige Unterschrift dieser Installation ({problem.Code}). Gehört der Ordner „keys“ "
                + "zu dieser Datenbank?");
        if (!TreeState.Parse(row.CompactRange).IsOk(out var tree, out _)
            || checkpoint.Size != row.Size || tree.Size != row.Size || !tree.Root.AsSpan().SequenceEqual(checkpoint.Root))
            throw new InvalidOperationException(
                $"Der Prüfpunkt {row.Size} passt nicht zum gespeicherten Baum. Das Protokoll wurde verändert.");
        return new(checkpoint, tree);
    }

    private async Task<(Checkpoint Checkpoint, bool More)> SealBatchAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginWriteAsync(cancellationToken);
        await database.LockAsync(session, AdvisoryLock.Sequencer, cancellationToken);
        var db = session.Db;
        var latest = await FinishKeyChangeAsync(session, cancellationToken);
        var size = latest?.Tree.Size ?? 0;
        keys.Head.Require(size, keys.Head.Newest?.Size == size ? latest?.Tree.Root : keys.Head.Newest?.Root);
        if (await db.AuditSequence.MaxAsync(s => (long?)s.Idx, cancellationToken) is var last && (last + 1 ?? 0) != size)
            throw new InvalidOperationException($"Das Protokoll hat {last + 1 ?? 0} Plätze, der letzte Prüfpunkt nennt {size}.");

        var waiting = (await database.WaitingAsync(session, BatchSize, cancellationToken)).UpToKeyChange();
        if (waiting.Entries.Count == 0 && latest is not null)
        {
            waiting.Sequenced();
            return (latest.Checkpoint, false);
        }

        var tree = (latest?.Tree ?? TreeState.Empty).Append(waiting.Entries.Select(e => e.LeafHash));
        var next = waiting.ChangesKey ? await NextSignerAsync(session, waiting.Entries[^1].Id, cancellationToken) : null;
        var checkpoint = tree.Sign(keys.Origin, next is null ? [keys.Log.Current] : [next, keys.Log.Current]);
        await database.SequenceAsync(session, size, waiting.Entries, cancellationToken);
        db.Add(new AuditCheckpointRow
        {
            Size = tree.Size,
            Note = checkpoint.Note,
            CompactRange = tree.ToBytes(),
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await session.CommitAsync(cancellationToken);
        waiting.Sequenced();
        if (next is null) keys.Head.Remember(checkpoint);
        return (checkpoint, waiting.Entries.Count == BatchSize || next is not null);
    }

    /// <summary>Moves the files of a change of keys whose checkpoint is committed. Only under the lock, by whoever has it next: to seal, or
    /// to make the change after this one. The checkpoint that both keys signed is on disk before the old key is gone.</summary>
    /// <returns>The newest checkpoint; null when nothing was sealed yet.</returns>
    internal async Task<SealedTree?> FinishKeyChangeAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        keys.Log.Reload();
        var latest = await LatestAsync(session, cancellationToken);
        if (latest is null || !keys.Log.IsSignedByNext(latest.Checkpoint)) return latest;
        keys.Head.Require(latest.Tree.Size, keys.Head.Newest?.Size == latest.Tree.Size ? latest.Tree.Root : keys.Head.Newest?.Root);
        keys.Head.Remember(latest.Checkpoint);
        keys.Log.Advance();
        return latest;
    }

    /// <exception cref="InvalidOperationException">The entry names another key than the one this installation prepared.</exception>
    private async Task<ICheckpointSigner> NextSignerAsync(DatabaseSession session, Guid entryId, CancellationToken cancellationToken)
    {
        var body = await session.Db.AuditEntries.Where(e => e.Id == entryId).Select(e => e.Body).SingleAsync(cancellationToken);
        if (KeyRotation.KeysOf(body) is var (before, after) && before.ToString() == keys.VerificationKey
            && keys.Log.Next is { } next && Audit.Signing.VerificationKey.Of(next).ToString() == after.ToString())
            return next;
        throw new InvalidOperationException(
            $"Der Eintrag {entryId} führt einen Signaturschlüssel ein, der nicht in keys/log.next.key liegt. Gehört der Ordner „keys“ zu "
            + "dieser Datenbank? Ohne diesen Schlüssel wird nichts mehr unterschrieben.");
    }

    /// <summary>Null when no checkpoint of this size is stored.</summary>
    private async Task<byte[]?> RootAtAsync(DatabaseSession session, long size, CancellationToken cancellationToken)
    {
        var note = await session.Db.AuditCheckpoints.Where(c => c.Size == size).Select(c => c.Note).SingleOrDefaultAsync(cancellationToken);
        return note is not null && Checkpoint.Open(note, keys.Log.Known).IsOk(out var checkpoint, out _) ? checkpoint.Root : null;
    }
}
