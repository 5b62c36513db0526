using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
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
        if (!Checkpoint.Open(row.Note, keys.VerificationKey).IsOk(out var checkpoint, out var problem))
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
        var latest = await LatestAsync(session, cancellationToken);
        var size = latest?.Tree.Size ?? 0;
        if (await db.AuditSequence.MaxAsync(s => (long?)s.Idx, cancellationToken) is var last && (last + 1 ?? 0) != size)
            throw new InvalidOperationException($"Das Protokoll hat {last + 1 ?? 0} Plätze, der letzte Prüfpunkt nennt {size}.");

        var waiting = await database.WaitingAsync(session, BatchSize, cancellationToken);
        if (waiting.Entries.Count == 0 && latest is not null)
        {
            waiting.Sequenced();
            return (latest.Checkpoint, false);
        }

        var tree = (latest?.Tree ?? TreeState.Empty).Append(waiting.Entries.Select(e => e.LeafHash));
        var checkpoint = tree.Sign(keys.Origin, [keys.Signer]);
        db.AddRange(waiting.Entries.Select((entry, i) => new AuditSequenceRow { Idx = size + i, EntryId = entry.Id }));
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
        return (checkpoint, waiting.Entries.Count == BatchSize);
    }
}
