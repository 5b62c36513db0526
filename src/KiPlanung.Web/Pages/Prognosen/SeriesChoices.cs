using KiPlanung.UseCases;
using KiPlanung.UseCases.Planning;
using KiPlanung.UseCases.Planning.Calculations;
using KiPlanung.Vocabulary;
using KiPlanung.Web.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KiPlanung.Web.Pages.Prognosen;

/// <summary>Indicators and regions to choose from, by name.</summary>
public sealed class SeriesChoices(ListSeries list)
{
    private static readonly StringComparer ByName = StringComparer.Create(German.Culture, ignoreCase: true);

    public async Task<Outcome<IReadOnlyList<SelectListItem>>> IndicatorsAsync(Actor actor, CancellationToken cancellationToken) =>
        (await list.IndicatorsAsync(actor, cancellationToken)).Then<IReadOnlyList<SelectListItem>>(all =>
            new Outcome<IReadOnlyList<SelectListItem>>.Ok([.. Forecastable(all).OrderBy(i => i.Indicator.Name, ByName).Select(i =>
                new SelectListItem($"{i.Indicator.Name} ({i.FirstYear}–{i.LastYear})", i.Indicator.Key))]));

    public async Task<Outcome<IReadOnlyList<SelectListItem>>> RegionsAsync(
        Actor actor, string indicatorKey, CancellationToken cancellationToken) =>
        (await list.RegionsAsync(actor, indicatorKey, cancellationToken)).Then<IReadOnlyList<SelectListItem>>(all =>
            new Outcome<IReadOnlyList<SelectListItem>>.Ok([.. all.OrderBy(r => r.Name, ByName)
                .Select(r => new SelectListItem(r.Name, r.Ags.Value))]));

    /// <summary>Single ages of a population and official projections are no series to forecast.</summary>
    private static IEnumerable<IndicatorSummary> Forecastable(IReadOnlyList<IndicatorSummary> all)
    {
        var ages = AgeStructures.KeysOf(all);
        return all.Where(i => !ages.Contains(i.Indicator.Key) && !OfficialProjection.IsOne(i.Indicator.Key));
    }

    /// <summary>Every region that any indicator has; the key tells regions of the same name apart.</summary>
    public async Task<Outcome<IReadOnlyList<SelectListItem>>> AllRegionsAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!(await list.IndicatorsAsync(actor, cancellationToken)).IsOk(out var indicators, out var problem)) return problem;
        var regions = new Dictionary<Ags, string>();
        var ages = AgeStructures.Of(indicators);
        var single = ages.SelectMany(s => s.Keys.Keys.Skip(1)).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in indicators.Where(i => !single.Contains(i.Indicator.Key)))
        {
            var found = await list.RegionsAsync(actor, indicator.Indicator.Key, cancellationToken);
            if (!found.IsOk(out var some, out problem)) return problem;
            foreach (var region in some) regions.TryAdd(region.Ags, region.Name);
        }

        return new Outcome<IReadOnlyList<SelectListItem>>.Ok([.. regions.OrderBy(r => r.Value, ByName)
            .Select(r => new SelectListItem($"{r.Value} ({r.Key})", r.Key.Value))]);
    }
}
