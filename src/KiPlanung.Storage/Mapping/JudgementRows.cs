namespace KiPlanung.Storage.Mapping;

internal enum ConfirmationOutcome
{
    Confirmed,
    Refused,
}

internal sealed class JudgementRow
{
    public Guid Id { get; set; }
    public Guid DraftId { get; set; }
    public Guid JudgedBy { get; set; }
    public AccountKind JudgedByKind { get; set; }
    public int RightCount { get; set; }
    public int ChangedCount { get; set; }
    public int StruckCount { get; set; }
    public int UnclearCount { get; set; }
    public required string Content { get; set; }
    public required string ContentSha256 { get; set; }
    public DateTimeOffset JudgedAt { get; set; }
}

internal sealed class ReviewerChangeRow
{
    public Guid DraftId { get; set; }
    public Guid FromDraftId { get; set; }
    public Guid ChangedBy { get; set; }
    public AccountKind ChangedByKind { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ChangeConfirmationRow
{
    public Guid DraftId { get; set; }
    public ConfirmationOutcome Outcome { get; set; }
    public string? Reason { get; set; }
    public Guid ConfirmedBy { get; set; }
    public DateTimeOffset ConfirmedAt { get; set; }
}
