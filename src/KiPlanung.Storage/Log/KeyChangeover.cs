using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Log;

/// <summary>„Wechsel des Signaturschlüssels“ — an entry names the next key, the checkpoint that ends with it carries both signatures, then
/// the old key is gone. Interrupted anywhere, the next sealing goes on with it.</summary>
internal sealed class KeyChangeover(PlanningStore store, Database database, KeyRing keys, Sequencer sequencer, LogProofs proofs)
{
    public async Task<Outcome<KeyRotation>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await sequencer.SealAsync(cancellationToken);
        Guid? written;
        using (var committed = CommittedEntries.Listen())
        {
            await using var scope = (StoreScope)await store.WriteAsync(cancellationToken);
            await database.LockAsync(scope.Session, AdvisoryLock.Sequencer, cancellationToken);
            var db = await scope.ReadyAsync(cancellationToken);
            if (await db.AuditEntries.AnyAsync(
                    e => e.What == AuditEvent.LogKeyChanged && !db.AuditSequence.Any(s => s.EntryId == e.Id), cancellationToken))
                return UnderWay;
            await sequencer.FinishKeyChangeAsync(scope.Session, cancellationToken);
            var fields = KeyRotation.Fields(keys.Log.CurrentKey, keys.Log.Prepare());
            await scope.CommitAsync(actor, [new(AuditEvent.LogKeyChanged, AuditObject.Log, null, fields)], cancellationToken);
            written = committed.Entries[^1].Id;
        }
        await sequencer.SealAsync(cancellationToken);
        var proof = await proofs.FindAsync(written.Value, cancellationToken);
        return KeyRotation.Open(proof!.Text);
    }

    private static Problem UnderWay { get; } = new("audit.key-change-under-way",
        "Es ist schon ein Wechsel des Signaturschlüssels im Gang. Bitte warten Sie einen Augenblick.", ProblemKind.Conflict);
}
