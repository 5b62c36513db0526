using KiPlanung.Review.Reidentification;

namespace KiPlanung.Storage.Mapping;

internal sealed class ReidentificationRequestRow
{
    public Guid Id { get; set; }
    public Guid NoteId { get; set; }
    public required string Placeholder { get; set; }
    public ReidentificationPurpose Purpose { get; set; }
    public Guid RequestedBy { get; set; }
    public AccountKind RequestedByKind { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
}

/// <summary>Whose words they are.</summary>
internal enum StatementPart
{
    Purpose,
    Reason,
}

/// <summary>What was written, under the data key of the note.</summary>
internal sealed class ReidentificationTextRow : SealedRow
{
    public Guid RequestId { get; set; }
    public StatementPart Part { get; set; }
}

internal enum ReidentificationOutcome
{
    Confirmed,
    Refused,
}

internal sealed class ReidentificationDecisionRow
{
    public Guid RequestId { get; set; }
    public Guid RequestedBy { get; set; }
    public ReidentificationOutcome Outcome { get; set; }
    public Guid DecidedBy { get; set; }
    public AccountKind DecidedByKind { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
}

/// <summary>When the value was first shown.</summary>
internal sealed class ReidentificationOpeningRow
{
    public Guid RequestId { get; set; }
    public Guid OpenedBy { get; set; }
    public ReidentificationOutcome Outcome { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
}
