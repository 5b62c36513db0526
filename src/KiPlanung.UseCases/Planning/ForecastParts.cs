namespace KiPlanung.UseCases.Planning;

/// <summary>„Zerlegung“ — the forecast of the last year as a sum: last observed value + level + trend × years.</summary>
/// <param name="LastYear">Of the last observed value <paramref name="Last"/>.</param>
/// <param name="Level">What the forecast adds or takes away at once, apart from its trend: it starts above or below the last value.</param>
/// <param name="Trend">Mean change per year over the years forecast; 0 for a single year.</param>
/// <param name="Past">Mean change per year observed from <paramref name="PastFrom"/> to the last value; null with one value only.</param>
public sealed record ForecastParts(
    int LastYear, double Last, int TargetYear, double Target, double Level, double Trend, double? Past, int PastFrom)
{
    public int Years => TargetYear - LastYear;

    /// <returns>Null when nothing was observed before the first year forecast.</returns>
    public static ForecastParts? Of(ForecastDocument document)
    {
        var years = document.Calculated ?? document.Years;
        var (first, target) = (years[0], years[^1]);
        var known = document.History.Where(y => y.Value is not null && y.Year < first.Year).ToList();
        if (known.Count == 0) return null;
        var (last, start) = (known[^1], StartOf(document, known));
        var trend = years.Count > 1 ? (target.Mean - first.Mean) / (target.Year - first.Year) : 0;
        var level = first.Mean - last.Value!.Value - (trend * (first.Year - last.Year));
        double? past = start.Year < last.Year ? (last.Value - start.Value) / (last.Year - start.Year) : null;
        return new ForecastParts(last.Year, last.Value.Value, target.Year, target.Mean, level, trend, past, start.Year);
    }

    /// <summary>The first value, or the first one after the latest break: figures before it are not comparable.</summary>
    private static HistoryYear StartOf(ForecastDocument document, List<HistoryYear> known)
    {
        var broken = document.Breaks.Select(b => b.FirstYear).DefaultIfEmpty(int.MinValue).Max();
        return known.Find(y => y.Year >= broken) ?? known[^1];
    }
}
