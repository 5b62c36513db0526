using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

public enum TableFormat
{
    Auto,

    /// <summary>GENESIS flat CSV since 2025 (ffcsv).</summary>
    Genesis,

    /// <summary>CSV of the table view of regionalstatistik.de.</summary>
    Regionalstatistik,

    /// <summary>Plain <c>region;year;value</c>.</summary>
    Csv,
}

/// <summary>What the file itself does not say; the reader refuses when something it needs is missing.</summary>
public sealed record TableReadOptions
{
    public TableFormat Format { get; init; } = TableFormat.Auto;
    public string FileName { get; init; } = "";
    public string? Publisher { get; init; }
    public string? IndicatorName { get; init; }
    public string? Unit { get; init; }
    public SeriesNature? Nature { get; init; }
    public DateOnly? DataDate { get; init; }
    public TerritorialStatus? Territory { get; init; }
}

/// <summary>A table as read, complete or not at all.</summary>
public sealed record StatisticalTable(
    TableFormat Format, ContentHash FileHash, IReadOnlyList<StatisticalSeries> Series, int Rows, IReadOnlyList<string> Notices);

/// <summary>Entry point: bytes of a file to series.</summary>
public static class TableReader
{
    public static Outcome<StatisticalTable> Read(ReadOnlyMemory<byte> file, TableReadOptions options) => throw new NotImplementedException();
}
