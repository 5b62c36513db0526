using System.Buffers;
using System.Buffers.Binary;

namespace KiPlanung.Audit.Reading;

/// <summary>The values an entry can hold, read from their bytes; each accepts exactly what <see cref="AuditEntry"/> would write.</summary>
internal static class CanonicalText
{
    private static readonly SearchValues<byte> General =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/+-"u8);

    /// <summary>32 lower-case hex digits.</summary>
    public static bool TryHex(ReadOnlySpan<byte> text, out UInt128 value)
    {
        value = default;
        Span<byte> bytes = stackalloc byte[16];
        if (text.Length != 32 || text.ContainsAnyInRange((byte)'A', (byte)'F')) return false;
        if (Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done) return false;
        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    /// <summary>A Guid in the form „D“ with lower-case digits.</summary>
    public static bool TryGuid(ReadOnlySpan<byte> text, out UInt128 value)
    {
        value = default;
        if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
        Span<byte> digits = stackalloc byte[32];
        text[..8].CopyTo(digits);
        text[9..13].CopyTo(digits[8..]);
        text[14..18].CopyTo(digits[12..]);
        text[19..23].CopyTo(digits[16..]);
        text[24..].CopyTo(digits[20..]);
        return TryHex(digits, out value);
    }

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.fffZ</c>, a day that exists.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || text[19] != '.' || text[23] != 'Z')
            return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !TryDigits(text[11..13], out var hour) || !TryDigits(text[14..16], out var minute)
            || !TryDigits(text[17..19], out var second) || !TryDigits(text[20..23], out var millisecond))
            return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        ticks = new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc).Ticks;
        return true;
    }

    /// <summary>An optional minus and 1 to 20 digits.</summary>
    public static bool IsInteger(ReadOnlySpan<byte> text)
    {
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        return digits.Length is >= 1 and <= 20 && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    public static bool IsGeneral(ReadOnlySpan<byte> text) => text.Length is >= 1 and <= 200 && !text.ContainsAnyExcept(General);

    public static bool TryVerdict(ReadOnlySpan<byte> text, out VerdictCode verdict)
    {
        verdict = text.Length > 2 && text[2] == 't' ? VerdictCode.Returned
            : text.Length > 2 && text[2] == 'j' ? VerdictCode.Rejected : VerdictCode.Approved;
        return text.SequenceEqual(verdict switch
        {
            VerdictCode.Approved => "approved"u8,
            VerdictCode.Returned => "returned"u8,
            _ => "rejected"u8,
        });
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit((char)c)) return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
