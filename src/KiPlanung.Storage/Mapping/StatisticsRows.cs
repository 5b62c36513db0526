using KiPlanung.Statistics;

namespace KiPlanung.Storage.Mapping;

internal sealed class IndicatorRow
{
    public required string Key { get; set; }
    public required string Name { get; set; }
    public required string Unit { get; set; }
    public SeriesNature Nature { get; set; }
}

internal sealed class StatisticsImportRow
{
    /// <summary>Counts up; which import is the later one.</summary>
    public long Number { get; set; }
    public Guid Id { get; set; }
    public required string FileSha256 { get; set; }
    public required string FileName { get; set; }
    public TableFormat Format { get; set; }
    public required string Publisher { get; set; }
    public required string TableCode { get; set; }
    public DateOnly DataDate { get; set; }
    public DateOnly Territory { get; set; }
    public required string Licence { get; set; }
    public Guid ImportedBy { get; set; }
    public DateTimeOffset ImportedAt { get; set; }
    public int SeriesCount { get; set; }
    public int PointCount { get; set; }
}

internal sealed class SeriesRow
{
    public long ImportNumber { get; set; }
    public int Ordinal { get; set; }
    public required string IndicatorKey { get; set; }
    public required string Ags { get; set; }
    public required string RegionName { get; set; }
    public DateOnly Territory { get; set; }
    public required string Publisher { get; set; }
    public required string TableCode { get; set; }
    public DateOnly DataDate { get; set; }
    public required string Licence { get; set; }
    public int? FirstYear { get; set; }
    public int? LastYear { get; set; }
}

internal sealed class SeriesPointRow
{
    public long ImportNumber { get; set; }
    public int Ordinal { get; set; }
    public int Year { get; set; }
    public double? Value { get; set; }
    public ValueStatus Status { get; set; }
}
