namespace KiPlanung.Statistics.Reading;

/// <summary>Tells the format and the delimiter by the first lines alone.</summary>
internal static class FormatDetection
{
    private const int HeadLength = 20_000;

    /// <summary><see cref="TableFormat.Auto"/> when none fits.</summary>
    public static TableFormat Detect(string text)
    {
        var first = FirstLine(text);
        if (GenesisLayout.IsHeader(first.Split(Delimiter(text, TableFormat.Auto)))) return TableFormat.Genesis;
        if (ClassicTableReader.IsTitle(first)) return TableFormat.Regionalstatistik;
        return PlainCsvReader.IsHeader(first.Split(Delimiter(text, TableFormat.Csv))) ? TableFormat.Csv : TableFormat.Auto;
    }

    /// <summary>The most frequent of <c>; tab ,</c> in the first line; the table view always uses <c>;</c>.</summary>
    public static char Delimiter(string text, TableFormat format)
    {
        if (format is TableFormat.Regionalstatistik) return ';';
        var first = FirstLine(text);
        return new[] { ';', '\t', ',' }.MaxBy(delimiter => first.AsSpan().Count(delimiter));
    }

    private static string FirstLine(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, HeadLength)).TrimStart(" \r\n");
        return (head.IndexOfAny('\r', '\n') is >= 0 and var end ? head[..end] : head).ToString();
    }
}
