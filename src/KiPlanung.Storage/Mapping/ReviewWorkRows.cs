using KiPlanung.Review;
using KiPlanung.Review.Work;

namespace KiPlanung.Storage.Mapping;

internal sealed class DoubleReviewRow
{
    public Guid DraftId { get; set; }
    public DateTimeOffset ChosenAt { get; set; }
}

internal sealed class ReviewVoteRow
{
    public Guid Id { get; set; }
    public Guid DraftId { get; set; }
    public int Number { get; set; }
    public required string DraftSha256 { get; set; }
    public Guid DraftRequestedBy { get; set; }
    public DecisionOutcome Outcome { get; set; }
    public string? Reason { get; set; }
    public Guid VotedBy { get; set; }
    public AccountKind VotedByKind { get; set; }
    public DateTimeOffset VotedAt { get; set; }
}

internal sealed class ReviewLeaseRow
{
    public Guid Id { get; set; }
    public Guid SubjectId { get; set; }
    public Guid TakenBy { get; set; }
    public AccountKind TakenByKind { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public DateTimeOffset Until { get; set; }
}

internal sealed class ReviewLeaseEndRow
{
    public Guid LeaseId { get; set; }
    public LeaseEnd How { get; set; }
    public DateTimeOffset EndedAt { get; set; }
}

internal sealed class ReviewPreparationRow
{
    public Guid SubjectId { get; set; }
    public Guid PersonId { get; set; }
    public AccountKind PersonKind { get; set; }
    public string? Content { get; set; }
    public string? ContentSha256 { get; set; }
    public DateTimeOffset ReadAt { get; set; }
}

internal sealed class ReviewDeputyRow
{
    public Guid Id { get; set; }
    public Guid ForPerson { get; set; }
    public AccountKind ForKind { get; set; }
    public Guid Deputy { get; set; }
    public AccountKind DeputyKind { get; set; }
    public DateOnly FromDay { get; set; }
    public DateOnly UntilDay { get; set; }
    public Guid SetBy { get; set; }
    public DateTimeOffset SetAt { get; set; }
}

internal sealed class ReviewDeputyEndRow
{
    public Guid DeputyId { get; set; }
    public Guid EndedBy { get; set; }
    public DateTimeOffset EndedAt { get; set; }
}

internal sealed class ReviewResponsibilityRow
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public AccountKind PersonKind { get; set; }
    public DraftKind Kind { get; set; }
    public required string Area { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal sealed class ReviewResponsibilityEndRow
{
    public Guid ResponsibilityId { get; set; }
    public DateTimeOffset EndedAt { get; set; }
}

internal sealed class ControlItemRow
{
    public Guid Id { get; set; }
    public DraftKind Kind { get; set; }
    public required string Title { get; set; }
    public required string Content { get; set; }
    public required string ContentSha256 { get; set; }
    public required string OriginAuthor { get; set; }
    public required string OriginVersion { get; set; }
    public string? OriginPrompt { get; set; }
    public PlantedError Error { get; set; }
    public required string ErrorItem { get; set; }
    public required string Explanation { get; set; }
    public Guid Requester { get; set; }
    public Guid Releaser { get; set; }
    public DateTimeOffset MadeAt { get; set; }
}

internal sealed class ControlAnswerRow
{
    public Guid ItemId { get; set; }
    public Guid AnsweredBy { get; set; }
    public AccountKind AnsweredByKind { get; set; }
    public DecisionOutcome Outcome { get; set; }
    public bool Held { get; set; }
    public required string Content { get; set; }
    public required string ContentSha256 { get; set; }
    public DateTimeOffset AnsweredAt { get; set; }
}

internal sealed class TrainingRecordRow
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public AccountKind PersonKind { get; set; }
    public required string Content { get; set; }
    public DateOnly CompletedOn { get; set; }
    public DateOnly ValidUntil { get; set; }
    public Guid RecordedBy { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
}
