using KiPlanung.Statistics.Reading;
using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics;

/// <summary>A table as read, complete or not at all.</summary>
/// <param name="Format">The format it was read as, never <see cref="TableFormat.Auto"/>.</param>
/// <param name="FileHash">Of the bytes as handed in.</param>
/// <param name="Series">Ordered by indicator key, then region.</param>
/// <param name="Rows">Data rows read.</param>
/// <param name="Notices">German sentences a planner should see: what was skipped, assumed or limited.</param>
public sealed record StatisticalTable(
    TableFormat Format, ContentHash FileHash, IReadOnlyList<StatisticalSeries> Series, int Rows, IReadOnlyList<string> Notices);

/// <summary>Entry point: bytes of a file to series.</summary>
public static class TableReader
{
    /// <summary>The largest file taken in, in bytes; the greatest real one seen (Zensus, Kreise × single ages) has 10 million.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>Reads a whole table or says everything that is wrong with it. The same bytes and options give the same result.</summary>
    /// <remarks>Refuses with <c>statistics.unreadable-file</c>, <c>statistics.unknown-format</c>, <c>statistics.invalid-table</c>,
    /// <c>statistics.missing-metadata</c>, <c>statistics.empty-table</c> or <c>statistics.not-yet-filled</c>.</remarks>
    public static Outcome<StatisticalTable> Read(ReadOnlyMemory<byte> file, TableReadOptions options) =>
        FileText.Decode(file.Span).Then(text => Read(text, ContentHash.Of(file.Span), options));

    private static Outcome<StatisticalTable> Read(string text, ContentHash hash, TableReadOptions options)
    {
        var format = options.Format is TableFormat.Auto ? FormatDetection.Detect(text) : options.Format;
        if (format is TableFormat.Auto) return StatisticsProblems.UnknownFormat;
        return CsvRecords.Split(text, FormatDetection.Delimiter(text, format))
            .Then(records => format switch
            {
                TableFormat.Genesis => GenesisFlatReader.Read(records, options),
                TableFormat.Regionalstatistik => ClassicTableReader.Read(records, options),
                _ => PlainCsvReader.Read(records, options),
            })
            .Then(raw => new SeriesBuilder(raw, options).Build(hash));
    }
}
