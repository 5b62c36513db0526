using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli;

/// <summary>What a plain table does not say of itself, in a file beside it: <c>tabelle.csv.json</c> or <c>tabelle.json</c>.</summary>
internal sealed record Sidecar(
    string? Name, string? Unit, SeriesNature? Nature, string? Publisher, string? Table, DateOnly? DataDate, DateOnly? Territory,
    string? Licence)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Empty options when there is no such file.</summary>
    public static Outcome<TableReadOptions> Beside(FileInfo table)
    {
        string[] candidates = [table.FullName + ".json", Path.ChangeExtension(table.FullName, ".json")];
        if (candidates.FirstOrDefault(File.Exists) is not { } path) return new TableReadOptions();
        try
        {
            return JsonSerializer.Deserialize<Sidecar>(File.ReadAllText(path), Json) is { } sidecar
                ? sidecar.Options()
                : new TableReadOptions();
        }
        catch (JsonException broken)
        {
            return new Problem("import.sidecar", $"Die Begleitdatei {Path.GetFileName(path)} ist nicht lesbar.", ProblemKind.Invalid)
            {
                Details = [new ProblemDetail($"Begleitdatei: {broken.Path ?? "$"}", (int?)broken.LineNumber + 1,
                    (int?)broken.BytePositionInLine + 1)],
            };
        }
    }

    private TableReadOptions Options() => new()
    {
        IndicatorName = Name,
        Unit = Unit,
        Nature = Nature,
        Publisher = Publisher,
        Table = Table,
        Licence = Licence,
        DataDate = DataDate,
        Territory = Territory is { } date ? new TerritorialStatus(date) : null,
    };
}
