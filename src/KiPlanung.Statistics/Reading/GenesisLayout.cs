namespace KiPlanung.Statistics.Reading;

/// <summary>Where a flat CSV keeps what. The new form has one value column, the form until 2025 one per value variable.</summary>
internal sealed class GenesisLayout
{
    private static readonly (string German, string English)[] Words =
    [
        ("statistik", "statistics"), ("zeit", "time"), ("merkmal", "variable"), ("auspraegung", "attribute"), ("ausprägung", "attribute"),
        ("variable_attribute", "attribute"), ("wert", "value"), ("einheit", "unit"),
    ];

    /// <summary>Columns of one variable („Merkmal“).</summary>
    public sealed record Variable(int Code, int Label, int AttributeCode, int AttributeLabel);

    /// <summary>A value column; code, label and unit stand in columns of their own (new) or in its header (old).</summary>
    public sealed record ValueColumn(int Value, int Quality, int Code, int Label, int Unit, RawIndicator? FromHeader);

    private GenesisLayout(Dictionary<string, int> columns, string[] header)
    {
        Width = header.Length;
        Statistics = columns.GetValueOrDefault("statistics_code", -1);
        Time = columns.GetValueOrDefault("time", -1);
        Variables = [.. VariablesOf(columns)];
        Values = columns.TryGetValue("value", out var value)
            ? [new(value, Column("value_q"), Column("value_variable_code"), Column("value_variable_label"), Column("value_unit"), null)]
            : [.. WideValues(header)];
        int Column(string name) => columns.GetValueOrDefault(name, -1);
    }

    public int Width { get; }
    public int Statistics { get; }
    public int Time { get; }
    public IReadOnlyList<Variable> Variables { get; }
    public IReadOnlyList<ValueColumn> Values { get; }

    public bool IsComplete => Statistics >= 0 && Time >= 0 && Variables.Count > 0 && Values.Count > 0;

    public static bool IsHeader(IEnumerable<string> fields) => fields.Any(f => Normalised(f) == "statistics_code");

    public static GenesisLayout Of(CsvRecord header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Fields.Length; i++) columns.TryAdd(Normalised(header.Fields[i]), i);
        return new GenesisLayout(columns, header.Fields);
    }

    private static string Normalised(string field)
    {
        var lower = field.Trim().Trim('"').ToLowerInvariant();
        return Words.Aggregate(lower, (name, word) => name.Replace(word.German, word.English, StringComparison.Ordinal));
    }

    private static IEnumerable<Variable> VariablesOf(Dictionary<string, int> columns)
    {
        for (var n = 1; columns.TryGetValue($"{n}_variable_code", out var code); n++)
            yield return new Variable(code, Column($"{n}_variable_label"), Column($"{n}_attribute_code"), Column($"{n}_attribute_label"));
        int Column(string name) => columns.GetValueOrDefault(name, -1);
    }

    private static IEnumerable<ValueColumn> WideValues(string[] header)
    {
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Trim().Split("__") is not [var code, var label, .. var unit] || code.Length == 0) continue;
            yield return new ValueColumn(i, -1, -1, -1, -1, new RawIndicator(code, label.Replace('_', ' '), string.Join(' ', unit)));
        }
    }
}
