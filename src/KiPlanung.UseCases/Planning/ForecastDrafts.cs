using System.Globalization;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Turns a calculated forecast into the draft of the person who asked for it.</summary>
internal static class ForecastDrafts
{
    private static string ForecastingVersion { get; } = typeof(Forecaster).Assembly.GetName().Version!.ToString(3);

    /// <param name="official">The official projection of the same series, if one is imported.</param>
    public static MadeDraft Of(SeriesForecast made, StatisticalSeries? official, Job job, DateTimeOffset now)
    {
        var document = WithOfficial(ForecastDocument.Of(made, Code.NewSalt()), official);
        var origin = new DraftOrigin(made.Forecast.Model, ForecastingVersion, null, InputHash(document));
        var draft = Draft.First(Guid.CreateVersion7(now), DraftKind.Forecast, ForecastTitle.Of(document), document.ToCanonicalJson(),
            origin, job.RequestedBy, now, job.Id);
        return new MadeDraft(draft, new Dictionary<AuditField, string>
        {
            [AuditField.ModelVersion] = origin.Version,
            [AuditField.InputHash] = origin.Input!.Hex,
            [AuditField.Seed] = made.Options.Seed.ToString(CultureInfo.InvariantCulture),
        });
    }

    private static ForecastDocument WithOfficial(ForecastDocument document, StatisticalSeries? official) =>
        OfficialComparison.Of(document, official) is not { } comparison ? document
        : document with
        {
            Official = comparison,
            Notices = comparison.Warning is { } warning ? [warning, .. document.Notices] : document.Notices,
        };

    private static ContentHash InputHash(ForecastDocument document) => ContentHash.Of(JsonSerializer.Serialize(document.History));
}

/// <summary>The heading of a forecast draft.</summary>
internal static class ForecastTitle
{
    public static string Of(ForecastDocument document) => $"{StartOf(document)}{document.Years[0].Year}–{document.Years[^1].Year}";

    /// <summary>What the titles of all forecasts of a series begin with.</summary>
    public static string StartOf(ForecastDocument document) => $"{document.Indicator.Name}, {document.RegionName}, ";
}
