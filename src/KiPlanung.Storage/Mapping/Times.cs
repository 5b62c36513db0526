using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KiPlanung.Storage.Mapping;

/// <summary>Points in time are kept in UTC to the microsecond, which is what PostgreSQL holds; as text they sort like times.</summary>
internal static class Times
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static DateTimeOffset Kept(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    public static string ToText(DateTimeOffset time) => Kept(time).ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset FromText(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

internal sealed class TextTimeConverter() : ValueConverter<DateTimeOffset, string>(t => Times.ToText(t), s => Times.FromText(s));

internal sealed class UtcTimeConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(t => Times.Kept(t), t => t);

internal sealed class TextGuidConverter() : ValueConverter<Guid, string>(id => id.ToString("D"), s => Guid.ParseExact(s, "D"));
