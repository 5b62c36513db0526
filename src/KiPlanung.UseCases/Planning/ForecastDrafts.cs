using System.Globalization;
using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.UseCases.Jobs;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Turns a calculated forecast into the draft of the person who asked for it.</summary>
internal static class ForecastDrafts
{
    private static string ForecastingVersion { get; } = typeof(Forecaster).Assembly.GetName().Version!.ToString(3);

    public static MadeDraft Of(SeriesForecast made, Job job, DateTimeOffset now)
    {
        var document = ForecastDocument.Of(made, Code.NewSalt());
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

    private static ContentHash InputHash(ForecastDocument document) => ContentHash.Of(JsonSerializer.Serialize(document.History));
}

/// <summary>The heading of a forecast draft.</summary>
internal static class ForecastTitle
{
    public static string Of(ForecastDocument document) => $"{StartOf(document)}{document.Years[0].Year}–{document.Years[^1].Year}";

    /// <summary>What the titles of all forecasts of a series begin with.</summary>
    public static string StartOf(ForecastDocument document) => $"{document.Indicator.Name}, {document.RegionName}, ";
}
