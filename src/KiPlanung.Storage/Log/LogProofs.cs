using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.UseCases;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Log;

/// <summary>Proofs of single entries from what the sequencer stores anyway: the tree before a checkpoint and the entries added.</summary>
internal sealed class LogProofs(Database database, KeyRing keys, TimeProvider clock)
{
    public Receipt Acknowledge(IReadOnlyList<PromisedEntry> entries) => Receipt.Sign(clock.GetUtcNow(), entries, keys.Log.Current);

    /// <summary>Null when the entry is not there or has no place yet.</summary>
    public async Task<EntryProof?> FindAsync(Guid entryId, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var index = await session.Db.AuditSequence.Where(s => s.EntryId == entryId).Select(s => (long?)s.Idx)
            .SingleOrDefaultAsync(cancellationToken);
        return index is { } place ? await OfAsync(session, place, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<string>> RotationsAsync(long size, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var places = await (
            from entry in session.Db.AuditEntries
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            where entry.What == AuditEvent.LogKeyChanged && place.Idx < size
            orderby place.Idx
            select place.Idx).ToListAsync(cancellationToken);
        var proofs = new List<string>();
        foreach (var place in places) proofs.Add((await OfAsync(session, place, cancellationToken)).Text);
        return proofs;
    }

    internal static AuditEntry Parsed(long index, byte[] body) => AuditEntry.Parse(body).IsOk(out var entry, out var problem)
        ? entry
        : throw new InvalidOperationException($"Der Eintrag {index} des Protokolls ist nicht lesbar ({problem.Code}).");

    private async Task<EntryProof> OfAsync(DatabaseSession session, long index, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var before = await db.AuditCheckpoints.AsNoTracking().Where(c => c.Size <= index).OrderByDescending(c => c.Size)
            .FirstOrDefaultAsync(cancellationToken);
        var covering = await db.AuditCheckpoints.AsNoTracking().Where(c => c.Size > index).OrderBy(c => c.Size)
            .FirstAsync(cancellationToken);
        if (!Checkpoint.Open(covering.Note, keys.Log.Known).IsOk(out var checkpoint, out var problem))
            throw new InvalidOperationException($"Der Prüfpunkt {covering.Size} ist nicht mehr lesbar ({problem.Code}).");
        var tree = before is null ? TreeState.Empty
            : TreeState.Parse(before.CompactRange).IsOk(out var known, out problem) ? known
            : throw new InvalidOperationException(problem.Message);
        var added = await (
            from place in db.AuditSequence
            join entry in db.AuditEntries on place.EntryId equals entry.Id
            where place.Idx >= tree.Size && place.Idx < checkpoint.Size
            orderby place.Idx
            select entry.LeafHash).ToListAsync(cancellationToken);
        var body = await (
            from place in db.AuditSequence
            join entry in db.AuditEntries on place.EntryId equals entry.Id
            where place.Idx == index
            select entry.Body).SingleAsync(cancellationToken);
        var proof = InclusionProofFile.Write(index, tree.InclusionProof(index, added), checkpoint, body);
        return new(new(index, Parsed(index, body)), proof);
    }
}
