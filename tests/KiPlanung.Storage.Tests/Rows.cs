using System.Security.Cryptography;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Review.Reidentification;
using KiPlanung.Statistics;
using KiPlanung.Storage.Mapping;
using KiPlanung.Storage.Tests.Machine;
using KiPlanung.Summarisation;
using KiPlanung.UseCases;
using KiPlanung.Vocabulary;

namespace KiPlanung.Storage.Tests;

/// <summary>One row of every table, in an order the foreign keys allow.</summary>
internal static class Rows
{
    private static readonly Guid Person = Id(1);
    private static readonly Guid Reviewer = Id(2);
    private static readonly DateTimeOffset Noon = TestClock.Noon.AddMicroseconds(123_456);
    private static readonly string Hash = ContentHash.Of("{}").Hex;

    public static AccountRow AnAccount(Guid? id = null, string name = "anna") => new()
    {
        Id = id ?? Person, Kind = AccountKind.Person, SignInName = name, DisplayName = "Änne Öhm", Disabled = true,
        TrainingValidUntil = new(2027, 1, 31), PasswordHash = "hash", SecurityStamp = "stempel", CreatedAt = Noon,
    };

    public static IEnumerable<object> OneOfEach() =>
        [.. Accounts(), .. Statistics(), .. Notes(), .. Drafts(), .. ReviewWorkRowsOfEach.All(Person, Reviewer), .. Log()];

    private static IEnumerable<object> Accounts() =>
    [
        AnAccount(),
        AnAccount(Reviewer, "berta"),
        new AccountRoleRow { AccountId = Person, AccountKind = AccountKind.Person, Role = Role.CaseWorker },
        new SignInLinkRow { SecretSha256 = Hash, Owner = Person, ExpiresAt = Noon, UsedAt = Noon.AddHours(1) },
        new PersonalTokenRow
        {
            Id = Id(3), Owner = Person, Label = "Skript", SecretSha256 = Hash, CreatedAt = Noon, ExpiresAt = Noon, Revoked = true,
        },
    ];

    private static IEnumerable<object> Statistics() =>
    [
        new IndicatorRow { Key = "k", Name = "n", Unit = "u", Nature = SeriesNature.Share },
        new StatisticsImportRow
        {
            Number = 7, Id = Id(4), FileSha256 = Hash, FileName = "f", Format = TableFormat.Genesis, Publisher = "p", TableCode = "t",
            DataDate = new(2026, 1, 1), Territory = new(2024, 12, 31), Licence = "l", ImportedBy = Person, ImportedAt = Noon,
            SeriesCount = 1, PointCount = 2,
        },
        new SeriesRow
        {
            ImportNumber = 7, Ordinal = 1, IndicatorKey = "k", Ags = "16067", RegionName = "Gotha", Territory = new(2024, 12, 31),
            Publisher = "p", TableCode = "t", DataDate = new(2026, 1, 1), Licence = "l", FirstYear = 2020, LastYear = 2021,
        },
        new SeriesPointRow { ImportNumber = 7, Ordinal = 1, Year = 2020, Value = 0.1, Status = ValueStatus.Known },
        new SeriesPointRow { ImportNumber = 7, Ordinal = 1, Year = 2021, Value = null, Status = ValueStatus.UnknownOrSecret },
    ];

    private static IEnumerable<object> Notes() =>
    [
        new NoteRow
        {
            Id = Id(5), Kind = NoteKind.PracticeReport, Owner = Person, Number = 3, State = NoteState.Confirmed, UploadedAt = Noon,
        },
        new MasterKeyUseRow { Number = 2, KeyId = "0123456789abcdef", Since = Noon },
        new NoteKeyRow { NoteId = Id(5), MasterKeyId = "0123456789abcdef", Nonce = Bytes(12), Ciphertext = Bytes(32), Tag = Bytes(16) },
        new NoteTextRow { NoteId = Id(5), Nonce = Bytes(12), Ciphertext = Bytes(99), Tag = Bytes(16) },
        new NoteTrainingRow { NoteId = Id(5), Nonce = Bytes(12), Ciphertext = Bytes(6), Tag = Bytes(16) },
        new NoteKeyTableRow { NoteId = Id(5), Nonce = Bytes(12), Ciphertext = Bytes(5), Tag = Bytes(16) },
        new NoteConfirmedRow
        {
            NoteId = Id(5), Nonce = Bytes(12), Ciphertext = Bytes(9), Tag = Bytes(16), Sha256 = Hash, ConfirmedBy = Person,
            ConfirmedAt = Noon, DetectorVersion = "d",
        },
        new NoteCorrectionRow { NoteId = Id(5), Step = 1, Corrections = "{}" },
        new AccountRoleRow { AccountId = Reviewer, AccountKind = AccountKind.Person, Role = Role.Trustee },
        new ReidentificationRequestRow
        {
            Id = Id(11), NoteId = Id(5), Placeholder = "PERSON_1", Purpose = ReidentificationPurpose.LegalDuty, RequestedBy = Person,
            RequestedByKind = AccountKind.Person, RequestedAt = Noon,
        },
        new ReidentificationTextRow
        {
            RequestId = Id(11), Part = StatementPart.Purpose, NoteId = Id(5), Nonce = Bytes(12), Ciphertext = Bytes(7), Tag = Bytes(16),
        },
        new ReidentificationDecisionRow
        {
            RequestId = Id(11), RequestedBy = Person, Outcome = ReidentificationOutcome.Confirmed, DecidedBy = Reviewer,
            DecidedByKind = AccountKind.Person, DecidedAt = Noon,
        },
        new ReidentificationOpeningRow
        {
            RequestId = Id(11), OpenedBy = Person, Outcome = ReidentificationOutcome.Confirmed, OpenedAt = Noon.AddMinutes(1),
        },
    ];

    private static IEnumerable<object> Drafts() =>
    [
        new DraftRow
        {
            Id = Id(6), ArtefactId = Id(6), Version = 1, Kind = DraftKind.Summary, Title = "t", Content = "{}", ContentSha256 = Hash,
            OriginAuthor = "a", OriginVersion = "v", OriginPrompt = "p", OriginInputSha256 = Hash, RequestedBy = Person, CreatedAt = Noon,
            SourceId = Id(5),
        },
        new DraftEditorRow { DraftId = Id(6), Position = 0, PersonId = Person },
        new SubmissionRow { DraftId = Id(6), SubmittedBy = Person, SubmittedAt = Noon },
        new DecisionRow
        {
            Id = Id(7), DraftId = Id(6), DraftSha256 = Hash, DraftRequestedBy = Person, Outcome = DecisionOutcome.Approved, Reason = "gut",
            DecidedBy = Reviewer, DecidedByKind = AccountKind.Person, DecidedAt = Noon,
        },
        new AiSwitchRow
        {
            Scope = AiScope.Summary, Number = 1, Stopped = true, TurnedBy = Person, TurnedByKind = AccountKind.Person,
            Reason = "Ein Modell antwortet unsinnig.", TurnedAt = Noon,
        },
        new JudgementRow
        {
            Id = Id(7), DraftId = Id(6), JudgedBy = Reviewer, JudgedByKind = AccountKind.Person, RightCount = 4, Content = "{}",
            ContentSha256 = Hash, JudgedAt = Noon,
        },
        new ReleaseRow { DecisionId = Id(7), DraftId = Id(6), DecisionOutcome = DecisionOutcome.Approved, ReleasedAt = Noon },
        new ReleaseEventRow
        {
            ReleaseId = Id(7), Number = 1, DraftId = Id(6), What = ReleaseEventKind.RecheckDue, Cause = RecheckCause.ConsentWithdrawn, At = Noon,
        },
        new ReleaseEventRow
        {
            ReleaseId = Id(7), Number = 2, DraftId = Id(6), What = ReleaseEventKind.RecheckPassed, Reason = "Verglichen, das gilt weiter.",
            SeenSha256 = Hash, ActedBy = Reviewer, ActedByKind = AccountKind.Person, At = Noon,
        },
        new ReleaseUseRow { Id = Id(12), ReleaseId = Id(7), PersonId = Person, Kind = ReleaseUseKind.Exported, EventNumber = 2, At = Noon },
        new DraftRow
        {
            Id = Id(8), ArtefactId = Id(8), Version = 1, Kind = DraftKind.Forecast, Title = "t", Content = "{}", ContentSha256 = Hash,
            OriginAuthor = "a", OriginVersion = "v", RequestedBy = Person, CreatedAt = Noon,
        },
        new SubmissionRow { DraftId = Id(8), SubmittedBy = Person, SubmittedAt = Noon },
        new DraftRow
        {
            Id = Id(13), ArtefactId = Id(8), Version = 2, Kind = DraftKind.Forecast, Title = "t", Content = "{}", ContentSha256 = Hash,
            OriginAuthor = "a", OriginVersion = "v", RequestedBy = Person, CreatedAt = Noon,
        },
        new DraftEditorRow { DraftId = Id(13), Position = 0, PersonId = Reviewer },
        new ReviewerChangeRow
        {
            DraftId = Id(13), FromDraftId = Id(8), ChangedBy = Reviewer, ChangedByKind = AccountKind.Person,
            Reason = "Die Zahl stand im falschen Jahr.", ChangedAt = Noon,
        },
        new ChangeConfirmationRow
        {
            DraftId = Id(13), Outcome = ConfirmationOutcome.Refused, Reason = "Die Zahl stand im richtigen Jahr.", ConfirmedBy = Person,
            ConfirmedAt = Noon,
        },
        new WithdrawalRow { DraftId = Id(8), WithdrawnBy = Person, WithdrawnAt = Noon },
    ];

    private static IEnumerable<object> Log() =>
    [
        new JobRow
        {
            Id = Id(9), Kind = JobKind.Summary, RequestedBy = Person, Request = "{}", State = JobState.Failed, Progress = 0.5,
            CreatedAt = Noon, FinishedAt = Noon, ProblemMessage = "p", DraftId = Id(6), SourceId = Id(5), LeaseUntil = Noon, Fence = 4,
        },
        new JobItemRow { JobId = Id(9), IndicatorKey = "k", Ags = "16067", DraftId = Id(6), DoneAt = Noon },
        new JobItemRow
        {
            JobId = Id(9), IndicatorKey = "k", Ags = "16068", ProblemCode = "c", ProblemMessage = "p", DoneAt = Noon,
        },
        new AuditEntryRow
        {
            Id = Id(10), OccurredAt = Noon, What = AuditEvent.ModelCalled, About = AuditObject.Job, ObjectId = Id(9), Body = [1, 2, 3],
            LeafHash = SHA256.HashData([0, 1, 2, 3]), StagedAt = Noon,
        },
        new AuditSequenceRow { Idx = 0, EntryId = Id(10) },
        new AuditCheckpointRow { Size = 1, Note = "n", CompactRange = [1], CreatedAt = Noon },
        new SchemaScriptRow { Name = "n", Sha256 = "s", AppliedAt = Noon },
    ];

    private static Guid Id(int number) => Guid.Parse($"a0000000-0000-0000-0000-{number:D12}");

    private static byte[] Bytes(int length) => Encoding.ASCII.GetBytes(new string('b', length));
}
