using System.Text.Json;
using System.Text.Json.Serialization;
using KiPlanung.Forecasting;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>One year of a forecast as stored; intervals in the order of the levels, empty when a person wrote the figure alone.</summary>
public sealed record ForecastYear(int Year, double Mean, IReadOnlyList<PredictionInterval> Intervals);

/// <summary>One year of the history as stored.</summary>
public sealed record HistoryYear(int Year, double? Value, ValueStatus Status);

/// <summary>A known break as stored.</summary>
public sealed record BreakNote(int FirstYear, string Reason);

/// <summary>„Vorausberechnung als Dokument“ — the content of a forecast draft: everything a reviewer must see (domain rule 5: data date,
/// territorial status, method, interval, backtest against naive, known breaks).</summary>
/// <param name="Schema">Always <see cref="SchemaName"/>.</param>
/// <param name="Salt">32 random bytes in hex, so that the hash of the content confirms no guess.</param>
/// <param name="Rationale">Why, when a person wrote the figures; otherwise null.</param>
public sealed record ForecastDocument(
    string Schema, string Salt, Indicator Indicator, string Ags, string RegionName, DateOnly Territory, SeriesSource Source,
    IReadOnlyList<HistoryYear> History, string Model, string ModelTitle, ulong Seed, IReadOnlyList<double> Levels,
    IReadOnlyList<ForecastYear> Years, IReadOnlyList<BacktestScore> Backtest, bool BeatsNaive, IReadOnlyList<string> Notices,
    IReadOnlyList<BreakNote> Breaks, string? Rationale)
{
    public const string SchemaName = "kiplanung.forecast.v1";

    /// <summary>How the forecast came about; null when a person wrote the figures, and in drafts from before it was kept.</summary>
    public ForecastBasis? Basis { get; init; }

    /// <summary>The years as they were calculated, once a person has set some of them; null while nothing was changed.</summary>
    public IReadOnlyList<ForecastYear>? Calculated { get; init; }

    /// <summary>Difference to the official projection that was imported when this was calculated; null where there was none.</summary>
    public OfficialComparison? Official { get; init; }

    /// <summary>Whether a person wrote every figure, without any calculation.</summary>
    [JsonIgnore]
    public bool IsByHand => Model == "person";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>From what the forecaster made.</summary>
    public static ForecastDocument Of(SeriesForecast made, string salt)
    {
        var (series, forecast) = (made.Series, made.Forecast);
        var years = forecast.Steps.Select(s => new ForecastYear(made.YearOf(s).Value, s.Mean, s.Intervals)).ToList();
        return Of(series, salt, years) with
        {
            Model = forecast.Model,
            ModelTitle = forecast.ModelTitle,
            Seed = made.Options.Seed,
            Levels = made.Options.Levels,
            Backtest = forecast.Backtest,
            BeatsNaive = forecast.BeatsNaive,
            Notices = forecast.Notices,
            Basis = forecast.Basis,
            Breaks = [.. made.Breaks.Select(b => new BreakNote(b.FirstYear.Value, b.Reason))],
        };
    }

    /// <summary>From figures a person wrote, with the reason.</summary>
    public static ForecastDocument ByHand(StatisticalSeries series, string salt, IReadOnlyList<ForecastYear> years, string rationale) =>
        Of(series, salt, years) with { Rationale = rationale };

    private static ForecastDocument Of(StatisticalSeries series, string salt, IReadOnlyList<ForecastYear> years) => new(
        SchemaName, salt, series.Indicator, series.Region.Ags.Value, series.Region.Name, series.Territory.Date, series.Source,
        [.. series.Points.Select(p => new HistoryYear(p.Year.Value, p.Value, p.Status))],
        "person", "Von Hand", 0, [], years, [], false, [],
        [.. KnownBreaks.For(series).Select(b => new BreakNote(b.FirstYear.Value, b.Reason))], null);

    /// <summary>The canonical bytes that are hashed, reviewed and exported.</summary>
    public string ToCanonicalJson() => CanonicalJson.Write(JsonSerializer.SerializeToNode(this, Options));

    /// <exception cref="JsonException">The content is no forecast document.</exception>
    public static ForecastDocument Read(string content) =>
        JsonSerializer.Deserialize<ForecastDocument>(content, Options) is { Schema: SchemaName } document
            ? document
            : throw new JsonException("Der Inhalt ist keine Vorausberechnung.");
}
