using System.Globalization;
using System.Text.Json;
using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;

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
            if (job.Kind == JobKind.ForecastBatch)
            {
                titles[job.Id] = TitleOf(JsonSerializer.Deserialize<ForecastsRequest>(job.Request)!);
                continue;
            }
            if (job.Kind == JobKind.Calculation)
            {
                titles[job.Id] = TitleOf(JsonSerializer.Deserialize<CalculationRequest>(job.Request)!, names);
                continue;
            }
            if (RequestOf(job) is not { } request)
            {
                titles[job.Id] = "Zusammenfassung einer Notiz";
                continue;
            }
            if (!regions.ContainsKey(request.Ags)) await AddRegionsAsync(actor, request.IndicatorKey, regions, cancellationToken);
            titles[job.Id] = $"{names.GetValueOrDefault(request.IndicatorKey, request.IndicatorKey)}, "
                + $"{regions.GetValueOrDefault(request.Ags, request.Ags)}, "
                + Years(request.Horizon);
        }

        return titles;
    }

    private static string TitleOf(CalculationRequest request, Dictionary<string, string> names) => request switch
    {
        { Population: { } people } => $"Bevölkerung, Gebiet {people.Ags}, {Years(people.Horizon)}",
        { Need: { } need } => $"Bedarf {NeedFields.Title(need.Question.Field)}, Gebiet {need.Population?.Ags ?? need.Ags}",
        { Coherent: { } areas } =>
            $"{names.GetValueOrDefault(areas.IndicatorKey, areas.IndicatorKey)}, alle Gebiete abgestimmt, {Years(areas.Horizon)}",
        _ => "Berechnung",
    };

    private static string TitleOf(ForecastsRequest request) =>
        $"Viele Reihen: {Count(request.IndicatorKeys.Count, "alle Kennzahlen", "1 Kennzahl", "Kennzahlen")}, "
        + $"{Count(request.Regions.Count, "alle Gebiete", "1 Gebiet", "Gebiete")}, {Years(request.Horizon)}";

    private static string Count(int count, string none, string one, string many) =>
        count switch { 0 => none, 1 => one, _ => $"{count.ToString(CultureInfo.InvariantCulture)} {many}" };

    private static string Years(int horizon) => horizon == 1 ? "1 Jahr" : horizon.ToString(CultureInfo.InvariantCulture) + " Jahre";

    private async Task AddRegionsAsync(
        Actor actor, string indicatorKey, Dictionary<string, string> regions, CancellationToken cancellationToken)
    {
        if (!(await list.RegionsAsync(actor, indicatorKey, cancellationToken)).IsOk(out var found, out _)) return;
        foreach (var region in found) regions.TryAdd(region.Ags.Value, region.Name);
    }

    private static ForecastRequest? RequestOf(Job job) =>
        job.Kind == JobKind.Forecast ? JsonSerializer.Deserialize<ForecastRequest>(job.Request) : null;
}
