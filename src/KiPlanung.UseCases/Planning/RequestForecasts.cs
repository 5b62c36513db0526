using System.Text.Json;
using KiPlanung.Audit;
using KiPlanung.Review;
using KiPlanung.Vocabulary;

namespace KiPlanung.UseCases.Planning;

/// <summary>Which indicators, which regions, how many periods ahead; an empty list means all that are imported.</summary>
public sealed record ForecastsRequest(IReadOnlyList<string> IndicatorKeys, IReadOnlyList<string> Regions, int Horizon);

/// <summary>What the check page shows: indicators by name and the number of series each has.</summary>
public sealed record ForecastsPlan(ForecastsRequest Request, IReadOnlyList<(string Indicator, int Series)> Parts)
{
    public int SeriesCount => Parts.Sum(part => part.Series);
}

/// <summary>„Viele Vorausberechnungen auf einmal anfordern“ — one job; each series gets its own draft, to be handed in
/// one by one.</summary>
public sealed class RequestForecasts(IPlanningStore store, TimeProvider clock)
{
    public async Task<Outcome<ForecastsPlan>> PlanAsync(Actor actor, ForecastsRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Require(Role.Planner).IsOk(out _, out var problem)) return problem;
        if (request.Horizon is < 1 or > RequestForecast.MaxHorizon)
            return new Problem("forecast.horizon",
                $"Der Zeitraum muss zwischen 1 und {RequestForecast.MaxHorizon} Jahren liegen.", ProblemKind.Invalid);
        if (request.Regions.FirstOrDefault(r => !Ags.TryParse(r, out _)) is { } unknown)
            return new Problem("forecast.region", $"„{unknown}“ ist kein Gebietsschlüssel.", ProblemKind.Invalid);

        await using var view = await store.ReadAsync(cancellationToken);
        var wanted = BatchIndicators.Of(request, await view.Statistics.ListIndicatorsAsync(cancellationToken));
        var parts = new List<(string Indicator, int Series)>();
        foreach (var indicator in wanted)
        {
            var regions = await view.Statistics.ListRegionsAsync(indicator.Indicator.Key, cancellationToken);
            var count = regions.Count(r => request.Regions.Count == 0 || request.Regions.Contains(r.Ags.Value, StringComparer.Ordinal));
            if (count > 0) parts.Add((indicator.Indicator.Name, count));
        }

        return parts.Count > 0 ? new ForecastsPlan(request, parts) : new Problem("forecast.no-series",
            "Für diese Auswahl ist keine Zeitreihe eingelesen. Bitte lesen Sie zuerst eine Tabelle ein oder wählen Sie mehr aus.",
            ProblemKind.NotFound);
    }

    /// <returns>The job; its drafts appear indicator by indicator.</returns>
    public async Task<Outcome<Job>> RunAsync(Actor actor, ForecastsRequest request, CancellationToken cancellationToken)
    {
        if (!(await PlanAsync(actor, request, cancellationToken)).IsOk(out var plan, out var problem)) return problem;
        var now = clock.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now), JobKind.ForecastBatch, actor.Person!.Value, JsonSerializer.Serialize(request),
            JobState.Waiting, 0, now, null, null, null, null);
        await using var transaction = await store.WriteAsync(cancellationToken);
        if ((await transaction.AiSwitch.ReadAsync(cancellationToken)).Refusal(AiScope.Forecast) is { } stopped) return stopped;
        transaction.Jobs.Add(job);
        var fields = new Dictionary<AuditField, string>
        {
            [AuditField.Count] = Code.Of(plan.SeriesCount), [AuditField.Horizon] = Code.Of(request.Horizon),
        };
        await transaction.CommitAsync(actor, [new(AuditEvent.ForecastRequested, AuditObject.Job, job.Id, fields)], cancellationToken);
        return job;
    }

    /// <summary>What a batch of one's own has done so far.</summary>
    public async Task<IReadOnlyList<JobItem>> ItemsAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        await using var view = await store.ReadAsync(cancellationToken);
        return await view.Jobs.FindAsync(jobId, cancellationToken) is { } job && job.RequestedBy == actor.Person
            ? await view.Jobs.ListItemsAsync(jobId, cancellationToken)
            : [];
    }
}
