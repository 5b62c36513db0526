using KiPlanung.Review;

namespace KiPlanung.Storage.Mapping;

internal enum DecisionOutcome
{
    Approved,
    Returned,
    Rejected,
}

internal sealed class DraftRow
{
    public Guid Id { get; set; }
    public Guid ArtefactId { get; set; }
    public int Version { get; set; }
    public DraftKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Content { get; set; }
    public required string ContentSha256 { get; set; }
    public required string OriginAuthor { get; set; }
    public required string OriginVersion { get; set; }
    public string? OriginPrompt { get; set; }
    public string? OriginInputSha256 { get; set; }
    public Guid RequestedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public Guid? SourceId { get; set; }
}

internal sealed class DraftEditorRow
{
    public Guid DraftId { get; set; }
    public int Position { get; set; }
    public Guid PersonId { get; set; }
}

internal sealed class SubmissionRow
{
    public Guid DraftId { get; set; }
    public Guid SubmittedBy { get; set; }
    public DateTimeOffset SubmittedAt { get; set; }
}

internal sealed class WithdrawalRow
{
    public Guid DraftId { get; set; }
    public Guid WithdrawnBy { get; set; }
    public DateTimeOffset WithdrawnAt { get; set; }
}

internal sealed class DecisionRow
{
    public Guid Id { get; set; }
    public Guid DraftId { get; set; }
    public required string DraftSha256 { get; set; }
    public Guid DraftRequestedBy { get; set; }
    public DecisionOutcome Outcome { get; set; }
    public string? Reason { get; set; }
    public Guid DecidedBy { get; set; }
    public AccountKind DecidedByKind { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
}

internal sealed class ReleaseRow
{
    public Guid DecisionId { get; set; }
    public Guid DraftId { get; set; }
    public DecisionOutcome DecisionOutcome { get; set; }
    public DateTimeOffset ReleasedAt { get; set; }
}
