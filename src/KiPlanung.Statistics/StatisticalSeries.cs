using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>What stood in the table instead of, or beside, a figure. Missing is never zero.</summary>
public enum ValueStatus
{
    /// <summary>A figure was given.</summary>
    Known,

    /// <summary><c>-</c> „nichts vorhanden“: zero, dissolved unit or not loaded yet; which one the sign does not say.</summary>
    Nothing,

    /// <summary><c>.</c> „unbekannt oder geheim zu halten“</summary>
    UnknownOrSecret,

    /// <summary><c>x</c> „Angabe nicht sinnvoll oder gesperrt“</summary>
    NotMeaningful,

    /// <summary><c>/</c> „nicht veröffentlicht, weil nicht sicher genug“</summary>
    Unreliable,

    /// <summary><c>...</c> „Angabe fällt später an“</summary>
    NotYetAvailable,
}

/// <summary>What kind of figures a series holds; decides bounds and rounding.</summary>
public enum SeriesNature
{
    /// <summary>„Anzahl“: whole, never negative.</summary>
    Count,

    /// <summary>„Anteil“ in percent: 0 to 100.</summary>
    Share,

    /// <summary>„Betrag oder Kennwert“: not negative unless the history is.</summary>
    Amount,
}

/// <summary>„Kennzahl“ — what is counted; <paramref name="Key"/> is stable (table code plus attribute codes).</summary>
public sealed record Indicator(string Key, string Name, string Unit, SeriesNature Nature);

/// <summary>„Quelle“ — where a series comes from. <paramref name="DataDate"/> is the „Datenstand“.</summary>
public sealed record SeriesSource(string Publisher, string Table, DateOnly DataDate, string Licence);

/// <summary>One year's figure; the value is null exactly when the status is not <see cref="ValueStatus.Known"/>.</summary>
public sealed record SeriesPoint(Year Year, double? Value, ValueStatus Status);

/// <summary>„Zeitreihe“ — indicator × region × territorial status, points in ascending years without repeats.</summary>
public sealed record StatisticalSeries(
    Indicator Indicator, Region Region, TerritorialStatus Territory, SeriesSource Source, IReadOnlyList<SeriesPoint> Points);
