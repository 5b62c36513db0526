using System.Globalization;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>A time as written in a table.</summary>
/// <param name="Year">The reporting year; for a semester or school year the one it begins in.</param>
/// <param name="Reference">The reference date („Stichtag“); 31 December for a whole year.</param>
/// <param name="Part">Empty for a year or reference date, otherwise month and ISO period within the year, such as <c>10P6M</c>.</param>
internal readonly record struct Moment(Year Year, DateOnly Reference, string Part)
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <summary>Reads <c>2024-12-31</c>, <c>31.12.2024</c>, <c>2024</c>, <c>2023-10P6M</c> and school years <c>2023/24</c>.</summary>
    public static bool TryParse(string text, out Moment moment)
    {
        moment = default;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            moment = new Moment(new Year(date.Year), date, "");
            return Plausible(date.Year);
        }

        if (text.Length < 4 || !text.AsSpan(0, 4).ContainsOnlyDigits()) return false;
        var year = int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        if (!Plausible(year)) return false;
        return text.Length == 4 ? Whole(year, out moment)
            : text[4] == '/' ? SchoolYear(text, year, out moment)
            : Period(text, year, out moment);
    }

    private static bool Plausible(int year) => year is >= 1800 and <= 2200;

    private static bool Whole(int year, out Moment moment)
    {
        moment = new Moment(new Year(year), new DateOnly(year, 12, 31), "");
        return true;
    }

    private static bool SchoolYear(string text, int year, out Moment moment)
    {
        var end = text[5..];
        var next = (year + 1).ToString(CultureInfo.InvariantCulture);
        return Whole(year, out moment) && (end == next || end == next[2..]);
    }

    private static bool Period(string text, int year, out Moment moment)
    {
        moment = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != 'P' || text[^1] is not 'M') return false;
        if (text.Length > 11 || !text.AsSpan(5, 2).ContainsOnlyDigits() || !text.AsSpan(8, text.Length - 9).ContainsOnlyDigits())
            return false;
        var month = int.Parse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return false;
        moment = new Moment(new Year(year), new DateOnly(year, month, 1), text[5..]);
        return true;
    }
}

internal static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
