using System.Text;
using KiPlanung.Audit;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Audit;

public sealed class AuditEntryTests
{
    private const string Hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private const string Related = "7f5a2f6e-0c2b-4c1d-9a57-2f1a3c4b5d6e";

    private const string Canonical =
        $$"""{"about":"draft","actor":"00112233445566778899aabbccddeeff","event":"decision-recorded",""" +
        $$"""
        "f":{"contentHash":"{{Hash}}","relatedId":"{{Related}}","verdict":"approved"},
        """ +
        """
        "id":"3f2504e0-4f89-41d3-9a0c-0305e82c3301","object":null,"role":"case-worker","time":"2026-03-29T01:30:00.123Z","v":1}
        """;

    [Fact]
    public void CanonicalBytes_are_sorted_members_in_utc_with_milliseconds()
    {
        var entry = AuditEntry.Create(
            Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
            new DateTimeOffset(2026, 3, 29, 3, 30, 0, 123, TimeSpan.FromHours(2)).AddTicks(4567),
            AuditEvent.DecisionRecorded, "00112233445566778899aabbccddeeff", Role.CaseWorker, AuditObject.Draft, null,
            new Dictionary<AuditField, string>
            {
                [AuditField.Verdict] = ReleaseVerdicts.Approved, [AuditField.RelatedId] = Related, [AuditField.ContentHash] = Hash,
            });
        Assert.Equal(Canonical, Encoding.UTF8.GetString(entry.CanonicalBytes()));
        Assert.Equal(MerkleTree.LeafHash(Encoding.UTF8.GetBytes(Canonical)), entry.LeafHash());
    }

    [Fact]
    public void Parse_reads_back_what_was_written()
    {
        Assert.True(AuditEntry.Parse(Encoding.UTF8.GetBytes(Canonical)).IsOk(out var entry, out _));
        Assert.Equal(Canonical, Encoding.UTF8.GetString(entry.CanonicalBytes()));
        Assert.Equal((AuditEvent.DecisionRecorded, Role.CaseWorker, null, 3), (entry.What, entry.Role, entry.ObjectId, entry.Fields.Count));
    }

    [Fact]
    public void Every_event_object_role_and_field_survives_the_round_trip_and_has_a_title()
    {
        foreach (var what in Enum.GetValues<AuditEvent>()) RoundTrip(what, AuditObject.None, null, null);
        foreach (var about in Enum.GetValues<AuditObject>()) RoundTrip(AuditEvent.LogRead, about, null, null);
        foreach (var role in Enum.GetValues<Role>()) RoundTrip(AuditEvent.LogRead, AuditObject.None, role, null);
        foreach (var field in Enum.GetValues<AuditField>()) RoundTrip(AuditEvent.LogRead, AuditObject.None, null, field);
        Assert.Equal("Entwurf zur Prüfung gegeben", AuditEvents.Title(AuditEvent.DraftSubmitted));
        Assert.All(Enum.GetValues<AuditEvent>(), e => Assert.NotEmpty(AuditEvents.Title(e)));
        Assert.All(Enum.GetValues<AuditObject>(), e => Assert.NotEmpty(AuditEvents.Title(e)));
        Assert.All(Enum.GetValues<AuditField>(), e => Assert.NotEmpty(AuditEvents.Title(e)));
        Assert.Equal(Enum.GetValues<AuditEvent>().Length, Enum.GetValues<AuditEvent>().Select(AuditEvents.Title).Distinct().Count());
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"v\":1", "\"v\":1.0")]
    [InlineData("\"v\":1", "\"v\":1,\"w\":2")]
    [InlineData("\"v\":1", "\"v\":1,\"v\":1")]
    [InlineData("{\"about\"", "{ \"about\"")]
    [InlineData(",\"v\":1}", ",\"v\":1}\n")]
    [InlineData("\"about\":\"draft\",", "")]
    [InlineData("\"draft\"", "\"person\"")]
    [InlineData("decision-recorded", "decision-made")]
    [InlineData("decision-recorded", "decision\\u002drecorded")]
    [InlineData("00112233445566778899aabbccddeeff", "Erika Mustermann")]
    [InlineData("00112233445566778899aabbccddeeff", "00112233445566778899AABBCCDDEEFF")]
    [InlineData("case-worker", "caseWorker")]
    [InlineData("\"object\":null", "\"object\":\"\"")]
    [InlineData("\"object\":null", "\"object\":\"3F2504E0-4F89-41D3-9A0C-0305E82C3301\"")]
    [InlineData("3f2504e0", "3F2504E0")]
    [InlineData("01:30:00.123Z", "01:30:00Z")]
    [InlineData("01:30:00.123Z", "01:30:00.123+00:00")]
    [InlineData("2026-03-29", "2026-02-30")]
    [InlineData("\"approved\"", "\"ok\"")]
    [InlineData("\"approved\"", "true")]
    [InlineData("verdict", "verdikt")]
    [InlineData("7f5a2f6e", "Müller")]
    [InlineData("2cf24dba", "2CF24DBA")]
    public void Parse_refuses_whatever_is_not_the_canonical_form(string part, string replacement)
    {
        Assert.Contains(part, Canonical, StringComparison.Ordinal);
        var changed = Canonical.Replace(part, replacement, StringComparison.Ordinal);
        Assert.False(AuditEntry.Parse(Encoding.UTF8.GetBytes(changed)).IsOk(out _, out var problem));
        Assert.Equal("audit.entry-invalid", problem.Code);
    }

    [Fact]
    public void Parse_refuses_every_truncation_and_anything_too_long()
    {
        var bytes = Encoding.UTF8.GetBytes(Canonical);
        for (var length = 0; length < bytes.Length; length++) Assert.False(AuditEntry.Parse(bytes.AsSpan(0, length)).IsOk(out _, out _));
        Assert.False(AuditEntry.Parse(new byte[70_000]).IsOk(out _, out _));
        Assert.False(AuditEntry.Parse(Encoding.UTF8.GetBytes(new string('[', 60_000))).IsOk(out _, out _));
    }

    [Theory]
    [InlineData(AuditField.Model, "Frau Muster")]
    [InlineData(AuditField.Model, "")]
    [InlineData(AuditField.Model, "müller")]
    [InlineData(AuditField.Model, "a@b.example")]
    [InlineData(AuditField.ContentHash, "abc")]
    [InlineData(AuditField.Count, "viele")]
    [InlineData(AuditField.Count, "-")]
    [InlineData(AuditField.RelatedId, "7")]
    [InlineData(AuditField.Verdict, "ok")]
    public void Create_throws_on_a_value_outside_its_pattern(AuditField field, string value) =>
        Assert.Throws<ArgumentException>(() => AuditEntry.Create(Guid.Empty, default, AuditEvent.LogRead, AuditEntry.System, null,
            AuditObject.None, null, new Dictionary<AuditField, string> { [field] = value }));

    [Theory]
    [InlineData("")]
    [InlineData("System")]
    [InlineData("00112233445566778899aabbccddeef")]
    [InlineData("erika.muster")]
    public void Create_throws_on_an_actor_that_is_no_pseudonym(string actor) =>
        Assert.Throws<ArgumentException>(() =>
            AuditEntry.Create(Guid.Empty, default, AuditEvent.LogRead, actor, null, AuditObject.None, null));

    [Fact]
    public void Create_throws_on_values_outside_the_closed_lists()
    {
        Assert.Throws<ArgumentException>(() =>
            AuditEntry.Create(Guid.Empty, default, (AuditEvent)999, AuditEntry.System, null, AuditObject.None, null));
        Assert.Throws<ArgumentException>(() => AuditEntry.Create(Guid.Empty, default, AuditEvent.LogRead, AuditEntry.System, null,
            AuditObject.None, null, new Dictionary<AuditField, string> { [(AuditField)999] = "x" }));
    }

    private static void RoundTrip(AuditEvent what, AuditObject about, Role? role, AuditField? field)
    {
        Dictionary<AuditField, string> fields = field is { } f ? new() { [f] = ValueFor(f) } : [];
        var id = Guid.Parse(Related);
        var bytes = AuditEntry.Create(id, DateTimeOffset.UnixEpoch, what, AuditEntry.System, role, about, null, fields).CanonicalBytes();
        Assert.True(AuditEntry.Parse(bytes).IsOk(out var entry, out var problem), problem?.Message);
        Assert.Equal((what, about, role), (entry.What, entry.About, entry.Role));
        Assert.Equal(fields, entry.Fields);
    }

    private static string ValueFor(AuditField field) => field switch
    {
        AuditField.RelatedId or AuditField.JobId => Related,
        AuditField.Requester or AuditField.Approver => AuditEntry.System,
        AuditField.Verdict => ReleaseVerdicts.Returned,
        AuditField.NextKey or AuditField.PreviousKey => ALog.Key,
        _ when field.ToString().EndsWith("Hash", StringComparison.Ordinal) => Hash,
        _ => "12",
    };
}
