using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases;

/// <summary>One entry at its place in the log, counted from 0.</summary>
public sealed record LoggedEntry(long Index, AuditEntry Entry);

/// <summary>Canonical bytes of an entry and the leaf hash kept when it was given its place; they differ when a row was changed
/// since.</summary>
public sealed record SequencedLeaf(byte[] Entry, byte[] LeafHash);

/// <summary>An entry with what shows that it is in the log.</summary>
/// <param name="Text">C2SP tlog-proof with the entry in its line <c>extra</c>.</param>
public sealed record EntryProof(LoggedEntry Logged, string Text);

/// <summary>What to show of the log; null does not restrict.</summary>
/// <param name="Actor">A pseudonym, or how it begins; at least eight of its digits.</param>
/// <param name="ObjectIds">Any of these instead of <paramref name="ObjectId"/>.</param>
public sealed record LogFilter(
    DateOnly? From = null, DateOnly? To = null, AuditEvent? What = null, AuditObject? About = null, Guid? ObjectId = null,
    string? Actor = null, Vocabulary.Role? Role = null, IReadOnlyCollection<Guid>? ObjectIds = null);

/// <summary>The sequenced, signed log. Entries get there through <see cref="IStoreTransaction.CommitAsync"/> alone.</summary>
public interface IAuditLog
{
    /// <summary>C2SP verification key (vkey) of this installation.</summary>
    string VerificationKey { get; }

    /// <summary>Gives staged entries their index and signs a checkpoint when something was added; safe to call at any time, from several
    /// processes.</summary>
    Task<Checkpoint> SealAsync(CancellationToken cancellationToken);

    Task<Checkpoint?> LatestCheckpointAsync(CancellationToken cancellationToken);

    /// <summary>All entries below <paramref name="size"/>, in order.</summary>
    IAsyncEnumerable<SequencedLeaf> ReadAllAsync(long size, CancellationToken cancellationToken);

    /// <summary>The proofs of all changes of the key in the first <paramref name="size"/> entries (<see cref="KeyRotation"/>).</summary>
    Task<IReadOnlyList<string>> RotationsAsync(long size, CancellationToken cancellationToken);

    /// <summary>Proof file of one entry with the entry in it (<see cref="InclusionProofFile"/>), against the first checkpoint that covers
    /// it; seals first when the entry still waits.</summary>
    /// <returns>Null when there is no such entry.</returns>
    Task<EntryProof?> ProofAsync(Guid entryId, CancellationToken cancellationToken);

    /// <summary>Signs that these entries are committed.</summary>
    Receipt Acknowledge(IReadOnlyList<PromisedEntry> entries);

    /// <summary>Introduces a new key by an entry signed with the old one, and destroys the old one.</summary>
    Task<Outcome<KeyRotation>> ChangeKeyAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<LoggedEntry>> ListAsync(LogFilter filter, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Places of what the filter shows, ascending; eight bytes each.</summary>
    /// <param name="below">Entries of the log that count.</param>
    Task<IReadOnlyList<long>> PlacesAsync(LogFilter filter, long below, CancellationToken cancellationToken);

    Task<long> CountAsync(LogFilter filter, CancellationToken cancellationToken);

    /// <summary>Entries about these objects, oldest first, found by index; the log is not read through.</summary>
    Task<IReadOnlyList<LoggedEntry>> ListOfAsync(IReadOnlyCollection<Guid> objectIds, int take, CancellationToken cancellationToken);

    /// <summary>Null when the log has no such place.</summary>
    Task<LoggedEntry?> FindAsync(long index, CancellationToken cancellationToken);

    /// <summary>The next entry of the same pseudonym, not later than <paramref name="until"/> and among the next few thousand of the log;
    /// null when there is none.</summary>
    Task<LoggedEntry?> NextOfAsync(LoggedEntry after, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Leaf hashes of all entries below <paramref name="size"/>, in order.</summary>
    Task<IReadOnlyList<byte[]>> ReadLeafHashesAsync(long size, CancellationToken cancellationToken);

    /// <summary>The pseudonym this account's entries of this kind carry at this time (<see cref="RetentionClasses"/>).</summary>
    string PseudonymOf(PersonId person, AuditEvent what, DateTimeOffset time);
}
