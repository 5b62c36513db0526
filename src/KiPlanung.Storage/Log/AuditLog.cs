using System.Runtime.CompilerServices;
using KiPlanung.Audit;
using KiPlanung.Storage.Databases;
using KiPlanung.Storage.Keys;
using KiPlanung.Storage.Mapping;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace KiPlanung.Storage.Log;

internal sealed class AuditLog(Database database, KeyRing keys, Sequencer sequencer) : IAuditLog
{
    private const int Chunk = 1_000;
    private const int ManyIds = 400;

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
        for (var from = 0L; from < size; from += Chunk)
        {
            var (first, end) = (from, Math.Min(from + Chunk, size));
            var leaves = await (
                from place in session.Db.AuditSequence
                join entry in session.Db.AuditEntries on place.EntryId equals entry.Id
                where place.Idx >= first && place.Idx < end
                orderby place.Idx
                select new SequencedLeaf(entry.Body, entry.LeafHash)).ToListAsync(cancellationToken);
            if (leaves.Count != end - first)
                throw new InvalidOperationException($"Im Protokoll fehlen Einträge ab Platz {first}; verlangt waren {size}.");
            foreach (var leaf in leaves) yield return leaf;
        }
    }

    public async Task<IReadOnlyList<LoggedEntry>> ListAsync(LogFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginReadAsync(cancellationToken);
        var rows = await (
            from entry in Matching(session.Db, filter)
            join place in session.Db.AuditSequence on entry.Id equals place.EntryId
            orderby place.Idx descending
            select new { place.Idx, entry.Body }).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LoggedEntry(row.Idx, Parsed(row.Idx, row.Body)))];
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
            found.AddRange(rows.Select(row => new LoggedEntry(row.Idx, Parsed(row.Idx, row.Body))));
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
        return body is null ? null : new LoggedEntry(index, Parsed(index, body));
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

    public string PseudonymOf(PersonId person, int year) => keys.Pseudonym(person, year, create: false);

    private static IQueryable<AuditEntryRow> Matching(PlanningDb db, LogFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
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

    private static AuditEntry Parsed(long index, byte[] body) => AuditEntry.Parse(body).IsOk(out var entry, out var problem)
        ? entry
        : throw new InvalidOperationException($"Der Eintrag {index} des Protokolls ist nicht lesbar ({problem.Code}).");
}
