using System.Text.RegularExpressions;

namespace KiPlanung.Statistics.Reading;

/// <summary>Where a table-view CSV keeps time, key, name, row attributes and values; time is -1 when the rows have none.</summary>
internal sealed partial record ClassicLayout(
    int FirstRow, int Width, int Time, int Key, int FirstValue, Moment? TitleTime, IReadOnlyList<ClassicLayout.Column> Columns)
{
    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>A value column with its header labels from top to bottom and, where the header holds dates, its time.</summary>
    public sealed record Column(int Index, IReadOnlyList<string> Labels, string Unit, Moment? Time);

    public int Name => Key + 1;

    /// <summary>Null when no row looks like data.</summary>
    public static ClassicLayout? Of(List<CsvRecord> body)
    {
        var first = body.FindIndex(r => Roles(r) is not null);
        if (first < 0 || Roles(body[first]) is not var (time, key)) return null;
        var title = body.Take(first).TakeWhile(IsTitle).ToList();
        var header = body.Take(first).Skip(title.Count).ToList();
        var sample = body[first];
        var width = sample.Fields.Length;
        var firstValue = key + 2;
        while (firstValue < width && !IsValueColumn(firstValue, sample, header)) firstValue++;
        if (firstValue >= width) return null;
        var titleTime = title.SelectMany(t => TitleWords().Split(t.At(0))).Select(DateIn).LastOrDefault(m => m is not null);
        var columns = Enumerable.Range(firstValue, width - firstValue).Select(i => ColumnOf(i, firstValue, title, header)).ToList();
        return new ClassicLayout(first, width, time, key, firstValue, titleTime, columns);
    }

    // A bare year in a title („ab 2009“) is no reference date.
    private static Moment? DateIn(string word) => word.Length > 4 && Moment.TryParse(word, out var moment) ? moment : null;

    private static bool IsValueColumn(int index, CsvRecord sample, List<CsvRecord> header) =>
        IsValue(sample.At(index)) && (header.Count == 0 || header.Exists(h => h.At(index).Length > 0));

    private static bool IsTitle(CsvRecord record) => record.At(0).Length > 0 && record.Fields.Skip(1).All(string.IsNullOrWhiteSpace);

    // Time before key is the usual order; tables for a single date give it in the title alone.
    private static (int Time, int Key)? Roles(CsvRecord record)
    {
        if (record.Fields.Length < 3) return null;
        var (a, b) = (record.At(0), record.At(1));
        if (Moment.TryParse(a, out _) && RegionKey.LooksLikeOne(b)) return (0, 1);
        if (Moment.TryParse(a, out _) || Moment.TryParse(b, out _)) return null;
        return RegionKey.LooksLikeOne(a) && b.Length > 0 && !IsValue(b) ? (-1, 0) : null;
    }

    private static bool IsValue(string text) =>
        CellText.Sign(text) is not null || ColumnNumbers.TryRead(text, ',', out _) || ColumnNumbers.TryRead(text, '.', out _);

    private static Column ColumnOf(int index, int firstValue, List<CsvRecord> title, List<CsvRecord> header)
    {
        var unitRow = header.Count > 0 && header[^1].Fields.Skip(firstValue).All(u => Unit().IsMatch(u.Trim()));
        var cells = (unitRow ? header.SkipLast(1) : header).Select(h => h.At(index)).Where(c => c.Length > 0).ToList();
        var times = cells.Select(c => Moment.TryParse(c, out var m) ? m : (Moment?)null).ToList();
        var labels = cells.Where((c, i) => times[i] is null && c is not ("Stichtag" or "Jahr" or "Jahre"))
            .Distinct(StringComparer.Ordinal).ToList();
        var subject = title.Count > 2 ? Subject().Match(title[^1].At(0)) : Match.Empty;
        if (subject.Success) labels.Insert(0, subject.Groups["name"].Value);
        var unit = unitRow ? header[^1].At(index) : subject.Success ? subject.Groups["unit"].Value : "";
        return new Column(index, labels.Count > 0 ? labels : ["Wert"], unit, times.LastOrDefault(t => t is not null));
    }

    [GeneratedRegex(
        @"^(Anzahl|Prozent|%|Personen|EUR|Euro|(Tsd\.|1000|Mill\.) ?\w+|qkm|km²|ha|Jahre|[Jj]e \d[\d ]* .+|)$", Linear)]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"^(?<name>[^()]+) \((?<unit>Anzahl|Prozent|%|Personen|EUR|1000[^)]*|Tsd\.[^)]*)\)$",
        Linear | RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();

    [GeneratedRegex(@"[\s,:;]+", Linear)]
    private static partial Regex TitleWords();
}
