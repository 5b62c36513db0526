using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Statistics;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Which indicator, where, how many periods ahead.</summary>
public sealed record ForecastRequest(string IndicatorKey, string Ags, int Horizon);

/// <summary>What the check page shows before anything is calculated.</summary>
public sealed record ForecastPlan(ForecastRequest Request, StatisticalSeries Series, IReadOnlyList<KnownBreak> Breaks);

/// <summary>„Vorausberechnung anfordern“</summary>
public sealed class RequestForecast(IPlanningStore store, TimeProvider clock)
{
    public const int MaxHorizon = 30;

    public async Task<Outcome<ForecastPlan>> PlanAsync(Actor actor, ForecastRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner).IsOk(out _, out var problem)) return problem;
        if (request.Horizon is < 1 or > MaxHorizon)
            return new Problem("forecast.horizon", $"Der Zeitraum muss zwischen 1 und {MaxHorizon} Jahren liegen.", ProblemKind.Invalid);
        if (!Ags.TryParse(request.Ags, out var ags))
            return new Problem("forecast.region", "Bitte wählen Sie ein Gebiet.", ProblemKind.Invalid);

        await using var view = await store.ReadAsync(cancellationToken);
        var series = await view.Statistics.FindSeriesAsync(request.IndicatorKey, ags, cancellationToken);
        return series is null
            ? new Problem("forecast.no-series",
                "Für diese Kennzahl und dieses Gebiet ist keine Zeitreihe eingelesen. Bitte lesen Sie zuerst die Tabelle ein.",
                ProblemKind.NotFound)
            : new ForecastPlan(request, series, KnownBreaks.For(series));
    }

    /// <returns>The job; its draft appears when it is finished.</returns>
    public async Task<Outcome<Job>> RunAsync(Actor actor, ForecastRequest request, CancellationToken cancellationToken)
    {
        if (!(await PlanAsync(actor, request, cancellationToken)).IsOk(out _, out var problem)) return problem;

        var now = clock.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), JobKind.Forecast, actor.Person!.Value, JsonSerializer.Serialize(request),
            JobState.Waiting, 0, now, null, null, null, null);
        await using var transaction = await store.WriteAsync(cancellationToken);
        if ((await transaction.AiSwitch.ReadAsync(cancellationToken)).Refusal(AiScope.Forecast) is { } stopped) return stopped;
        transaction.Jobs.Add(job);
        await transaction.CommitAsync(
            actor, [new(AuditEvent.ForecastRequested, AuditObject.Job, job.Id, Fields(request))], cancellationToken);
        return job;
    }

    private static Dictionary<AuditField, string> Fields(ForecastRequest request) => new()
    {
        [AuditField.IndicatorHash] = ContentHash.Of(request.IndicatorKey).Hex,
        [AuditField.Region] = request.Ags,
        [AuditField.Horizon] = Code.Of(request.Horizon),
    };
}
