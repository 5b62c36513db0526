using KiPlanung.Audit;
using KiPlanung.Forecasting;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Figures a person sets; intervals may be left out.</summary>
public sealed record HandWrittenForecast(string IndicatorKey, string Ags, IReadOnlyList<HandWrittenYear> Years, string Rationale);

/// <summary>One year; low and high give an 80 % range when both are set.</summary>
public sealed record HandWrittenYear(int Year, double Value, double? Low, double? High);

/// <summary>„Vorausberechnung von Hand“ — the same way through review without any model.</summary>
public sealed class WriteForecastByHand(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<Draft>> RunAsync(Actor actor, HandWrittenForecast request, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner).IsOk(out var planner, out var problem)) return problem;
        if (Wrong(request) is { } wrong) return wrong;

        await using var transaction = await store.WriteAsync(cancellationToken);
        if (!Ags.TryParse(request.Ags, out var ags) ||
            await transaction.Statistics.FindSeriesAsync(request.IndicatorKey, ags, cancellationToken) is not { } series)
            return new Problem("forecast.no-series",
                "Für diese Kennzahl und dieses Gebiet ist keine Zeitreihe eingelesen.", ProblemKind.NotFound);
        if (request.Years[0].Year <= series.Points[^1].Year.Value)
            return new Problem("forecast.hand.past", $"Das erste Jahr muss nach {series.Points[^1].Year} liegen.", ProblemKind.Invalid);

        var document = ForecastDocument.ByHand(series, Code.NewSalt(), [.. request.Years.Select(YearOf)], request.Rationale.Trim());
        var now = clock.GetUtcNow();
        var draft = Draft.First(Guid.CreateVersion7(now), DraftKind.Forecast, ForecastTitle.Of(document), document.ToCanonicalJson(),
            DraftOrigin.Person, planner, now, null);
        transaction.Drafts.Add(draft);
        await transaction.CommitAsync(actor, [DraftEntries.Created(draft, null, new Dictionary<AuditField, string>())], cancellationToken);
        return draft;
    }

    private static ForecastYear YearOf(HandWrittenYear year) =>
        new(year.Year, year.Value, year is { Low: { } low, High: { } high } ? [new PredictionInterval(80, low, high)] : []);

    private static Problem? Wrong(HandWrittenForecast request)
    {
        if (request.Years.Count is 0 or > RequestForecast.MaxHorizon)
            return Invalid("years", $"Bitte geben Sie zwischen 1 und {RequestForecast.MaxHorizon} Jahren an.");
        if (request.Rationale.Trim().Length < 20)
            return Invalid("rationale", "Bitte begründen Sie die Werte in mindestens 20 Zeichen.");
        for (var i = 0; i < request.Years.Count; i++)
        {
            var year = request.Years[i];
            if (i > 0 && year.Year <= request.Years[i - 1].Year)
                return Invalid("order", $"Das Jahr {year.Year} steht nicht in aufsteigender Folge.");
            if (!double.IsFinite(year.Value)) return Invalid("value", $"Der Wert für {year.Year} ist keine Zahl.");
            if (year.Low is null != year.High is null) return Invalid("range", $"Für {year.Year} fehlt die untere oder obere Grenze.");
            if (year.Low > year.Value || year.High < year.Value)
                return Invalid("range", $"Der Wert für {year.Year} liegt nicht zwischen der unteren und der oberen Grenze.");
        }

        return null;
    }

    private static Problem Invalid(string code, string message) => new("forecast.hand." + code, message, ProblemKind.Invalid);
}
