using System.Buffers;
using System.Runtime.CompilerServices;

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
        return text.Length == 32 && HexText.TryRead(text, out value);
    }

    /// <summary>A Guid in the form „D“ with lower-case digits.</summary>
    public static bool TryGuid(ReadOnlySpan<byte> text, out UInt128 value) => HexText.TryReadGuid(text, out value);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.fffZ</c>, a day that exists.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || text[19] != '.' || text[23] != 'Z')
            return false;
        var wrong = 0u;
        var year = (100 * Two(text, 0, ref wrong)) + Two(text, 2, ref wrong);
        var (month, day) = (Two(text, 5, ref wrong), Two(text, 8, ref wrong));
        var (hour, minute, second) = (Two(text, 11, ref wrong), Two(text, 14, ref wrong), Two(text, 17, ref wrong));
        var millisecond = (10 * Two(text, 20, ref wrong)) + One(text[22], ref wrong);
        if (wrong > 9) return false;
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

    /// <param name="wrong">At most 9 as long as all were digits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text, int at, ref uint wrong) =>
        (10 * One(text[at], ref wrong)) + One(text[at + 1], ref wrong);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int One(byte character, ref uint wrong)
    {
        var digit = unchecked((uint)(character - '0'));
        wrong = Math.Max(wrong, digit);
        return (int)(digit & 0xFF);
    }
}
