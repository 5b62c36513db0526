using KiPlanung.Audit;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Mapping;

internal sealed class JobRow
{
    public Guid Id { get; set; }
    public JobKind Kind { get; set; }
    public Guid RequestedBy { get; set; }
    public required string Request { get; set; }
    public JobState State { get; set; }
    public double Progress { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? ProblemMessage { get; set; }
    public Guid? DraftId { get; set; }
    public Guid? SourceId { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Counts how often the job was handed out; a worker with an older number has lost it.</summary>
    public long Fence { get; set; }
}

internal sealed class JobItemRow
{
    public Guid JobId { get; set; }
    public required string IndicatorKey { get; set; }
    public required string Ags { get; set; }
    public Guid? DraftId { get; set; }
    public string? ProblemCode { get; set; }
    public string? ProblemMessage { get; set; }
    public DateTimeOffset DoneAt { get; set; }
}

internal sealed class AuditEntryRow
{
    public Guid Id { get; set; }
    public DateTimeOffset OccurredAt { get; set; }
    public AuditEvent What { get; set; }
    public AuditObject About { get; set; }
    public Guid? ObjectId { get; set; }
    public required byte[] Body { get; set; }
    public required byte[] LeafHash { get; set; }
    public DateTimeOffset StagedAt { get; set; }
}

internal sealed class AuditSequenceRow
{
    public long Idx { get; set; }
    public Guid EntryId { get; set; }
}

internal sealed class AuditCheckpointRow
{
    public long Size { get; set; }
    public required string Note { get; set; }
    public required byte[] CompactRange { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class SchemaScriptRow
{
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public DateTimeOffset AppliedAt { get; set; }
}
