using System.Runtime.CompilerServices;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Log;

internal sealed class AuditLog(Database database, KeyRing keys, Sequencer sequencer, LogProofs proofs, KeyChangeover changeover)
    : IAuditLog
{
    private const int ManyIds = 400;

    /// <summary>Entries looked through for the next act of somebody.</summary>
    private const int Near = 5_000;

    public string VerificationKey => keys.VerificationKey;

    public Task<Checkpoint> SealAsync(CancellationToken cancellationToken) => sequencer.SealAsync(cancellationToken);

    public async Task<Checkpoint?> LatestCheckpointAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        return (await sequencer.LatestAsync(session, cancellationToken))?.Checkpoint;
    }

    public async IAsyncEnumerable<SequencedLeaf> ReadAllAsync(
        long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var read = 0L;
        await foreach (var leaf in database.LeavesAsync(session, size, cancellationToken))
        {
            read++;
            yield return leaf;
        }
        if (read != size)
            throw new InvalidOperationException($"Im Protokoll fehlen Einträge: gelesen {read}, verlangt waren {size}.");
    }

    public Task<IReadOnlyList<string>> RotationsAsync(long size, CancellationToken cancellationToken) =>
        proofs.RotationsAsync(size, cancellationToken);

    public async Task<EntryProof?> ProofAsync(Guid entryId, CancellationToken cancellationToken)
    {
        if (await proofs.FindAsync(entryId, cancellationToken) is { } there) return there;
        await sequencer.SealAsync(cancellationToken);
        return await proofs.FindAsync(entryId, cancellationToken);
    }

    public Receipt Acknowledge(IReadOnlyList<PromisedEntry> entries) => proofs.Acknowledge(entries);

    public Task<Outcome<KeyRotation>> ChangeKeyAsync(Actor actor, CancellationToken cancellationToken) =>
        changeover.RunAsync(actor, cancellationToken);

    public async Task<IReadOnlyList<LoggedEntry>> ListAsync(LogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var rows = await (
            from entry in Matching(session.Db, filter)
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            orderby place.Idx descending
            select new { place.Idx, entry.Body }).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LoggedEntry(row.Idx, LogProofs.Parsed(row.Idx, row.Body)))];
    }

    public async Task<IReadOnlyList<long>> PlacesAsync(LogFilter filter, long below, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        return await (
            from entry in Matching(session.Db, filter)
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            where place.Idx < below
            orderby place.Idx
            select place.Idx).ToListAsync(cancellationToken);
    }

    public async Task<long> CountAsync(LogFilter filter, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        return await (
            from entry in Matching(session.Db, filter)
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            select place.Idx).LongCountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<LoggedEntry>> ListOfAsync(
        IReadOnlyCollection<Guid> objectIds, int take, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var found = new List<LoggedEntry>();
        foreach (var chunk in objectIds.Distinct().Chunk(ManyIds))
        {
            Guid?[] ids = [.. chunk];
            var rows = await (
                from entry in session.Db.AuditEntries.AsNoTracking()
                where entry.ObjectId != null && ids.Contains(entry.ObjectId)
                join place in session.Db.AuditSequence on entry.Id equals place.EntryId
                orderby place.Idx
                select new { place.Idx, entry.Body }).Take(take).ToListAsync(cancellationToken);
            found.AddRange(rows.Select(row => new LoggedEntry(row.Idx, LogProofs.Parsed(row.Idx, row.Body))));
        }
        return [.. found.OrderBy(e => e.Index).Take(take)];
    }

    public async Task<LoggedEntry?> FindAsync(long index, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var body = await (
            from place in session.Db.AuditSequence
            join entry in session.Db.AuditEntries on place.EntryId equals entry.Id
            where place.Idx == index
            select entry.Body).SingleOrDefaultAsync(cancellationToken);
        return body is null ? null : new LoggedEntry(index, LogProofs.Parsed(index, body));
    }

    public async Task<IReadOnlyList<byte[]>> ReadLeafHashesAsync(long size, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var hashes = await (
            from place in session.Db.AuditSequence
            join entry in session.Db.AuditEntries on place.EntryId equals entry.Id
            where place.Idx < size
            orderby place.Idx
            select entry.LeafHash).ToListAsync(cancellationToken);
        return hashes.Count == size
            ? hashes
            : throw new InvalidOperationException($"Im Protokoll fehlen Einträge; verlangt waren {size}, gefunden {hashes.Count}.");
    }

    public string PseudonymOf(PersonId person, AuditEvent what, DateTimeOffset time) =>
        keys.Pseudonyms.Of(person, RetentionClasses.Of(what), time, create: false);

    public async Task<LoggedEntry?> NextOfAsync(LoggedEntry after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var (first, last) = (after.Index, after.Index + Near);
        var row = await (
            from entry in Holding(session.Db.AuditEntries, Spelled("actor", after.Entry.Actor)).AsNoTracking()
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            where place.Idx > first && place.Idx <= last && entry.OccurredAt <= until
            orderby place.Idx
            select new { place.Idx, entry.Body }).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new LoggedEntry(row.Idx, LogProofs.Parsed(row.Idx, row.Body));
    }

    /// <summary>Who acted and in which role stands in the bytes alone, in one spelling; no column has to keep in step.</summary>
    private IQueryable<AuditEntryRow> Holding(DbSet<AuditEntryRow> entries, string text) =>
        entries.FromSqlRaw(database.EntriesHolding, Encoding.UTF8.GetBytes(text));

    private static string Spelled(string member, string value) => $"\"{member}\":\"{value}\"";

    private IQueryable<AuditEntryRow> Matching(PlanningDb db, LogFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.Actor is { } actor)
            entries = Holding(db.AuditEntries, $"\"actor\":\"{actor}").AsNoTracking();
        if (filter.Role is { } role)
        {
            var inRole = Holding(db.AuditEntries, Spelled("role", AuditEvents.Code(role))).Select(e => e.Id);
            entries = entries.Where(e => inRole.Contains(e.Id));
        }
        if (filter.ObjectIds is { } ids)
        {
            Guid?[] any = [.. ids];
            entries = entries.Where(e => e.ObjectId != null && any.Contains(e.ObjectId));
        }
        if (filter.From is { } first)
        {
            var from = StartOf(first);
            entries = entries.Where(e => e.OccurredAt >= from);
        }
        if (filter.To is { } last)
        {
            var end = StartOf(last.AddDays(1));
            entries = entries.Where(e => e.OccurredAt < end);
        }
        if (filter.What is { } what) entries = entries.Where(e => e.What == what);
        if (filter.About is { } about) entries = entries.Where(e => e.About == about);
        if (filter.ObjectId is { } id) entries = entries.Where(e => e.ObjectId == id);
        return entries;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
