using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

public enum TableFormat
{
    Auto,

    /// <summary>GENESIS flat CSV since 2025 (ffcsv), and its wide predecessor.</summary>
    Genesis,

    /// <summary>CSV of the table view of regionalstatistik.de and GENESIS-Online.</summary>
    Regionalstatistik,

    /// <summary>Plain <c>region;year;value</c>.</summary>
    Csv,
}

/// <summary>What the file itself does not say; the reader refuses when something it needs is missing. What is given here wins over
/// the file; name, unit and key only where the file holds a single indicator, because they could not fit several.</summary>
public sealed record TableReadOptions
{
    public TableFormat Format { get; init; } = TableFormat.Auto;
    public string FileName { get; init; } = "";
    public string? Publisher { get; init; }

    /// <summary>The table's code or name, such as <c>13211-02-05-4</c>; official files say it themselves.</summary>
    public string? Table { get; init; }

    /// <summary>Short name of the licence, such as <c>dl-de/by-2-0</c>.</summary>
    public string? Licence { get; init; }

    public string? IndicatorKey { get; init; }
    public string? IndicatorName { get; init; }
    public string? Unit { get; init; }
    public SeriesNature? Nature { get; init; }
    public DateOnly? DataDate { get; init; }
    public TerritorialStatus? Territory { get; init; }

    /// <summary><c>,</c> or <c>.</c> for a column that could be read both ways; null lets every column speak for itself.</summary>
    public char? DecimalSign { get; init; }
}
