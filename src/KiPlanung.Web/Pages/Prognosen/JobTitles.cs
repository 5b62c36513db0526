using System.Globalization;
using System.Text.Json;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>What a job is called on pages: indicator, region and years instead of keys.</summary>
public sealed class JobTitles(ListSeries list)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(Actor actor, IReadOnlyList<Job> jobs, CancellationToken cancellationToken)
    {
        var names = (await list.IndicatorsAsync(actor, cancellationToken)).IsOk(out var indicators, out _)
            ? indicators.ToDictionary(i => i.Indicator.Key, i => i.Indicator.Name, StringComparer.Ordinal)
            : [];
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        var titles = new Dictionary<Guid, string>();
        foreach (var job in jobs)
        {
            if (RequestOf(job) is not { } request)
            {
                titles[job.Id] = "Zusammenfassung einer Notiz";
                continue;
            }
            if (!regions.ContainsKey(request.Ags)) await AddRegionsAsync(actor, request.IndicatorKey, regions, cancellationToken);
            titles[job.Id] = $"{names.GetValueOrDefault(request.IndicatorKey, request.IndicatorKey)}, "
                + $"{regions.GetValueOrDefault(request.Ags, request.Ags)}, "
                + (request.Horizon == 1 ? "1 Jahr" : request.Horizon.ToString(CultureInfo.InvariantCulture) + " Jahre");
        }

        return titles;
    }

    private async Task AddRegionsAsync(
        Actor actor, string indicatorKey, Dictionary<string, string> regions, CancellationToken cancellationToken)
    {
        if (!(await list.RegionsAsync(actor, indicatorKey, cancellationToken)).IsOk(out var found, out _)) return;
        foreach (var region in found) regions.TryAdd(region.Ags.Value, region.Name);
    }

    private static ForecastRequest? RequestOf(Job job) =>
        job.Kind == JobKind.Forecast ? JsonSerializer.Deserialize<ForecastRequest>(job.Request) : null;
}
