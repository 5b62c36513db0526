using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit;

/// <summary>„Protokolleintrag“ — one act. Closed schema without free text; people as keyed pseudonyms.</summary>
/// <remarks>
/// <para>Canonical JSON with exactly nine members: <c>about, actor, event, f, id, object, role, time, v</c>; an absent role or object
/// is <c>null</c>, no fields is <c>{}</c>.</para>
/// <para>Convention for the entries around a release, checked by <see cref="LogVerifier"/>. </para>
/// <list type="table">
/// <item><term>ForecastRequested, SummaryRequested</term><description>actor = requester, object = job id;
/// RelatedId = artefact id when it is known already</description></item>
/// <item><term>DraftCreated</term><description>actor = requester, or <c>system</c> with JobId = the requested job; object = draft id,
/// ContentHash, RelatedId = artefact id</description></item>
/// <item><term>DraftRevised</term><description>actor = editor, object = new draft id, ContentHash,
/// RelatedId = artefact id</description></item>
/// <item><term>DraftSubmitted, DraftWithdrawn</term><description>object = draft id</description></item>
/// <item><term>DecisionRecorded</term><description>actor = reviewer, object = draft id, ContentHash = hash of the bytes seen,
/// Verdict = <see cref="ReleaseVerdicts"/>, RelatedId = decision id</description></item>
/// <item><term>ResultReleased</term><description>object = decision id, ContentHash, RelatedId = draft id</description></item>
/// <item><term>ResultExported</term><description>object = decision id</description></item>
/// </list>
/// </remarks>
public sealed class AuditEntry
{
    /// <summary>The actor of an act without a person.</summary>
    public const string System = "system";

    /// <summary>tlog-tiles: the length prefix of an entry has 16 bits.</summary>
    public const int MaximumBytes = 65_535;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int MemberCount = 9;

    private AuditEntry(Guid id, DateTimeOffset time, AuditEvent what, string actor, Role? role, AuditObject about, Guid? objectId,
        IReadOnlyDictionary<AuditField, string> fields) =>
        (Id, Time, What, Actor, Role, About, ObjectId, Fields) = (id, time, what, actor, role, about, objectId, fields);

    public Guid Id { get; }

    /// <summary>UTC, whole milliseconds.</summary>
    public DateTimeOffset Time { get; }
    public AuditEvent What { get; }

    /// <summary>32 lower-case hex digits or <see cref="System"/>.</summary>
    public string Actor { get; }

    /// <summary>The role in which the actor acted.</summary>
    public Role? Role { get; }
    public AuditObject About { get; }
    public Guid? ObjectId { get; }
    public IReadOnlyDictionary<AuditField, string> Fields { get; }

    /// <param name="time">Stored as UTC; what is finer than a millisecond is cut off.</param>
    /// <param name="actor">32 hex digits (HMAC pseudonym of the account for the period), or <c>system</c>.</param>
    /// <param name="fields">Hashes are 64 lower-case hex digits, counts integers, RelatedId a Guid („D“), Verdict one of
    /// <see cref="ReleaseVerdicts"/>; every other field <c>[A-Za-z0-9._:/+-]{1,200}</c>.</param>
    /// <exception cref="ArgumentException">A value does not fit its closed pattern.</exception>
    public static AuditEntry Create(
        Guid id, DateTimeOffset time, AuditEvent what, string actor, Role? role, AuditObject about, Guid? objectId,
        IReadOnlyDictionary<AuditField, string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        _ = AuditEvents.Code(what) + AuditEvents.Code(about) + (role is { } r ? AuditEvents.Code(r) : "");
        if (!FieldPatterns.IsActor(actor)) throw new ArgumentException("Kein Pseudonym: 32 Hexziffern oder „system“.", nameof(actor));
        var copy = new SortedDictionary<AuditField, string>();
        foreach (var (field, value) in fields ?? ReadOnlyDictionary<AuditField, string>.Empty)
        {
            if (value is null || !FieldPatterns.Fits(field, value) || AuditEvents.Code(field).Length == 0)
                throw new ArgumentException($"Der Wert des Feldes {field} passt nicht zum geschlossenen Muster.", nameof(fields));
            copy.Add(field, value);
        }
        return new(id, Milliseconds(time), what, actor, role, about, objectId, copy);
    }

    /// <summary>Canonical JSON, UTF-8, at most 65,535 bytes: the leaf of the tree.</summary>
    public byte[] CanonicalBytes() => Encoding.UTF8.GetBytes(CanonicalJson.Write(new JsonObject
    {
        ["v"] = 1,
        ["id"] = Id.ToString("D"),
        ["time"] = Time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        ["event"] = AuditEvents.Code(What),
        ["actor"] = Actor,
        ["role"] = Role is { } role ? AuditEvents.Code(role) : null,
        ["about"] = AuditEvents.Code(About),
        ["object"] = ObjectId?.ToString("D"),
        ["f"] = new JsonObject(Fields.Select(f => KeyValuePair.Create<string, JsonNode?>(AuditEvents.Code(f.Key), f.Value))),
    }));

    /// <summary>RFC 6962 § 2.1: SHA-256(0x00 ‖ bytes).</summary>
    public byte[] LeafHash() => MerkleTree.LeafHash(CanonicalBytes());

    /// <summary>Reads an entry back; refuses whatever <see cref="CanonicalBytes"/> would not have written byte for byte.</summary>
    public static Outcome<AuditEntry> Parse(ReadOnlySpan<byte> canonical)
    {
        if (canonical.Length > MaximumBytes) return AuditProblems.EntryInvalid("er ist länger als 65.535 Bytes");
        // Every legal value is printable ASCII without escapes; so no decoding error can arise further down.
        if (canonical.ContainsAnyExceptInRange((byte)' ', (byte)'~') || canonical.Contains((byte)'\\'))
            return AuditProblems.EntryInvalid("er enthält Zeichen, die in keinem Eintrag vorkommen");
        var reader = new Utf8JsonReader(canonical);
        JsonDocument? document;
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out document)) return AuditProblems.EntryInvalid("er ist kein JSON");
        }
        catch (JsonException)
        {
            return AuditProblems.EntryInvalid("er ist kein JSON");
        }
        using (document)
        {
            if (Read(document.RootElement) is not { } entry)
                return AuditProblems.EntryInvalid("Angaben fehlen, sind unbekannt oder unzulässig");
            return canonical.SequenceEqual(entry.CanonicalBytes())
                ? entry
                : AuditProblems.EntryInvalid("er steht nicht in der kanonischen Schreibweise");
        }
    }

    private static AuditEntry? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != MemberCount) return null;
        if (!root.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number || version.GetRawText() != "1")
            return null;
        if (!AuditEvents.TryParse(Text(root, "event"), out AuditEvent what)
            || !AuditEvents.TryParse(Text(root, "about"), out AuditObject about))
            return null;
        if (!Guid.TryParseExact(Text(root, "id"), "D", out var id)) return null;
        if (!DateTimeOffset.TryParseExact(
                Text(root, "time"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        if (Text(root, "actor") is not { } actor || !FieldPatterns.IsActor(actor)) return null;
        Role? role = AuditEvents.TryParse(Text(root, "role"), out Role known) ? known : null;
        Guid? objectId = Guid.TryParseExact(Text(root, "object"), "D", out var guid) ? guid : null;
        return ReadFields(root) is { } fields ? new(id, time, what, actor, role, about, objectId, fields) : null;
    }

    private static SortedDictionary<AuditField, string>? ReadFields(JsonElement root)
    {
        if (!root.TryGetProperty("f", out var members) || members.ValueKind != JsonValueKind.Object) return null;
        var fields = new SortedDictionary<AuditField, string>();
        foreach (var member in members.EnumerateObject())
        {
            if (!AuditEvents.TryParse(member.Name, out AuditField field) || member.Value.ValueKind != JsonValueKind.String) return null;
            if (member.Value.GetString() is not { } value || !FieldPatterns.Fits(field, value) || !fields.TryAdd(field, value)) return null;
        }
        return fields;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset Milliseconds(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
