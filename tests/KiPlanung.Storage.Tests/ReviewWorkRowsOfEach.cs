using KiPlanung.Review;
using KiPlanung.Review.Work;
using KiPlanung.Storage.Mapping;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>One row of every table of shared review work; on a draft of their own.</summary>
internal static class ReviewWorkRowsOfEach
{
    private static readonly DateTimeOffset Noon = TestClock.Noon.AddMicroseconds(123_456);
    private static readonly string Hash = ContentHash.Of("{}").Hex;
    private static readonly string OtherHash = ContentHash.Of("{\"k\":1}").Hex;

    /// <param name="person">Asked for the draft.</param>
    /// <param name="reviewer">Reviews it.</param>
    public static IEnumerable<object> All(Guid person, Guid reviewer) =>
    [
        new DraftRow
        {
            Id = Id(31), ArtefactId = Id(31), Version = 1, Kind = DraftKind.Summary, Title = "t", Content = "{}", ContentSha256 = Hash,
            OriginAuthor = "a", OriginVersion = "v", RequestedBy = person, CreatedAt = Noon,
        },
        new SubmissionRow { DraftId = Id(31), SubmittedBy = person, SubmittedAt = Noon },
        new DoubleReviewRow { DraftId = Id(31), ChosenAt = Noon },
        new ReviewLeaseRow
        {
            Id = Id(32), SubjectId = Id(31), TakenBy = reviewer, TakenByKind = AccountKind.Person, TakenAt = Noon, Until = Noon.AddHours(4),
        },
        new ReviewLeaseEndRow { LeaseId = Id(32), How = LeaseEnd.TakenOver, EndedAt = Noon.AddHours(1) },
        new ReviewPreparationRow
        {
            SubjectId = Id(31), PersonId = reviewer, PersonKind = AccountKind.Person, Content = "{}", ContentSha256 = Hash, ReadAt = Noon,
        },
        new ReviewVoteRow
        {
            Id = Id(33), DraftId = Id(31), Number = 1, DraftSha256 = Hash, DraftRequestedBy = person, Outcome = DecisionOutcome.Returned,
            Reason = "r", VotedBy = reviewer, VotedByKind = AccountKind.Person, VotedAt = Noon,
        },
        new ReviewDeputyRow
        {
            Id = Id(34), ForPerson = person, ForKind = AccountKind.Person, Deputy = reviewer, DeputyKind = AccountKind.Person,
            FromDay = new(2026, 3, 2), UntilDay = new(2026, 3, 9), SetBy = person, SetAt = Noon,
        },
        new ReviewDeputyEndRow { DeputyId = Id(34), EndedBy = person, EndedAt = Noon.AddDays(1) },
        new ReviewResponsibilityRow
        {
            Id = Id(35), PersonId = reviewer, PersonKind = AccountKind.Person, Kind = DraftKind.Forecast, Area = "16067", Since = Noon,
        },
        new ReviewResponsibilityEndRow { ResponsibilityId = Id(35), EndedAt = Noon.AddDays(1) },
        new ControlItemRow
        {
            Id = Id(36), Kind = DraftKind.Summary, Title = "t", Content = "{\"k\":1}", ContentSha256 = OtherHash, OriginAuthor = "a",
            OriginVersion = "v", OriginPrompt = "p", Error = PlantedError.Contradiction, ErrorItem = "aussage-1", Explanation = "e",
            Requester = person, Releaser = person, MadeAt = Noon,
        },
        new ControlAnswerRow
        {
            ItemId = Id(36), AnsweredBy = reviewer, AnsweredByKind = AccountKind.Person, Outcome = DecisionOutcome.Rejected, Held = true,
            Content = "{}", ContentSha256 = Hash, AnsweredAt = Noon,
        },
        new TrainingRecordRow
        {
            Id = Id(37), PersonId = reviewer, PersonKind = AccountKind.Person, Content = "Prüfen von Entwürfen", CompletedOn = new(2026, 2, 1),
            ValidUntil = new(2028, 1, 31), RecordedBy = person, RecordedAt = Noon,
        },
    ];

    private static Guid Id(int number) => Guid.Parse($"a0000000-0000-0000-0000-{number:D12}");
}
