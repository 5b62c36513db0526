using KiPlanung.Vocabulary;

namespace KiPlanung.Statistics.Reading;

/// <summary>One record of a CSV file; <paramref name="Line"/> is where it starts, from 1.</summary>
internal sealed record CsvRecord(int Line, string[] Fields)
{
    /// <summary>The trimmed field, empty beyond the last and for a column that is not there (-1).</summary>
    public string At(int index) => index >= 0 && index < Fields.Length ? Fields[index].Trim() : "";

    public bool IsBlank => Fields.All(string.IsNullOrWhiteSpace);
}

/// <summary>Splits delimited text (RFC 4180 § 2, with the delimiter as parameter and any kind of line end).</summary>
internal sealed class CsvRecords
{
    public const int MaximumFields = 2_000;
    private const int MaximumFieldLength = 20_000;

    private readonly string text;
    private readonly char delimiter;
    private int position;
    private int line = 1;
    private Problem? problem;

    private CsvRecords(string text, char delimiter) => (this.text, this.delimiter) = (text, delimiter);

    public static Outcome<IReadOnlyList<CsvRecord>> Split(string text, char delimiter)
    {
        var splitter = new CsvRecords(text, delimiter);
        var records = new List<CsvRecord>();
        while (splitter.position < text.Length && splitter.problem is null) records.Add(splitter.ReadRecord());
        return splitter.problem is { } problem ? problem : new Outcome<IReadOnlyList<CsvRecord>>.Ok(records);
    }

    private CsvRecord ReadRecord()
    {
        var (start, fields) = (line, new List<string>());
        do
        {
            fields.Add(position < text.Length && text[position] == '"' ? ReadQuoted() : ReadPlain());
            if (fields.Count > MaximumFields)
                Refuse($"Die Zeile hat mehr als {MaximumFields} Spalten. Bitte prüfen Sie Trennzeichen und Zeilenenden.", start);
        }
        while (problem is null && SkipDelimiter());
        SkipLineEnd();
        return new CsvRecord(start, [.. fields]);
    }

    private string ReadPlain()
    {
        var end = text.AsSpan(position).IndexOfAny(delimiter, '\n', '\r') is >= 0 and var length ? position + length : text.Length;
        if (end - position > MaximumFieldLength) Refuse($"Ein Feld ist länger als {MaximumFieldLength} Zeichen.", line);
        var field = text[position..end];
        position = end;
        return field;
    }

    private string ReadQuoted()
    {
        var (startLine, start) = (line, position + 1);
        var end = start;
        while (true)
        {
            var next = text.IndexOf('"', end);
            if (next < 0 || next - start > MaximumFieldLength)
                return Refuse("Ein Anführungszeichen am Feldanfang wird nicht geschlossen.", startLine);
            end = next + 1;
            if (end >= text.Length || text[end] != '"') break;
            end++;
        }

        var field = text[start..(end - 1)];
        line += field.AsSpan().Count('\n');
        position = end;
        if (ReadPlain().Trim().Length > 0)
            return Refuse("Nach einem schließenden Anführungszeichen steht weiterer Text im selben Feld.", line);
        return field.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private bool SkipDelimiter()
    {
        if (position >= text.Length || text[position] != delimiter) return false;
        position++;
        return true;
    }

    private void SkipLineEnd()
    {
        if (position < text.Length && text[position] == '\r') position++;
        if (position < text.Length && text[position] == '\n') position++;
        line++;
    }

    private string Refuse(string sentence, int atLine)
    {
        problem ??= StatisticsProblems.Unreadable(sentence, atLine);
        position = text.Length;
        return "";
    }
}
