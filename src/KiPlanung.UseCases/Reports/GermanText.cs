using System.Globalization;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.Summarisation;

namespace KiPlanung.UseCases.Reports;

/// <summary>Words, figures and dates of a report as a German reader expects them.</summary>
internal static class GermanText
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("de-DE");

    private static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static DateOnly LocalDate(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Germany).DateTime);

    /// <summary>Midnight in Germany.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Germany.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", Culture);

    public static string Date(DateTimeOffset time) => Date(LocalDate(time));

    public static string Number(double value) => value.ToString("#,##0.##", Culture);

    public static string Percent(double share) => share.ToString("P0", Culture);

    public static string Level(double level) => level.ToString("0.##", Culture) + " %";

    /// <summary>The visible mark every result carries (KI-VO Art. 50).</summary>
    public static string Mark(ReleasedResult result) =>
        (result.Origin.ByModel ? "mit KI-Unterstützung erstellt" : "von Hand erstellt")
        + $", geprüft und freigegeben am {Date(result.ReleasedAt)} (Rolle Prüfung)";

    public static string Author(DraftOrigin origin) => origin switch
    {
        { ByModel: false } => "von Hand",
        { Version: "" } => origin.Author,
        _ => $"{origin.Author}, Version {origin.Version}",
    };

    public static string Status(ValueStatus status) => status switch
    {
        ValueStatus.Known => "Wert",
        ValueStatus.Nothing => "nichts vorhanden (-)",
        ValueStatus.UnknownOrSecret => "unbekannt oder geheim (.)",
        ValueStatus.NotMeaningful => "nicht sinnvoll (x)",
        ValueStatus.Unreliable => "nicht sicher genug (/)",
        ValueStatus.NotYetAvailable => "noch nicht verfügbar (...)",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Match(QuoteMatch match) => match switch
    {
        QuoteMatch.Exact => "exakt",
        QuoteMatch.Similar => "ähnlich",
        _ => throw new ArgumentOutOfRangeException(nameof(match)),
    };
}
