using System.Text;
using KiPlanung.Vocabulary;

namespace KiPlanung.Audit.Reading;

/// <summary>Reads the canonical form of an entry from front to back: accepts exactly what <see cref="AuditEntry.Parse"/> accepts, but
/// without a document, text or objects. What it refuses, <see cref="AuditEntry.Parse"/> puts into words.</summary>
internal ref struct EntryReader
{
    private static readonly CodeTable<AuditEvent> Events = new(AuditEvents.Code);
    private static readonly CodeTable<AuditObject> Objects = new(AuditEvents.Code);
    private static readonly CodeTable<AuditField> Fields = new(AuditEvents.Code);
    private static readonly CodeTable<Role> Roles = new(AuditEvents.Code);

    private const int GuidLength = 36;
    private const int ActorLength = 32;
    private const int TimeLength = 24;

    private ReadOnlySpan<byte> rest;

    private EntryReader(ReadOnlySpan<byte> canonical) => rest = canonical;

    /// <returns>False for whatever <see cref="AuditEntry.CanonicalBytes"/> would not have written byte for byte.</returns>
    public static bool TryRead(ReadOnlySpan<byte> canonical, out EntryView view)
    {
        view = default;
        return new EntryReader(canonical).Read(ref view);
    }

    private bool Read(ref EntryView view)
    {
        if (!Skip("{\"about\":\""u8) || !Value(out var about) || !Objects.TryFind(about, out _)) return false;
        if (!Skip(",\"actor\":\""u8) || !Person(ref view)) return false;
        if (!Skip(",\"event\":\""u8) || !Value(out var what) || !Events.TryFind(what, out view.What)) return false;
        if (!Skip(",\"f\":{"u8) || !ReadFields(ref view)) return false;
        if (!Skip(",\"id\":\""u8) || !Value(GuidLength, out var id) || !CanonicalText.TryGuid(id, out view.Id)) return false;
        if (!Skip(",\"object\":"u8)) return false;
        if (!Skip("null"u8))
        {
            if (!Skip("\""u8) || !Value(GuidLength, out var objectId) || !CanonicalText.TryGuid(objectId, out var guid)) return false;
            view.ObjectId = guid;
        }
        if (!Skip(",\"role\":"u8)) return false;
        if (!Skip("null"u8) && !(Skip("\""u8) && Value(out var role) && Roles.TryFind(role, out _))) return false;
        if (!Skip(",\"time\":\""u8) || !Value(TimeLength, out var time) || !CanonicalText.TryTime(time, out view.Ticks)) return false;
        return rest.SequenceEqual(",\"v\":1}"u8);
    }

    private bool ReadFields(ref EntryView view)
    {
        if (Skip("}"u8)) return true;
        for (var before = -1; ;)
        {
            if (!Skip("\""u8) || !Value(out var name) || !Skip(":\""u8) || !Value(out var value)) return false;
            // Names ascend strictly, so that none comes twice.
            if (!Fields.TryFind(name, out var field, out var rank) || rank <= before || !Take(field, value, ref view)) return false;
            before = rank;
            if (Skip("}"u8)) return true;
            if (!Skip(","u8)) return false;
        }
    }

    /// <summary>The same patterns as <see cref="FieldPatterns"/>, on bytes.</summary>
    private static bool Take(AuditField field, ReadOnlySpan<byte> value, ref EntryView view)
    {
        switch (field)
        {
            case AuditField.ContentHash:
                if (!TryHash(value, out var hash)) return false;
                view.ContentHash = hash;
                return true;
            case AuditField.InputHash or AuditField.OutputHash or AuditField.PromptHash or AuditField.FileHash
                or AuditField.IndicatorHash or AuditField.JudgementHash or AuditField.KeyPointsHash:
                return TryHash(value, out _);
            case AuditField.Count or AuditField.Horizon or AuditField.Seed or AuditField.TokensIn or AuditField.TokensOut
                or AuditField.DurationMs or AuditField.Attempt or AuditField.TreeSize
                or AuditField.ItemsRight or AuditField.ItemsChanged or AuditField.ItemsStruck or AuditField.ItemsUnclear:
                return CanonicalText.IsInteger(value);
            case AuditField.RelatedId:
                view.RelatedId = CanonicalText.TryGuid(value, out var related) ? related : null;
                return view.RelatedId is not null;
            case AuditField.JobId:
                view.JobId = CanonicalText.TryGuid(value, out var job) ? job : null;
                return view.JobId is not null;
            case AuditField.Requester or AuditField.Approver:
                return value.SequenceEqual("system"u8) || CanonicalText.TryHex(value, out _);
            case AuditField.Verdict:
                view.Verdict = CanonicalText.TryVerdict(value, out var verdict) ? verdict : null;
                return view.Verdict is not null;
            case AuditField.NextKey or AuditField.PreviousKey:
                return FieldPatterns.IsVerificationKey(Encoding.ASCII.GetString(value));
            default:
                return CanonicalText.IsGeneral(value);
        }
    }

    private static bool TryHash(ReadOnlySpan<byte> text, out (UInt128 High, UInt128 Low) hash)
    {
        hash = default;
        return text.Length == 64 && CanonicalText.TryHex(text[..32], out hash.High) && CanonicalText.TryHex(text[32..], out hash.Low);
    }

    private bool Person(ref EntryView view)
    {
        if (Skip("system\""u8)) return true;
        if (!Value(ActorLength, out var actor) || !CanonicalText.TryHex(actor, out var pseudonym)) return false;
        view.Actor = pseudonym;
        return true;
    }

    private bool Skip(ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    /// <summary>Up to the closing quotation mark; no value holds an escape.</summary>
    private bool Value(out ReadOnlySpan<byte> value)
    {
        var end = rest.IndexOf((byte)'"');
        value = end < 0 ? default : rest[..end];
        if (end < 0) return false;
        rest = rest[(end + 1)..];
        return true;
    }

    /// <summary>Exactly so many characters and the closing quotation mark.</summary>
    private bool Value(int length, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (rest.Length <= length || rest[length] != '"') return false;
        value = rest[..length];
        rest = rest[(length + 1)..];
        return true;
    }
}
