using KiPlanung.Review;
using KiPlanung.UseCases;

namespace KiPlanung.Storage.Mapping;

internal enum ReleaseEventKind
{
    Revoked,
    Replaced,
    RecheckDue,
    RecheckPassed,
}

internal sealed class ReleaseEventRow
{
    public Guid ReleaseId { get; set; }
    public int Number { get; set; }
    public Guid DraftId { get; set; }
    public ReleaseEventKind What { get; set; }
    public RecheckCause? Cause { get; set; }
    public string? Reason { get; set; }
    public string? SeenSha256 { get; set; }
    public Guid? ReplacedBy { get; set; }
    public Guid? ActedBy { get; set; }
    public AccountKind? ActedByKind { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class ReleaseUseRow
{
    public Guid Id { get; set; }
    public Guid ReleaseId { get; set; }
    public Guid PersonId { get; set; }
    public ReleaseUseKind Kind { get; set; }

    /// <summary>Number of the last event that had happened when it was used or noticed.</summary>
    public int EventNumber { get; set; }
    public DateTimeOffset At { get; set; }
}
