using KiPlanung.UseCases.Planning.Calculations;

namespace KiPlanung.UseCases.Planning;

/// <summary>Which indicators a batch forecasts.</summary>
internal static class BatchIndicators
{
    /// <summary>Those asked for by key, or all. Official projections never: they are compared with. Single ages of a population only when
    /// asked for by key: people grow older, so a population is calculated as a whole.</summary>
    public static IReadOnlyList<IndicatorSummary> Of(ForecastsRequest request, IReadOnlyList<IndicatorSummary> known)
    {
        var candidates = known.Where(k => !OfficialProjection.IsOne(k.Indicator.Key));
        if (request.IndicatorKeys.Count > 0)
            return [.. candidates.Where(k => request.IndicatorKeys.Contains(k.Indicator.Key, StringComparer.Ordinal))];
        var ages = AgeStructures.KeysOf(known);
        return [.. candidates.Where(k => !ages.Contains(k.Indicator.Key))];
    }
}
