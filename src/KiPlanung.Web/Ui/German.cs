using System.Globalization;
using System.Text.RegularExpressions;
using KiPlanung.Web.Host;

namespace KiPlanung.Web.Ui;

/// <summary>„Schreibweise“ — dates as TT.MM.JJJJ, numbers as 1.234,5, the percent sign with a space. Times are shown for Berlin.</summary>
public static partial class German
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static CultureInfo Culture => Defaults.German;

    /// <summary>The calendar day in Berlin.</summary>
    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Berlin).DateTime);

    /// <summary>How long ago, in words and whole days: „heute“, „gestern“, „vor 5 Tagen“.</summary>
    public static string Age(DateTimeOffset moment, DateTimeOffset now) => (Day(now).DayNumber - Day(moment).DayNumber) switch
    {
        <= 0 => "heute",
        1 => "gestern",
        var days => string.Create(Culture, $"vor {days} Tagen"),
    };

    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", Culture);

    public static string Date(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Berlin).ToString("dd.MM.yyyy", Culture);

    public static string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Berlin).ToString("dd.MM.yyyy, HH:mm 'Uhr'", Culture);

    /// <summary>With seconds, where the order of things matters.</summary>
    public static string Second(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Berlin).ToString("dd.MM.yyyy, HH:mm:ss", Culture);

    /// <summary>Hours and minutes in Berlin.</summary>
    public static string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Berlin).ToString("HH:mm", Culture);

    /// <summary>In the largest two units that count: „3 Minuten 20 Sekunden“, „2 Tage 4 Stunden“; below a second „unter 1
    /// Sekunde“.</summary>
    public static string Duration(TimeSpan length)
    {
        (long Count, string One, string Many)[] units =
        [
            ((long)length.TotalDays, "Tag", "Tage"), (length.Hours, "Stunde", "Stunden"), (length.Minutes, "Minute", "Minuten"),
            (length.Seconds, "Sekunde", "Sekunden"),
        ];
        var said = units.SkipWhile(u => u.Count == 0).Take(2).Where(u => u.Count > 0)
            .Select(u => $"{Number(u.Count)} {(u.Count == 1 ? u.One : u.Many)}");
        return string.Join(' ', said) is { Length: > 0 } words ? words : "unter 1 Sekunde";
    }

    /// <param name="digits">Digits after the comma.</param>
    public static string Number(double value, int digits = 0) =>
        value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>Reads 1.234,5 and 1234,5. Refuses 12.5: in German that is no number, and guessing would make 125 of it.</summary>
    public static bool TryNumber(string? text, out double value)
    {
        value = 0;
        var trimmed = text?.Trim().Replace('−', '-') ?? "";
        return WrittenNumber().IsMatch(trimmed)
            && double.TryParse(trimmed.Replace(".", "", StringComparison.Ordinal), NumberStyles.Float, Culture, out value);
    }

    [GeneratedRegex(@"^-?(\d{1,3}(\.\d{3})+|\d{1,15})(,\d{1,9})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WrittenNumber();

    /// <param name="share">0 to 1.</param>
    public static string Percent(double share, int digits = 0) => Number(share * 100, digits) + "\u00A0%";
}
