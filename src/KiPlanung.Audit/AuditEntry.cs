using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>Everything the log can hold; closed. The code in the log is the kebab-case name.</summary>
public enum AuditEvent
{
    LogStarted,
    AccountCreated,
    AccountDisabled,
    SignInLinkIssued,
    SignedIn,
    SignInRefused,
    SignedOut,
    PasswordChanged,
    TokenIssued,
    TokenRevoked,
    StatisticsImported,
    ForecastRequested,
    NoteUploaded,
    PseudonymsProposed,
    PseudonymsConfirmed,
    NoteDeleted,
    NoteDisclosed,
    SummaryRequested,
    ModelCalled,
    JobCancelled,
    JobFailed,
    DraftCreated,
    DraftRevised,
    DraftSubmitted,
    DraftWithdrawn,
    DecisionRecorded,
    ResultReleased,
    ResultExported,
    ActionRefused,
    LogExported,
    LogRead,
    DemoDataLoaded,
    ConfigurationChanged,
}

/// <summary>What an entry is about.</summary>
public enum AuditObject
{
    None,
    Account,
    Token,
    Import,
    Series,
    Note,
    Job,
    Draft,
    Decision,
    Release,
    Log,
    Installation,
}

/// <summary>The closed list of further fields. Values are hashes, ids, codes, versions, counts: never words of a person
/// (pattern in <see cref="AuditEntry.Create"/>).</summary>
public enum AuditField
{
    ContentHash,
    InputHash,
    OutputHash,
    PromptHash,
    PromptVersion,
    Model,
    ModelVersion,
    DetectorVersion,
    ProposalVerdict,
    Verdict,
    Version,
    Kind,
    Format,
    Count,
    FileHash,
    IndicatorHash,
    Region,
    Horizon,
    Seed,
    TokensIn,
    TokensOut,
    DurationMs,
    Endpoint,
    ProblemCode,
    RolesGranted,
    Attempt,
    RelatedId,
    JobId,
    TreeSize,
    Route,
}

/// <summary>„Protokolleintrag“ — one act. Closed schema without free text; people as keyed pseudonyms.</summary>
public sealed class AuditEntry
{
    /// <param name="actor">32 hex digits (HMAC pseudonym of the account for the period), or <c>system</c>.</param>
    /// <exception cref="ArgumentException">A value does not fit the closed pattern <c>[A-Za-z0-9._:/+-]{1,200}</c>.</exception>
    public static AuditEntry Create(
        Guid id, DateTimeOffset time, AuditEvent what, string actor, Role? role, AuditObject about, Guid? objectId,
        IReadOnlyDictionary<AuditField, string>? fields = null) => throw new NotImplementedException();

    public Guid Id => throw new NotImplementedException();
    public DateTimeOffset Time => throw new NotImplementedException();
    public AuditEvent What => throw new NotImplementedException();
    public string Actor => throw new NotImplementedException();
    public Role? Role => throw new NotImplementedException();
    public AuditObject About => throw new NotImplementedException();
    public Guid? ObjectId => throw new NotImplementedException();
    public IReadOnlyDictionary<AuditField, string> Fields => throw new NotImplementedException();

    /// <summary>Canonical JSON, UTF-8, at most 65,535 bytes: the leaf of the tree.</summary>
    public byte[] CanonicalBytes() => throw new NotImplementedException();

    /// <summary>RFC 6962 § 2.1: SHA-256(0x00 ‖ bytes).</summary>
    public byte[] LeafHash() => throw new NotImplementedException();

    public static Outcome<AuditEntry> Parse(ReadOnlySpan<byte> canonical) => throw new NotImplementedException();
}
