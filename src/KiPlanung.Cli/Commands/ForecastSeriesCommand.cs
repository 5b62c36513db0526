using System.CommandLine;
using System.Text.Json.Nodes;
using KiPlanung.Forecasting;
using KiPlanung.Vocabulary;

namespace KiPlanung.Cli.Commands;

/// <summary><c>forecast series</c>: many bare series at once, without database and review; for measuring and for other programs.</summary>
internal static class ForecastSeriesCommand
{
    private static readonly Option<FileInfo> In = new("--in")
    {
        Description = "CSV mit id,period,value", HelpName = "SERIES.csv", Required = true,
    };
    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "Ergebnis als CSV", HelpName = "FORECAST.csv", Required = true,
    };
    private static readonly Option<int> Horizon = WholeNumber.Option("--horizon", "H", "Schritte voraus", 1, 50);
    private static readonly Option<int> Season = WholeNumber.Option("--season", "M", "Perioden je Saison: 1 Jahre, 4 Quartale, 12 Monate",
        1, 366);
    private static readonly Option<double[]?> Levels = new("--levels")
    {
        Description = "Prognoseintervalle in Prozent, aufsteigend (Vorgabe: 80,95)", HelpName = "80,95", CustomParser = LevelList.Parse,
    };

    private static readonly Option<ForecastProfile?> Profile = ProfileOption.Create(
        "general (Vorgabe): Reihen aller Art; administrative: eingelesene Statistiken von Gebieten");

    private static readonly Option<bool> Json = new("--json") { Description = "Kurzbericht als JSON ausgeben" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("series", "Rechnet viele Zeitreihen aus einer CSV-Datei voraus (ohne Datenbank).")
        {
            In, Out, Horizon, Season, Levels, Profile, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (source, target, json) = (parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out), parsed.GetValue(Json));
        var options = new ForecastOptions
        {
            Horizon = parsed.GetValue(Horizon),
            Season = parsed.GetValue(Season),
            Levels = parsed.GetValue(Levels) is { Length: > 0 } given ? given : [80, 95],
            Profile = parsed.GetValue(Profile) ?? ForecastProfile.General,
        };
        if (!InputFile.Exists(source).Then(SeriesCsv.Read).IsOk(out var series, out var problem))
            return terminal.Refuse(problem, json, source.Name);
        if (!Calculate(series, options, terminal, cancellationToken).IsOk(out var forecasts, out problem))
            return terminal.Refuse(problem, json, source.Name);

        await OutputFile.WriteAsync(target, stream => SeriesCsv.WriteAsync(stream, series, forecasts, options.Levels), cancellationToken);
        terminal.Note($"{series.Count} Zeitreihen um {options.Horizon} Schritte vorausberechnet: {target.Name}");
        if (json) terminal.Json(Report(forecasts, options, target));
        return ExitCode.Ok;
    }

    private static Outcome<IReadOnlyList<Forecast>> Calculate(
        IReadOnlyList<NumberSeries> series, ForecastOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var results = Forecaster.RunAll(
            [.. series.Select(one => one.Values)], options, terminal.Progress("Vorausberechnung"), cancellationToken);
        var forecasts = new List<Forecast>(series.Count);
        for (var i = 0; i < results.Count; i++)
        {
            if (!results[i].IsOk(out var forecast, out var problem))
                return problem with { Details = [new ProblemDetail($"Zeitreihe {series[i].Id}: {problem.Message}", series[i].FirstLine)] };
            forecasts.Add(forecast);
        }

        return forecasts;
    }

    private static JsonObject Report(IReadOnlyList<Forecast> forecasts, ForecastOptions options, FileInfo target) => new()
    {
        ["ok"] = true,
        ["series"] = forecasts.Count,
        ["horizon"] = options.Horizon,
        ["season"] = options.Season,
        ["profile"] = options.Profile == ForecastProfile.Administrative ? "administrative" : "general",
        ["levels"] = new JsonArray([.. options.Levels.Select(l => JsonValue.Create(l))]),
        ["models"] = new JsonObject(forecasts.GroupBy(f => f.Model, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Count()))),
        ["beatsNaive"] = forecasts.Count(f => f.BeatsNaive),
        ["out"] = target.FullName,
        ["sha256"] = ContentHash.Of(File.ReadAllBytes(target.FullName)).Hex,
    };
}
