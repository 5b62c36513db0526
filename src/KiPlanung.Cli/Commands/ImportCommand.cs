using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Planning;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>import</c>: an official table into the database, all of it or nothing.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> Source = new("FILE") { Description = "Tabelle als CSV" };
    private static readonly Option<string> Format = new("--format") { Description = "Aufbau der Datei", DefaultValueFactory = _ => "auto" };
    private static readonly Option<string?> Publisher = new("--source") { Description = "Herausgeber der Zahlen", HelpName = "TEXT" };
    private static readonly Option<string?> Indicator = new("--indicator") { Description = "Name der Kennzahl", HelpName = "TEXT" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "Einheit", HelpName = "TEXT" };
    private static readonly Option<string?> Nature = new("--nature") { Description = "Anzahl, Anteil in Prozent oder Betrag" };
    private static readonly Option<DateOnly?> DataDate = CommandLineDate.Option("--data-date", "Datenstand");
    private static readonly Option<DateOnly?> Territory = CommandLineDate.Option("--territory", "Gebietsstand");
    private static readonly Option<bool> Json = new("--json") { Description = "Kurzbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        Format.AcceptOnlyFromAmong("auto", "genesis", "regionalstatistik", "csv");
        Nature.AcceptOnlyFromAmong("count", "share", "amount");
        var command = new Command("import", "Liest eine Statistik-Tabelle ein; was sie nicht sagt, steht in FILE.json oder in Optionen.")
        {
            Source, Format, Publisher, Indicator, Unit, Nature, DataDate, Territory, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (source, json) = (parsed.GetRequiredValue(Source), parsed.GetValue(Json));
        if (!InputFile.Exists(source).Then(Sidecar.Beside).Then<ImportRequest>(sidecar =>
                new ImportRequest(File.ReadAllBytes(source.FullName), Options(parsed, sidecar with { FileName = source.Name })))
            .IsOk(out var request, out var problem)) return terminal.Refuse(problem, json, source.Name);

        // a bad file is refused before a database is made
        if (!ImportStatistics.Preview(request).IsOk(out _, out problem)) return terminal.Refuse(problem, json, source.Name);
        await using var installation = await Installation.OpenAsync(DataFolder.Of(parsed), cancellationToken);
        if (!(await installation.OperatorAsync(cancellationToken)).IsOk(out var actor, out problem)) return terminal.Refuse(problem, json);
        var imported = await installation.Get<ImportStatistics>().RunAsync(actor, request, cancellationToken);
        if (!imported.IsOk(out var result, out problem)) return terminal.Refuse(problem, json, source.Name);

        foreach (var notice in result.Notices) terminal.Note("Hinweis: " + notice);
        terminal.Note(result.AlreadyThere
            ? $"{source.Name} war schon eingelesen; nichts geändert."
            : $"{source.Name}: {result.Import.SeriesCount} Zeitreihen mit {result.Import.PointCount} Werten eingelesen.");
        if (json) terminal.Json(Report(result));
        return ExitCode.Ok;
    }

    private static TableReadOptions Options(ParseResult parsed, TableReadOptions sidecar) => sidecar with
    {
        Format = Enum.Parse<TableFormat>(parsed.GetRequiredValue(Format), ignoreCase: true),
        Publisher = parsed.GetValue(Publisher) ?? sidecar.Publisher,
        IndicatorName = parsed.GetValue(Indicator) ?? sidecar.IndicatorName,
        Unit = parsed.GetValue(Unit) ?? sidecar.Unit,
        Nature = parsed.GetValue(Nature) is { } nature ? Enum.Parse<SeriesNature>(nature, ignoreCase: true) : sidecar.Nature,
        DataDate = parsed.GetValue(DataDate) ?? sidecar.DataDate,
        Territory = parsed.GetValue(Territory) is { } territory ? new TerritorialStatus(territory) : sidecar.Territory,
    };

    private static JsonObject Report(ImportResult result) => new()
    {
        ["ok"] = true,
        ["importId"] = result.Import.Id.ToString("D"),
        ["file"] = result.Import.FileName,
        ["sha256"] = result.Import.FileHash.Hex,
        ["format"] = result.Import.Format.ToString().ToLowerInvariant(),
        ["publisher"] = result.Import.Publisher,
        ["table"] = result.Import.Table,
        ["dataDate"] = result.Import.DataDate.ToString("O", CultureInfo.InvariantCulture),
        ["territory"] = result.Import.Territory.Date.ToString("O", CultureInfo.InvariantCulture),
        ["series"] = result.Import.SeriesCount,
        ["points"] = result.Import.PointCount,
        ["alreadyThere"] = result.AlreadyThere,
        ["notices"] = new JsonArray([.. result.Notices.Select(n => JsonValue.Create(n))]),
    };
}
