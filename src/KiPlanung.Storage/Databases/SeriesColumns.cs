using KiPlanung.Storage.Mapping;

namespace KiPlanung.Storage.Databases;

/// <summary>Columns and values of the two tables that are filled in bulk, past the mapping.</summary>
internal static class SeriesColumns
{
    public static readonly string[] OfSeries =
    [
        "import_number", "ordinal", "indicator_key", "ags", "region_name", "territory", "publisher", "table_code", "data_date", "licence",
        "first_year", "last_year",
    ];

    public static readonly string[] OfPoints = ["import_number", "ordinal", "year", "value", "status"];

    public static object?[] Values(SeriesRow row) =>
    [
        row.ImportNumber, row.Ordinal, row.IndicatorKey, row.Ags, row.RegionName, row.Territory, row.Publisher, row.TableCode, row.DataDate,
        row.Licence, row.FirstYear, row.LastYear,
    ];

    public static object?[] Values(SeriesPointRow row) => [row.ImportNumber, row.Ordinal, row.Year, row.Value, Codes.Of(row.Status)];
}
