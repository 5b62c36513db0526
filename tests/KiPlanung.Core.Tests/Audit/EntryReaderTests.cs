using System.Globalization;
using System.Text;
using KiPlanung.Audit;
using KiPlanung.Audit.Reading;
using KiPlanung.Vocabulary;

namespace KiPlanung.Core.Tests.Audit;

/// <summary>The quick reader and <see cref="AuditEntry.Parse"/> judge every input alike.</summary>
public sealed class EntryReaderTests
{
    private static readonly string Hash = ContentHash.Of("inhalt").Hex;

    [Fact]
    public void It_reads_what_was_written()
    {
        var entry = Random(new Random(1), AuditEvent.DecisionRecorded);
        Assert.True(EntryReader.TryRead(entry.CanonicalBytes(), out var view));
        Assert.Equal(entry.What, view.What);
        Assert.Equal(entry.Time.UtcTicks, view.Ticks);
        Assert.Equal(Number(entry.Id.ToString("N")), view.Id);
        Assert.Equal(Number(entry.Actor), view.Actor);
        Assert.Equal(Number(entry.ObjectId!.Value.ToString("N")), view.ObjectId);
        Assert.Equal(Number(Guid.Parse(entry.Fields[AuditField.RelatedId]).ToString("N")), view.RelatedId);
        Assert.Equal(Number(Guid.Parse(entry.Fields[AuditField.JobId]).ToString("N")), view.JobId);
        Assert.Equal((Number(Hash[..32]), Number(Hash[32..])), view.ContentHash);
        Assert.Equal(VerdictCode.Rejected, view.Verdict);
    }

    [Fact]
    public void It_accepts_every_event_object_role_and_field()
    {
        var random = new Random(2);
        foreach (var what in Enum.GetValues<AuditEvent>()) AssertAlike(Random(random, what).CanonicalBytes(), accepted: true);
        foreach (var about in Enum.GetValues<AuditObject>()) AssertAlike(Plain(about, null), accepted: true);
        foreach (var role in Enum.GetValues<Role>()) AssertAlike(Plain(AuditObject.Log, role), accepted: true);
        foreach (var verdict in new[] { ReleaseVerdicts.Approved, ReleaseVerdicts.Returned, ReleaseVerdicts.Rejected })
            AssertAlike(Encoding.UTF8.GetBytes(Text(random).Replace("\"rejected\"", $"\"{verdict}\"", StringComparison.Ordinal)), accepted: true);
    }

    [Fact]
    public void It_judges_every_single_byte_changed_removed_or_inserted_like_the_parser()
    {
        byte[] canonical = Encoding.UTF8.GetBytes(Text(new Random(3)));
        for (var at = 0; at < canonical.Length; at++)
        {
            var full = Environment.GetEnvironmentVariable(Full) == "1" || at % 7 == 0;
            for (var value = 0; value < 256; value += full ? 1 : 3)
            {
                var changed = canonical.ToArray();
                changed[at] = (byte)value;
                AssertAlike(changed);
            }
            AssertAlike([.. canonical[..at], .. canonical[(at + 1)..]]);
            foreach (var value in "\"{}:,- 0aA9\\"u8) AssertAlike([.. canonical[..at], value, .. canonical[at..]]);
            AssertAlike(canonical[..at]);
        }
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2024-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("2026-04-31")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void It_knows_the_calendar_like_the_parser(string day) =>
        AssertAlike(Encoding.UTF8.GetBytes(Text(new Random(4)).Replace("2026-03-02", day, StringComparison.Ordinal)));

    [Fact]
    public void It_judges_random_pieces_put_together_like_the_parser()
    {
        var random = new Random(5);
        string[] pieces = ["\"verdict\":\"rejected\"", "\"count\":\"-5\"", "\"count\":\"\"", "\"kind\":\"a b\"", "\"kind\":\"ab\"", "\"v\":1",
            "\"object\":null", "\"role\":null", "{", "}", ",", "\"f\":{}", "\"f\":{", "\"id\":\"", "null", "\"\""];
        var accepted = 0;
        for (var round = 0; round < 4000; round++)
        {
            var text = Text(random);
            var at = random.Next(text.Length);
            var piece = pieces[random.Next(pieces.Length)];
            var until = Math.Min(text.Length, at + random.Next(0, 30));
            if (round % 3 == 0 && text.IndexOf("\"verdict\"", StringComparison.Ordinal) is > 0 and var field) (at, until) = (field, field);
            if (AssertAlike(Encoding.UTF8.GetBytes(text[..at] + piece + (round % 3 == 0 ? "," : "") + text[until..]))) accepted++;
        }
        Assert.True(accepted < 2000);
    }

    /// <summary>Set to 1 for all values of every byte and the long runs of the other tests here.</summary>
    internal const string Full = "KIPLANUNG_LOG_FULL";

    private static bool AssertAlike(byte[] bytes, bool? accepted = null)
    {
        var slow = AuditEntry.Parse(bytes).IsOk(out _, out _);
        var quick = EntryReader.TryRead(bytes, out _);
        Assert.True(slow == quick, $"{(slow ? "nur Parse" : "nur der schnelle Leser")} nimmt an: {Encoding.Latin1.GetString(bytes)}");
        if (accepted is { } expected) Assert.Equal(expected, quick);
        return quick;
    }

    private static byte[] Plain(AuditObject about, Role? role) =>
        AuditEntry.Create(ALog.Id("plain"), DateTimeOffset.UnixEpoch, AuditEvent.LogRead, AuditEntry.System, role, about, null).CanonicalBytes();

    private static string Text(Random random) => Encoding.UTF8.GetString(Random(random, AuditEvent.DecisionRecorded).CanonicalBytes());

    private static AuditEntry Random(Random random, AuditEvent what) => AuditEntry.Create(
        ALog.Id($"e{random.Next()}"), new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMilliseconds(random.Next(40_000_000)), what,
        ALog.Pseudonym($"p{random.Next()}"), Role.Reviewer, AuditObject.Draft, ALog.Id($"o{random.Next()}"),
        Enum.GetValues<AuditField>().ToDictionary(f => f, Value));

    private static string Value(AuditField field) => field switch
    {
        AuditField.ContentHash or AuditField.InputHash or AuditField.OutputHash or AuditField.PromptHash or AuditField.FileHash
            or AuditField.IndicatorHash or AuditField.JudgementHash or AuditField.KeyPointsHash => Hash,
        AuditField.RelatedId or AuditField.JobId => ALog.Id(field.ToString()).ToString("D"),
        AuditField.Requester => ALog.Pseudonym("requester"),
        AuditField.Approver => AuditEntry.System,
        AuditField.Verdict => ReleaseVerdicts.Rejected,
        AuditField.NextKey or AuditField.PreviousKey => ALog.Key,
        _ => field.ToString().Length % 2 == 0 ? "-17" : "42",
    };

    private static UInt128 Number(string hex) => UInt128.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
